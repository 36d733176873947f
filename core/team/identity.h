#pragma once

#include "core/journal/logkey.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace verdict {

enum class Role { Lead, Router, Reviewer };

/// "lead", "router" or "reviewer".
const char *nameOf(Role role);

/// A member of the team as the roster tells it.
struct Member {
    MemberId id;
    std::string name;
    std::vector<Role> roles;
    LogId rosterKey;                       ///< the device's roster key, which endorses its log keys
    std::array<std::uint8_t, 32> boxKey{}; ///< X25519: audience keys are sealed to it

    [[nodiscard]] bool is(Role role) const;
};

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

/// What a device's roster key signs when it endorses a log: "verdict log v1", role, log, member and reviewer.
std::string endorsementText(const std::string &role, const LogId &log, const MemberId &author,
                            const MemberId &reviewer);

} // namespace verdict
