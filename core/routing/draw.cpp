#include "core/routing/draw.h"

#include <cassert>
#include <sodium.h>

namespace verdict {
namespace {

std::uint64_t top64(const Digest256 &digest)
{
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i)
        value = value << 8 | digest[static_cast<std::size_t>(i)];
    return value;
}

std::string numbered(std::string_view id, int attempt)
{
    return attempt == 0 ? std::string(id) : std::to_string(attempt) + '|' + std::string(id);
}

} // namespace

Digest256 hmacSha256(std::span<const std::uint8_t> key, std::string_view message)
{
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.data(), key.size());
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char *>(message.data()), message.size());
    Digest256 digest;
    crypto_auth_hmacsha256_final(&state, digest.data());
    sodium_memzero(&state, sizeof state);
    return digest;
}

double uniformOf(const Digest256 &digest)
{
    constexpr double scale = 1.0 / (std::uint64_t{1} << 53);
    return static_cast<double>(top64(digest) >> 11) * scale;
}

KeyedDraw::KeyedDraw(const Secret &secret) : m_secret(secret) {}

KeyedDraw::~KeyedDraw() { sodium_memzero(m_secret.data(), m_secret.size()); }

Digest256 KeyedDraw::digest(std::string_view purpose, std::string_view id) const
{
    assert(!purpose.empty() && purpose.find('|') == std::string_view::npos);
    std::string message(purpose);
    message += '|';
    message += id;
    return hmacSha256(m_secret, message);
}

double KeyedDraw::uniform(std::string_view purpose, std::string_view id) const
{
    return uniformOf(digest(purpose, id));
}

std::uint64_t KeyedDraw::below(std::uint64_t bound, std::string_view purpose, std::string_view id) const
{
    assert(bound > 0);
    const std::uint64_t tooLow = -bound % bound; // 2^64 mod bound: below it a remainder would be favoured
    for (int attempt = 0;; ++attempt) {
        const std::uint64_t value = top64(digest(purpose, numbered(id, attempt)));
        if (value >= tooLow)
            return value % bound;
    }
}

std::string drawId(const CaseName &name) { return std::to_string(name.domain.size()) + ':' + name.domain + name.id; }

} // namespace verdict
