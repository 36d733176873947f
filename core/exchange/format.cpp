#include "core/exchange/format.h"

#include <algorithm>
#include <array>

namespace verdict {
namespace {

constexpr std::array formats{Format::Native, Format::Csv, Format::LabelStudio};

Error notReadable(const std::string &what) { return {ErrorKind::BadInput, what}; }

bool isUtf16(std::string_view head) { return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"); }

std::string_view withoutMark(std::string_view head) { return head.starts_with("\xEF\xBB\xBF") ? head.substr(3) : head; }

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

bool mentions(std::string_view head, std::string_view field)
{
    return head.find('"' + std::string(field) + '"') != std::string_view::npos;
}

Result<Format> arrayFormat(std::string_view head)
{
    if (mentions(head, "predictions") || mentions(head, "annotations") || mentions(head, "result"))
        return Format::LabelStudio;
    if (mentions(head, "prediction") && mentions(head, "domain"))
        return notReadable(
            "The file is one JSON list; write one case record a line, without brackets and commas around them.");
    return notReadable("The file is a JSON list, but not of Label Studio tasks; name its format with --format.");
}

Result<Format> objectFormat(std::string_view head)
{
    const std::string_view line = head.substr(0, head.find('\n'));
    if (line.size() < head.size() && line.find_first_not_of("{ \t\r") == std::string_view::npos)
        return notReadable("The file is one JSON document over several lines; write one case record a line.");
    return Format::Native;
}

/// Binary data and UTF-16 show themselves by zero bytes; the latter begins with a mark that only CSV may have.
Result<Format> utf16Format(std::string_view head)
{
    const bool little = head.starts_with("\xFF\xFE");
    std::string first;
    for (std::size_t i = little ? 2 : 3; i < std::min<std::size_t>(head.size(), 64); i += 2)
        first += head[i];
    const std::string_view text = trimmed(first);
    if (text.starts_with('{') || text.starts_with('['))
        return *faultOfJsonEncoding(head);
    return Format::Csv;
}

} // namespace

std::optional<Error> faultOfJsonEncoding(std::string_view head)
{
    if (isUtf16(head))
        return notReadable("The file is UTF-16; JSON must be UTF-8 without a byte-order mark.");
    if (withoutMark(head).size() < head.size())
        return notReadable("The file begins with a byte-order mark; JSON must be UTF-8 without one.");
    return std::nullopt;
}

const char *nameOf(Format format)
{
    switch (format) {
    case Format::Native: return "native";
    case Format::Csv: return "csv";
    case Format::LabelStudio: return "label-studio";
    }
    return "";
}

const char *titleOf(Format format)
{
    switch (format) {
    case Format::Native: return "case records (JSON Lines)";
    case Format::Csv: return "CSV";
    case Format::LabelStudio: return "Label Studio JSON";
    }
    return "";
}

std::optional<Format> formatFromName(std::string_view name)
{
    const auto at = std::find_if(formats.begin(), formats.end(), [&](Format format) { return name == nameOf(format); });
    return at == formats.end() ? std::nullopt : std::optional(*at);
}

Result<Format> recogniseFormat(std::string_view head)
{
    if (isUtf16(head))
        return utf16Format(head);
    if (head.find('\0') != std::string_view::npos)
        return notReadable("The file is not text; case records are JSON Lines, CSV or Label Studio JSON.");
    const std::string_view text = trimmed(withoutMark(head));
    if (text.empty())
        return Format::Native;
    const bool json = text.starts_with('{') || text.starts_with('[');
    if (const auto fault = json ? faultOfJsonEncoding(head) : std::nullopt)
        return *fault;
    if (json)
        return text.starts_with('{') ? objectFormat(text) : arrayFormat(text);
    if (text.starts_with('<'))
        return notReadable("The file is XML or HTML; case records are JSON Lines, CSV or Label Studio JSON.");
    if (text.substr(0, text.find('\n')).find_first_of(",;\t") == std::string_view::npos)
        return notReadable("The format was not recognised; name it with --format native, csv or label-studio.");
    return Format::Csv;
}

} // namespace verdict
