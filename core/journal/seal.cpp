#include "core/journal/seal.h"

#include <bit>
#include <cassert>
#include <cstring>
#include <sodium.h>

namespace verdict {
namespace {

constexpr std::size_t chunkBytes = std::size_t{1} << 20;
constexpr std::size_t tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t headerBytes = 32 + 4;
constexpr std::size_t minimumBytes = 256;

using Key = std::array<std::uint8_t, 32>;
using Nonce = std::array<std::uint8_t, nonceBytes>;

const unsigned char *raw(std::string_view text) { return reinterpret_cast<const unsigned char *>(text.data()); }
unsigned char *raw(char *text) { return reinterpret_cast<unsigned char *>(text); }

std::size_t padme(std::size_t size)
{
    if (size <= minimumBytes)
        return minimumBytes;
    const int exponent = std::bit_width(size) - 1;
    const int lowBits = exponent - std::bit_width(static_cast<unsigned>(exponent));
    const std::size_t mask = (std::size_t{1} << lowBits) - 1;
    return (size + mask) & ~mask;
}

std::size_t chunksOf(std::size_t bytes) { return (bytes + chunkBytes - 1) / chunkBytes; }

/// One key per name: no nonce can ever meet the same key twice with other content.
Key contentKey(const AudienceKey &audience, const ObjectName &name)
{
    Key key{};
    crypto_generichash(key.data(), key.size(), name.bytes.data(), name.bytes.size(), audience.bytes.data(),
                       audience.bytes.size());
    return key;
}

Nonce chunkNonce(std::uint64_t chunk, bool last)
{
    Nonce nonce{};
    for (std::size_t i = 0; i < 8; ++i)
        nonce[i] = static_cast<std::uint8_t>(chunk >> (8 * i));
    nonce[8] = last ? 1 : 0;
    return nonce;
}

std::uint32_t readLength(const char *bytes)
{
    std::uint32_t value = 0;
    for (int i = 3; i >= 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// salt ‖ length ‖ content ‖ zeros. Kept per thread, so that sealing many small objects allocates nothing.
std::string &framed(const Salt &salt, std::string_view plaintext)
{
    thread_local std::string frame;
    assert(plaintext.size() <= 0xFFFFFFFFu);
    frame.assign(padme(headerBytes + plaintext.size()), '\0');
    std::memcpy(frame.data(), salt.data(), salt.size());
    for (std::size_t i = 0; i < 4; ++i)
        frame[32 + i] = static_cast<char>(plaintext.size() >> (8 * i) & 0xFF);
    std::memcpy(frame.data() + headerBytes, plaintext.data(), plaintext.size());
    return frame;
}

Error damaged()
{
    return {ErrorKind::Damaged, "A sealed piece does not open: it was changed, or sealed with another key."};
}

Result<std::string> openFrame(const Key &key, std::string_view sealed)
{
    std::string frame;
    std::uint64_t chunk = 0;
    while (!sealed.empty()) {
        const std::size_t take = std::min(sealed.size(), chunkBytes + tagBytes);
        if (take <= tagBytes)
            return damaged();
        const auto at = frame.size();
        frame.resize(at + take - tagBytes);
        const auto nonce = chunkNonce(chunk++, take == sealed.size());
        if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(frame.data() + at), nullptr, nullptr, raw(sealed), take,
                                                       nullptr, 0, nonce.data(), key.data()) != 0)
            return damaged();
        sealed.remove_prefix(take);
    }
    return frame;
}

Key purposeKey(const Key &key, std::string_view purpose)
{
    Key derived{};
    crypto_generichash(derived.data(), derived.size(), raw(purpose), purpose.size(), key.data(), key.size());
    return derived;
}

} // namespace

AudienceKey AudienceKey::generate()
{
    AudienceKey key;
    randombytes_buf(key.bytes.data(), key.bytes.size());
    return key;
}

ObjectName nameOf(const Salt &salt, std::string_view plaintext)
{
    thread_local Sha256 hash;
    return ObjectName{hash.add(salt).add(plaintext).finish()};
}

Salted saltAndName(std::string_view plaintext)
{
    Salted salted;
    randombytes_buf(salted.salt.data(), salted.salt.size());
    salted.name = nameOf(salted.salt, plaintext);
    return salted;
}

std::size_t sealedSize(std::size_t contentBytes)
{
    const std::size_t frame = padme(headerBytes + contentBytes);
    return frame + chunksOf(frame) * tagBytes;
}

void sealInto(std::string &out, const AudienceKey &audience, const Salted &salted, std::string_view plaintext)
{
    const std::string_view frame = framed(salted.salt, plaintext);
    const Key key = contentKey(audience, salted.name);
    std::size_t at = out.size();
    out.resize(at + frame.size() + chunksOf(frame.size()) * tagBytes);
    std::uint64_t chunk = 0;
    for (std::size_t from = 0; from < frame.size(); from += chunkBytes) {
        const auto piece = frame.substr(from, chunkBytes);
        const auto nonce = chunkNonce(chunk++, from + chunkBytes >= frame.size());
        crypto_aead_xchacha20poly1305_ietf_encrypt(raw(out.data() + at), nullptr, raw(piece), piece.size(), nullptr, 0,
                                                   nullptr, nonce.data(), key.data());
        at += piece.size() + tagBytes;
    }
}

std::string seal(const AudienceKey &key, const Salted &salted, std::string_view plaintext)
{
    std::string out;
    sealInto(out, key, salted, plaintext);
    return out;
}

Result<Opened> open(const AudienceKey &audience, const ObjectName &name, std::string_view sealed)
{
    auto frame = openFrame(contentKey(audience, name), sealed);
    if (!frame)
        return frame.error();
    if (frame->size() < headerBytes || readLength(frame->data() + 32) > frame->size() - headerBytes)
        return damaged();
    Opened opened;
    std::memcpy(opened.salt.data(), frame->data(), opened.salt.size());
    opened.plaintext = frame->substr(headerBytes, readLength(frame->data() + 32));
    if (nameOf(opened.salt, opened.plaintext) != name)
        return damaged();
    return opened;
}

std::string sealSecret(const Key &key, std::string_view purpose, std::string_view plaintext)
{
    std::string out(nonceBytes + plaintext.size() + tagBytes, '\0');
    randombytes_buf(out.data(), nonceBytes);
    const Key derived = purposeKey(key, purpose);
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(out.data() + nonceBytes), nullptr, raw(plaintext), plaintext.size(),
                                               raw(purpose), purpose.size(), nullptr, raw(std::string_view(out)),
                                               derived.data());
    return out;
}

Result<std::string> openSecret(const Key &key, std::string_view purpose, std::string_view sealed)
{
    if (sealed.size() < nonceBytes + tagBytes)
        return damaged();
    std::string out(sealed.size() - nonceBytes - tagBytes, '\0');
    const Key derived = purposeKey(key, purpose);
    const auto cipher = sealed.substr(nonceBytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(out.data()), nullptr, nullptr, raw(cipher), cipher.size(),
                                                   raw(purpose), purpose.size(), raw(sealed), derived.data()) != 0)
        return damaged();
    return out;
}

std::array<std::uint8_t, 16> keyedName(const AudienceKey &key, std::string_view purpose, std::string_view bytes)
{
    std::array<std::uint8_t, 16> name{};
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.bytes.data(), key.bytes.size(), name.size());
    crypto_generichash_update(&state, raw(purpose), purpose.size());
    const unsigned char separator = 0;
    crypto_generichash_update(&state, &separator, 1);
    crypto_generichash_update(&state, raw(bytes), bytes.size());
    crypto_generichash_final(&state, name.data(), name.size());
    return name;
}

} // namespace verdict
