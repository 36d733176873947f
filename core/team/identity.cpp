#include "core/team/identity.h"

#include "core/journal/hash.h"

#include <algorithm>
#include <sodium.h>

namespace verdict {

const char *nameOf(Role role)
{
    switch (role) {
    case Role::Lead: return "lead";
    case Role::Router: return "router";
    case Role::Reviewer: return "reviewer";
    }
    return "";
}

bool Member::is(Role role) const { return std::find(roles.begin(), roles.end(), role) != roles.end(); }

MemberId memberIdOf(const LogId &rosterKey)
{
    const Digest digest = sha256(asText(rosterKey.bytes));
    return MemberId{"m-" + toHex(digest.data(), 8)};
}

DeviceKeys DeviceKeys::generate()
{
    DeviceKeys keys{LogKey::generate()};
    crypto_box_keypair(keys.boxPublic.data(), keys.boxSecret.data());
    return keys;
}

std::string sealKeyFor(const std::array<std::uint8_t, 32> &boxPublic, const std::array<std::uint8_t, 32> &key)
{
    std::array<std::uint8_t, 32 + crypto_box_SEALBYTES> box{};
    crypto_box_seal(box.data(), key.data(), key.size(), boxPublic.data());
    return toHex(box.data(), box.size());
}

std::string endorsementText(const std::string &role, const LogId &log, const MemberId &author, const MemberId &reviewer)
{
    return "verdict log v1\n" + role + '\n' + log.hex() + '\n' + author.value + '\n' + reviewer.value + '\n';
}

} // namespace verdict
