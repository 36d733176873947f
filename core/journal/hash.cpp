#include "core/journal/hash.h"

#include <openssl/evp.h>

namespace verdict {
namespace {

/// Looked up once: fetching the algorithm costs more than hashing an event.
EVP_MD *algorithm()
{
    static EVP_MD *const md = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return md;
}

} // namespace

Sha256::Sha256() : m_context(EVP_MD_CTX_new())
{
    EVP_DigestInit_ex(static_cast<EVP_MD_CTX *>(m_context), algorithm(), nullptr);
}

Sha256::~Sha256() { EVP_MD_CTX_free(static_cast<EVP_MD_CTX *>(m_context)); }

Sha256 &Sha256::add(std::string_view bytes)
{
    EVP_DigestUpdate(static_cast<EVP_MD_CTX *>(m_context), bytes.data(), bytes.size());
    return *this;
}

Sha256 &Sha256::add(std::span<const std::uint8_t> bytes) { return add(asText(bytes)); }

Digest Sha256::finish()
{
    Digest digest{};
    auto *context = static_cast<EVP_MD_CTX *>(m_context);
    EVP_DigestFinal_ex(context, digest.data(), nullptr);
    EVP_DigestInit_ex(context, algorithm(), nullptr);
    return digest;
}

Digest sha256(std::string_view bytes)
{
    thread_local Sha256 hash;
    return hash.add(bytes).finish();
}

} // namespace verdict
