#pragma once

#include "core/case/result.h"
#include "core/journal/logkey.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace verdict {

enum class Role { Lead, Router, Reviewer };

/// "lead", "router" or "reviewer".
const char *nameOf(Role role);

/// An X25519 public key: audience keys are sealed to it.
using BoxKey = std::array<std::uint8_t, 32>;

/// The id that a member's first roster key gives.
MemberId memberIdOf(const LogId &rosterKey);

/// The secret half of a member's device: its roster key signs endorsements, its box key opens audience keys.
struct DeviceKeys {
    LogKey roster;
    std::array<std::uint8_t, 32> boxPublic{};
    std::array<std::uint8_t, 32> boxSecret{};

    static DeviceKeys generate();
};

/// A key sealed to one member (libsodium sealed box), as hexadecimal digits.
std::string sealKeyFor(const std::array<std::uint8_t, 32> &boxPublic, const std::array<std::uint8_t, 32> &key);

/// Opens what sealKeyFor() sealed to this device. NotAllowed if it was sealed to another one, or changed.
Result<std::array<std::uint8_t, 32>> openKeyBox(const DeviceKeys &device, const std::string &hex);

/// What a device's roster key signs when it endorses a log: "verdict log v1", role, log, member and reviewer.
std::string endorsementText(const std::string &role, const LogId &log, const MemberId &author,
                            const MemberId &reviewer);

} // namespace verdict
