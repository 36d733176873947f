#include "core/team/storeurl.h"

#include "core/team/hexarray.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace verdict {
namespace {

constexpr std::size_t mostBytes = 1000;
constexpr std::string_view folderScheme = "folder:";
constexpr std::array<std::string_view, 2> serverSchemes = {"postgresql://", "postgres://"};
constexpr std::array<std::string_view, 9> harmless = {"host",
                                                      "hostaddr",
                                                      "port",
                                                      "dbname",
                                                      "user",
                                                      "sslrootcert",
                                                      "target_session_attrs",
                                                      "connect_timeout",
                                                      "application_name"};
constexpr const char *passwordReason =
    "must not hold a password: it belongs into the keychain or the password file of each machine";

std::string lower(std::string_view text)
{
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(), [](unsigned char c) { return std::tolower(c); });
    return low;
}

/// "%70assword" is "password" to libpq; nothing where a percent sign begins no byte.
std::optional<std::string> percentDecoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded += text[at];
            continue;
        }
        const auto byte = arrayFromHex<1>(lower(text.substr(at + 1, 2)));
        if (!byte)
            return std::nullopt;
        decoded += static_cast<char>(byte->front());
        at += 2;
    }
    return decoded;
}

std::optional<std::string> faultOfParameter(std::string_view parameter)
{
    const auto equals = parameter.find('=');
    const auto name = percentDecoded(parameter.substr(0, equals));
    const auto value = percentDecoded(equals == std::string_view::npos ? "" : parameter.substr(equals + 1));
    if (!name || !value)
        return "holds a percent sign that begins no byte";
    if (lower(*name).find("password") != std::string::npos)
        return passwordReason;
    if (*name == "sslmode")
        return *value == "verify-full" ? std::nullopt : std::optional<std::string>("must keep sslmode at verify-full");
    if (std::find(harmless.begin(), harmless.end(), *name) == harmless.end())
        return "may not set \"" + *name + "\" for another machine";
    return std::nullopt;
}

/// libpq takes everything up to an '@' before the first '/' as the user, and what stands behind a ':' in it as the
/// password.
bool holdsPassword(std::string_view rest)
{
    const auto end = rest.find_first_of("@/");
    return end != std::string_view::npos && rest[end] == '@' && rest.substr(0, end).find(':') != std::string_view::npos;
}

std::optional<std::string> faultOfServer(std::string_view rest)
{
    if (holdsPassword(rest))
        return passwordReason;
    const auto question = rest.find('?');
    if (question == std::string_view::npos)
        return std::nullopt;
    for (std::string_view parameters = rest.substr(question + 1); !parameters.empty();) {
        const auto end = parameters.find('&');
        if (const auto fault = faultOfParameter(parameters.substr(0, end)))
            return fault;
        parameters.remove_prefix(end == std::string_view::npos ? parameters.size() : end + 1);
    }
    return std::nullopt;
}

bool hasControl(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

} // namespace

std::optional<std::string> faultOfStoreUrl(std::string_view url)
{
    if (url.size() > mostBytes)
        return "is longer than 1,000 bytes";
    if (hasControl(url))
        return "holds a control character";
    if (url.starts_with(folderScheme))
        return url.size() > folderScheme.size() ? std::nullopt : std::optional<std::string>("names no folder");
    for (const auto scheme : serverSchemes)
        if (url.starts_with(scheme))
            return faultOfServer(url.substr(scheme.size()));
    return "must begin with folder: or postgresql://";
}

} // namespace verdict
