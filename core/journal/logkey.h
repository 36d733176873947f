#pragma once

#include "core/case/ids.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace verdict {

using Signature = std::array<std::uint8_t, 64>;

/// The Ed25519 key pair of one log (or of a device, for the roster). The secret half is wiped when the object goes.
class LogKey {
public:
    static constexpr std::size_t seedBytes = 32;
    using Seed = std::array<std::uint8_t, seedBytes>;

    /// A new random key.
    static LogKey generate();
    /// The key that a stored seed makes.
    static LogKey fromSeed(const Seed &seed);
    ~LogKey();
    LogKey(const LogKey &) = default;
    LogKey &operator=(const LogKey &) = default;

    [[nodiscard]] const LogId &id() const { return m_public; }
    [[nodiscard]] Seed seed() const;
    /// Ed25519 over the 32 bytes of the hash.
    [[nodiscard]] Signature sign(const EventHash &hash) const;
    /// Ed25519 over any bytes, for endorsements.
    [[nodiscard]] Signature sign(std::string_view bytes) const;

private:
    LogKey() = default;
    LogId m_public;
    std::array<std::uint8_t, 64> m_secret{};
};

/// Whether `signature` is the log's over this hash.
bool verifySignature(const LogId &log, const EventHash &hash, const Signature &signature);
bool verifySignature(const LogId &log, std::string_view bytes, const Signature &signature);

} // namespace verdict
