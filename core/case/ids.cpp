#include "core/case/ids.h"

namespace verdict {
namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";
constexpr std::string_view base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr int tokenCharacters = 6;

/// The value of each character that is a lowercase hexadecimal digit; −1 for the others.
constexpr auto hexValues = [] {
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < hexDigits.size(); ++i)
        values[static_cast<unsigned char>(hexDigits[i])] = static_cast<std::int8_t>(i);
    return values;
}();

int hexValue(char c) { return hexValues[static_cast<unsigned char>(c)]; }

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

} // namespace

std::string toHex(const std::uint8_t *bytes, std::size_t size)
{
    std::string hex(size * 2, '0');
    for (std::size_t i = 0; i < size; ++i) {
        hex[2 * i] = hexDigits[bytes[i] >> 4];
        hex[2 * i + 1] = hexDigits[bytes[i] & 15];
    }
    return hex;
}

template <class Tag> std::string Bytes32<Tag>::hex() const { return toHex(bytes.data(), bytes.size()); }

template <class Tag> std::optional<Bytes32<Tag>> Bytes32<Tag>::fromHex(std::string_view hex)
{
    Bytes32 result;
    if (hex.size() != 2 * result.bytes.size())
        return std::nullopt;
    for (std::size_t i = 0; i < result.bytes.size(); ++i) {
        const int high = hexValue(hex[2 * i]);
        const int low = hexValue(hex[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        result.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return result;
}

template struct Bytes32<EventHashTag>;
template struct Bytes32<ObjectNameTag>;
template struct Bytes32<LogIdTag>;
template struct Bytes32<TeamIdTag>;

std::string Token::text() const
{
    std::string text = "C-";
    for (int i = tokenCharacters - 1; i >= 0; --i)
        text += base32[value >> (5 * i) & 31];
    return text;
}

std::optional<Token> Token::fromText(std::string_view text)
{
    if (text.size() != 2 + tokenCharacters || upper(text[0]) != 'C' || text[1] != '-')
        return std::nullopt;
    Token token;
    for (char c : text.substr(2)) {
        const auto at = base32.find(upper(c));
        if (at == std::string_view::npos)
            return std::nullopt;
        token.value = token.value << 5 | static_cast<std::uint32_t>(at);
    }
    return token;
}

} // namespace verdict
