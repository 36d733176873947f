#include "core/case/text.h"

#include <QString>
#include <algorithm>
#include <array>
#include <cstdio>

namespace verdict {
namespace {

/// Code points from first to last, and what a person calls them.
struct Range {
    char32_t first;
    char32_t last;
    const char *what;
};

constexpr const char *control = "a control character";
constexpr const char *bidi = "a character that changes the writing direction";
constexpr const char *invisible = "an invisible character";

constexpr std::array refused{
    Range{0x0000, 0x001F, control},   Range{0x007F, 0x009F, control},
    Range{0x00AD, 0x00AD, invisible}, Range{0x061C, 0x061C, bidi},
    Range{0x180E, 0x180E, invisible}, Range{0x200B, 0x200B, invisible},
    Range{0x200E, 0x200F, bidi},      Range{0x2028, 0x2029, "a line separator"},
    Range{0x202A, 0x202E, bidi},      Range{0x2060, 0x2065, invisible},
    Range{0x2066, 0x2069, bidi},      Range{0x206A, 0x206F, invisible},
    Range{0xFEFF, 0xFEFF, invisible}, Range{0xFFF9, 0xFFFB, invisible},
};

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// How many bytes a character takes that starts with `lead`; 0 if none can.
std::size_t lengthOf(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/// The code point at the text's start; the text must be valid UTF-8 and not empty.
char32_t firstOf(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t length = lengthOf(lead);
    if (length <= 1)
        return lead;
    char32_t point = lead & (0xFF >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
        point = point << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
    return point;
}

/// Whether the bytes that start here are one whole character: no overlong form, no surrogate, nothing past U+10FFFF.
bool startsWhole(std::string_view text, std::size_t length)
{
    if (length == 0 || text.size() < length || !std::all_of(text.begin() + 1, text.begin() + length, continues))
        return false;
    const char32_t point = firstOf(text);
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    return point >= least[length] && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
}

bool isBlank(char32_t point)
{
    return point == ' ' || point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) ||
           point == 0x200C || point == 0x200D || point == 0x202F || point == 0x205F || point == 0x3000;
}

const char *refusal(char32_t point)
{
    const auto at = std::find_if(refused.begin(), refused.end(),
                                 [&](const Range &range) { return point >= range.first && point <= range.last; });
    return at == refused.end() ? nullptr : at->what;
}

std::string refusedAt(const char *what, char32_t point)
{
    std::array<char, 16> code{};
    std::snprintf(code.data(), code.size(), "U+%04X", static_cast<unsigned>(point));
    return std::string("must not hold ") + what + " (" + code.data() + ")";
}

bool isNormal(std::string_view utf8)
{
    const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    return text == text.normalized(QString::NormalizationForm_C);
}

/// Visible ASCII needs none of the slower questions.
bool isPlain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

} // namespace

std::size_t codePoints(std::string_view utf8)
{
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return !continues(c); }));
}

std::string_view cutUtf8(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    std::size_t end = bytes;
    while (end > 0 && bytes - end < 4 && continues(text[end]))
        --end;
    return text.substr(0, continues(text[end]) ? bytes : end);
}

std::string validUtf8(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size());
    while (!bytes.empty()) {
        const std::size_t length = lengthOf(static_cast<unsigned char>(bytes[0]));
        const bool whole = startsWhole(bytes, length);
        text += whole ? bytes.substr(0, length) : std::string_view("\xEF\xBF\xBD");
        bytes.remove_prefix(whole ? length : 1);
    }
    return text;
}

std::optional<std::string> faultOfName(std::string_view utf8)
{
    if (utf8.empty())
        return "must not be empty";
    if (utf8.size() <= maxNameCharacters && isPlain(utf8))
        return std::nullopt;
    const std::size_t characters = codePoints(utf8);
    if (characters > maxNameCharacters)
        return "has " + std::to_string(characters) + " characters; at most 200 are allowed";
    bool blank = true;
    for (std::string_view rest = utf8; !rest.empty();
         rest.remove_prefix(lengthOf(static_cast<unsigned char>(rest[0])))) {
        const char32_t point = firstOf(rest);
        if (const char *what = refusal(point))
            return refusedAt(what, point);
        blank = blank && isBlank(point);
    }
    if (blank)
        return "must not be only blanks";
    if (!isNormal(utf8))
        return "must be in Unicode normal form C, so that equal names have equal bytes";
    return std::nullopt;
}

} // namespace verdict
