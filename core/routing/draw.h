#pragma once

#include "core/case/ids.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace verdict {

using Digest256 = std::array<std::uint8_t, 32>;

/// HMAC-SHA256 (RFC 2104) of the message under a key of any length.
Digest256 hmacSha256(std::span<const std::uint8_t> key, std::string_view message);

/// The top 53 bits of a digest as a number in [0, 1).
double uniformOf(const Digest256 &digest);

/// Random draws that only holders of the secret can predict, and that everybody who learns it can repeat: each is
/// HMAC-SHA256 under the secret over "<purpose>|<id>", never taken from a shared stream, so one draw more or less moves
/// no other.
class KeyedDraw {
public:
    using Secret = std::array<std::uint8_t, 32>;

    explicit KeyedDraw(const Secret &secret);
    KeyedDraw(const KeyedDraw &) = default;
    KeyedDraw &operator=(const KeyedDraw &) = default;
    ~KeyedDraw();

    /// The digest of one draw. `purpose` is a word of the program and holds no '|'; `id` may be anything.
    [[nodiscard]] Digest256 digest(std::string_view purpose, std::string_view id) const;
    /// A number in [0, 1), uniform over multiples of 2⁻⁵³.
    [[nodiscard]] double uniform(std::string_view purpose, std::string_view id) const;
    /// An integer in [0, bound), without the bias of a remainder; `bound` is at least 1.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound, std::string_view purpose, std::string_view id) const;

private:
    Secret m_secret;
};

/// A case's name as the id of a draw: no two names give the same text.
std::string drawId(const CaseName &name);

} // namespace verdict
