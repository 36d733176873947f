#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace verdict {

using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 over pieces added one after another (OpenSSL; uses the processor's SHA instructions). Keep one a thread and
/// reuse it.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;

    Sha256 &add(std::string_view bytes);
    Sha256 &add(std::span<const std::uint8_t> bytes);
    /// The digest of all pieces since the last call; then begins anew.
    Digest finish();

private:
    void *m_context;
};

/// SHA-256 of one piece.
Digest sha256(std::string_view bytes);

/// A view of raw bytes as text, for interfaces that take either.
inline std::string_view asText(std::span<const std::uint8_t> bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

} // namespace verdict
