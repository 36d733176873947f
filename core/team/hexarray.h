#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace verdict {

/// The bytes that 2·N lowercase hexadecimal digits stand for; nothing for any other text.
template <std::size_t N> std::optional<std::array<std::uint8_t, N>> arrayFromHex(std::string_view hex)
{
    constexpr std::string_view digits = "0123456789abcdef";
    if (hex.size() != 2 * N)
        return std::nullopt;
    std::array<std::uint8_t, N> bytes{};
    for (std::size_t i = 0; i < hex.size(); ++i) {
        const auto digit = digits.find(hex[i]);
        if (digit == std::string_view::npos)
            return std::nullopt;
        bytes[i / 2] = static_cast<std::uint8_t>(bytes[i / 2] << 4 | digit);
    }
    return bytes;
}

} // namespace verdict
