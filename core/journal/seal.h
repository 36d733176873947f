#pragma once

#include "core/case/ids.h"
#include "core/case/result.h"
#include "core/journal/hash.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace verdict {

/// The symmetric key of one audience in one epoch; every payload, object and envelope key derives from it.
struct AudienceKey {
    std::array<std::uint8_t, 32> bytes{};

    static AudienceKey generate();
    friend bool operator==(const AudienceKey &, const AudienceKey &) = default;
};

using Salt = std::array<std::uint8_t, 32>;

/// A piece of content with the salt that keeps its name from being guessed.
struct Salted {
    Salt salt{};
    ObjectName name; ///< SHA-256(salt ‖ plaintext)
};

/// Draws a salt and names the content.
Salted saltAndName(std::string_view plaintext);
/// The name that this salt and content have.
ObjectName nameOf(const Salt &salt, std::string_view plaintext);

/// Bytes a sealed piece takes for this many bytes of content: Padmé sizes (Nikitin et al., "Reducing Metadata Leakage
/// from Encrypted Files", PoPETs 2019) of at least 256 bytes, so a size tells at most its floating-point magnitude and
/// costs at most 12 % more.
std::size_t sealedSize(std::size_t contentBytes);

/// Seals content for an audience: key = BLAKE2b(audience key, name), XChaCha20-Poly1305 in chunks of 1 MiB over
/// salt ‖ length ‖ content ‖ padding. The same content, salt and key give the same bytes.
std::string seal(const AudienceKey &key, const Salted &salted, std::string_view plaintext);
/// The same, appended to `out` (for packs of many objects).
void sealInto(std::string &out, const AudienceKey &key, const Salted &salted, std::string_view plaintext);

/// What a sealed piece holds.
struct Opened {
    Salt salt{};
    std::string plaintext;
};

/// Opens a sealed piece and checks it against its name. Damaged if a byte changed, or if it was sealed for others.
Result<Opened> open(const AudienceKey &key, const ObjectName &name, std::string_view sealed);

/// Padding and cipher for small secrets of this workspace (keys, drafts): random nonce, one piece.
std::string sealSecret(const std::array<std::uint8_t, 32> &key, std::string_view purpose, std::string_view plaintext);
Result<std::string> openSecret(const std::array<std::uint8_t, 32> &key, std::string_view purpose,
                               std::string_view sealed);

/// 128 bits that name something to holders of the audience key alone (look-up of a case by id, equality of content).
std::array<std::uint8_t, 16> keyedName(const AudienceKey &key, std::string_view purpose, std::string_view bytes);

} // namespace verdict
