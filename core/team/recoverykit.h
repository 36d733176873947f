#pragma once

#include "core/case/clock.h"
#include "core/case/result.h"
#include "core/team/identity.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace verdict {

/// 32 random bytes that a member keeps on paper as 24 words. The kit is a device in a drawer: its keys follow from
/// these bytes alone, so whoever types the words on any machine holds that device. Wiped when the object goes.
class RecoveryKit {
public:
    using Bytes = std::array<std::uint8_t, 32>;
    static constexpr std::size_t words = 24; ///< 256 bits and 8 bits of check sum

    static RecoveryKit generate();
    explicit RecoveryKit(const Bytes &bytes) : m_bytes(bytes) {}
    RecoveryKit(const RecoveryKit &) = default;
    RecoveryKit &operator=(const RecoveryKit &) = default;
    ~RecoveryKit();

    [[nodiscard]] const Bytes &bytes() const { return m_bytes; }

private:
    Bytes m_bytes{};
};

/// The 24 words of a kit in order.
std::vector<std::string_view> wordsOf(const RecoveryKit &kit);

/// The kit of typed words: any case, any spacing and punctuation, numbered or not. BadInput names every word that is
/// none with the nearest ones, says how many words there are instead of 24, or that the check sum does not fit.
Result<RecoveryKit> kitFromWords(std::string_view typed);

/// The device that a kit is: Ed25519 roster key and X25519 box key by keyed BLAKE2b, one purpose each.
DeviceKeys deviceOf(const RecoveryKit &kit);

/// A secret (the workspace key) sealed to a kit's box key, for the day its owner forgets the passphrase; hexadecimal.
std::string sealToKit(const std::array<std::uint8_t, 32> &kitBoxPublic, const std::array<std::uint8_t, 32> &secret);

/// What sealToKit() sealed. BadInput or Damaged as openKeyBox().
Result<std::array<std::uint8_t, 32>> openWithKit(const RecoveryKit &kit, std::string_view sealedHex);

/// The file that a founder or lead prints or moves to a safe place.
struct KitFile {
    TeamId team;
    MemberId member;
    std::string memberName;
    Time made;
    RecoveryKit kit;
};

/// The text of a kit file: whose it is, the words in numbered rows, what to do with it.
std::string writeKitFile(const KitFile &file);

/// Reads a kit file back. BadInput with the line that is missing or wrong.
Result<KitFile> readKitFile(std::string_view text);

} // namespace verdict
