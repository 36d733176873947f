#include "core/team/identity.h"

#include "core/journal/hash.h"

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

Result<std::array<std::uint8_t, 32>> openKeyBox(const DeviceKeys &device, const std::string &hex)
{
    std::array<std::uint8_t, 32 + crypto_box_SEALBYTES> box{};
    std::array<std::uint8_t, 32> key{};
    std::size_t length = 0;
    if (hex.size() != 2 * box.size() ||
        sodium_hex2bin(box.data(), box.size(), hex.data(), hex.size(), nullptr, &length, nullptr) != 0 ||
        crypto_box_seal_open(key.data(), box.data(), length, device.boxPublic.data(), device.boxSecret.data()) != 0)
        return Error{ErrorKind::NotAllowed, "A key was sealed for another device."};
    return key;
}

std::string endorsementText(const std::string &role, const LogId &log, const MemberId &author, const MemberId &reviewer)
{
    return "verdict log v1\n" + role + '\n' + log.hex() + '\n' + author.value + '\n' + reviewer.value + '\n';
}

} // namespace verdict
