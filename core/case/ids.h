#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace verdict {

/// 32 bytes that name something by content or key; Tag keeps an event's hash from being passed as an object's name.
template <class Tag> struct Bytes32 {
    std::array<std::uint8_t, 32> bytes{};

    friend auto operator<=>(const Bytes32 &, const Bytes32 &) = default;
    /// All zeros: the "none before me" of a log's first event, and the team id inside the founding event.
    [[nodiscard]] bool isZero() const { return *this == Bytes32{}; }
    /// 64 lowercase hexadecimal digits.
    [[nodiscard]] std::string hex() const;
    /// The reverse of hex(); nothing unless there are exactly 64 lowercase hexadecimal digits.
    static std::optional<Bytes32> fromHex(std::string_view hex);
};

using EventHash = Bytes32<struct EventHashTag>;   ///< SHA-256 of an event's body
using ObjectName = Bytes32<struct ObjectNameTag>; ///< SHA-256(salt ‖ plaintext) of a payload or object
using LogId = Bytes32<struct LogIdTag>;           ///< Ed25519 public key of a log
using TeamId = Bytes32<struct TeamIdTag>;         ///< hash of the founding event

/// A case by its integrator's name: ids are unique within a domain.
struct CaseName {
    std::string domain;
    std::string id;

    friend auto operator<=>(const CaseName &, const CaseName &) = default;
};

/// A member, named by "m-" and 16 hexadecimal digits of the hash of the member's first roster key.
struct MemberId {
    std::string value;

    friend auto operator<=>(const MemberId &, const MemberId &) = default;
};

/// The random name of one assignment that its reviewer sees instead of the integrator's id: 30 bits.
struct Token {
    std::uint32_t value = 0;

    friend auto operator<=>(const Token &, const Token &) = default;
    /// "C-" and six base32 characters (RFC 4648 alphabet), e.g. "C-7QK2MA".
    [[nodiscard]] std::string text() const;
    /// The reverse of text(), without regard to case; nothing if it is no token.
    static std::optional<Token> fromText(std::string_view text);
};

/// Lowercase hexadecimal digits of bytes.
std::string toHex(const std::uint8_t *bytes, std::size_t size);

} // namespace verdict
