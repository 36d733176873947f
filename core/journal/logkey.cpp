#include "core/journal/logkey.h"

#include <sodium.h>

namespace verdict {
namespace {

std::string_view view(const EventHash &hash)
{
    return {reinterpret_cast<const char *>(hash.bytes.data()), hash.bytes.size()};
}

const unsigned char *bytesOf(std::string_view text) { return reinterpret_cast<const unsigned char *>(text.data()); }

} // namespace

LogKey LogKey::generate()
{
    LogKey key;
    crypto_sign_keypair(key.m_public.bytes.data(), key.m_secret.data());
    return key;
}

LogKey LogKey::fromSeed(const Seed &seed)
{
    LogKey key;
    crypto_sign_seed_keypair(key.m_public.bytes.data(), key.m_secret.data(), seed.data());
    return key;
}

LogKey::~LogKey() { sodium_memzero(m_secret.data(), m_secret.size()); }

LogKey::Seed LogKey::seed() const
{
    Seed seed{};
    crypto_sign_ed25519_sk_to_seed(seed.data(), m_secret.data());
    return seed;
}

Signature LogKey::sign(const EventHash &hash) const { return sign(view(hash)); }

Signature LogKey::sign(std::string_view bytes) const
{
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, bytesOf(bytes), bytes.size(), m_secret.data());
    return signature;
}

bool verifySignature(const LogId &log, const EventHash &hash, const Signature &signature)
{
    return verifySignature(log, view(hash), signature);
}

bool verifySignature(const LogId &log, std::string_view bytes, const Signature &signature)
{
    return crypto_sign_verify_detached(signature.data(), bytesOf(bytes), bytes.size(), log.bytes.data()) == 0;
}

} // namespace verdict
