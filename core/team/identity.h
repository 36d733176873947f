#pragma once

#include "core/case/result.h"
#include "core/journal/logkey.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verdict {

enum class Role { Lead, Router, Reviewer };

/// "lead", "router" or "reviewer".
const char *nameOf(Role role);
/// The reverse of nameOf(); nothing for any other text.
std::optional<Role> roleFromName(std::string_view name);

/// An X25519 public key: audience keys are sealed to it.
using BoxKey = std::array<std::uint8_t, 32>;

/// The id that a member's first roster key gives.
MemberId memberIdOf(const LogId &rosterKey);

/// Whether a text has the form of a member's id: "m-" and 16 hexadecimal digits.
bool isMemberId(std::string_view text);

/// The secret half of a member's device: its roster key signs endorsements, its box key opens audience keys. Secrets
/// are wiped when the object goes.
struct DeviceKeys {
    LogKey roster;
    std::array<std::uint8_t, 32> boxPublic{};
    std::array<std::uint8_t, 32> boxSecret{};

    static DeviceKeys generate();
    /// The keys that a stored seed and a stored box secret (any 32 bytes) make.
    static DeviceKeys fromSecrets(const LogKey::Seed &rosterSeed, const std::array<std::uint8_t, 32> &boxSecret);
    ~DeviceKeys();
};

/// A key sealed to one member (libsodium sealed box), as hexadecimal digits. The box key must be a usable one.
std::string sealKeyFor(const std::array<std::uint8_t, 32> &boxPublic, const std::array<std::uint8_t, 32> &key);

/// The key in a box that sealKeyFor() made for this device. BadInput unless it has the form of such a box; Damaged if
/// it was sealed for another device or a byte changed.
Result<std::array<std::uint8_t, 32>> openKeyBox(const DeviceKeys &device, std::string_view boxHex);

/// Whether something can be sealed to this box key: a few points of the curve give the same secret to everybody.
bool isUsableBoxKey(const std::array<std::uint8_t, 32> &boxPublic);

/// What a device's roster key signs when it endorses a log: "verdict log v1", role, log, member and reviewer.
std::string endorsementText(const std::string &role, const LogId &log, const MemberId &author,
                            const MemberId &reviewer);

} // namespace verdict
