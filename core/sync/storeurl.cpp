#include "core/sync/storeurl.h"

#include "core/sync/folderstore.h"

#include <cctype>
#include <filesystem>

namespace verdict {
namespace {

constexpr std::string_view folderScheme = "folder:";

Error refused(const std::string &why) { return {ErrorKind::BadInput, why}; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Small letters, and %41 as "a", so that no spelling of a word escapes notice.
std::string plainSpelling(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool coded = text[i] == '%' && i + 2 < text.size() &&
                           std::isxdigit(static_cast<unsigned char>(text[i + 1])) != 0 &&
                           std::isxdigit(static_cast<unsigned char>(text[i + 2])) != 0;
        plain += lower(coded ? static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16)) : text[i]);
        i += coded ? 2 : 0;
    }
    return plain;
}

/// Whether a URL carries a password, in front of its host or among its parameters. Wherever an "@" follows a ":", there
/// may be one: a path or a port would not need the "@".
bool hasPassword(std::string_view url)
{
    const auto rest = url.substr(url.find("://") + 3);
    const auto at = rest.rfind('@');
    const bool inUser = at != std::string_view::npos && rest.substr(0, at).find(':') != std::string_view::npos;
    return inUser || plainSpelling(url).find("password=") != std::string::npos;
}

bool hasScheme(std::string_view url)
{
    const auto end = url.find("://");
    return end != std::string_view::npos && end > 0 && url.find('/') == end + 1;
}

Result<StoreAddress> folderAt(std::string_view path)
{
    if (path.empty())
        return refused("Name the shared folder after \"folder:\".");
    std::error_code code;
    const auto absolute = std::filesystem::absolute(std::filesystem::path(path), code);
    if (code)
        return refused("The shared folder's path cannot be used: " + code.message() + ".");
    return StoreAddress{StoreAddress::Kind::Folder, absolute.lexically_normal().string()};
}

} // namespace

Result<StoreAddress> readStoreUrl(std::string_view url)
{
    if (url.empty())
        return refused("Name the shared store: folder:PATH, or the path of a folder.");
    if (url.find('\0') != std::string_view::npos)
        return refused("The shared store's name holds a character that no path may hold.");
    if (url.starts_with(folderScheme))
        return folderAt(url.substr(folderScheme.size()));
    const std::string plain = plainSpelling(url);
    const bool schemed = hasScheme(url);
    if (schemed ? hasPassword(url) : plain.find("password=") != std::string::npos)
        return refused("A password does not belong into the name of a store, where others can read it. Leave it out, "
                       "and keep it in ~/.pgpass.");
    if (plain.starts_with("postgresql://") || plain.starts_with("postgres://"))
        return StoreAddress{StoreAddress::Kind::Postgres, std::string(url)};
    if (schemed)
        return refused("A shared store is a folder: folder:PATH, or its plain path.");
    return folderAt(url);
}

Result<std::unique_ptr<SharedStore>> openStore(const StoreAddress &address)
{
    if (address.kind != StoreAddress::Kind::Folder)
        return refused("This version of Verdict shares through folders only. Use folder:PATH.");
    return std::unique_ptr<SharedStore>(std::make_unique<FolderStore>(address.place));
}

} // namespace verdict
