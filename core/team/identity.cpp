#include "core/team/identity.h"

#include "core/journal/hash.h"
#include "core/team/hexarray.h"

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

std::optional<Role> roleFromName(std::string_view name)
{
    for (const auto role : {Role::Lead, Role::Router, Role::Reviewer})
        if (name == nameOf(role))
            return role;
    return std::nullopt;
}

MemberId memberIdOf(const LogId &rosterKey)
{
    const Digest digest = sha256(asText(rosterKey.bytes));
    return MemberId{"m-" + toHex(digest.data(), 8)};
}

bool isMemberId(std::string_view text) { return text.starts_with("m-") && arrayFromHex<8>(text.substr(2)).has_value(); }

DeviceKeys DeviceKeys::generate()
{
    DeviceKeys keys{LogKey::generate()};
    crypto_box_keypair(keys.boxPublic.data(), keys.boxSecret.data());
    return keys;
}

DeviceKeys DeviceKeys::fromSecrets(const LogKey::Seed &rosterSeed, const std::array<std::uint8_t, 32> &boxSecret)
{
    DeviceKeys keys{LogKey::fromSeed(rosterSeed), {}, boxSecret};
    crypto_scalarmult_base(keys.boxPublic.data(), keys.boxSecret.data());
    return keys;
}

DeviceKeys::~DeviceKeys() { sodium_memzero(boxSecret.data(), boxSecret.size()); }

std::string sealKeyFor(const std::array<std::uint8_t, 32> &boxPublic, const std::array<std::uint8_t, 32> &key)
{
    std::array<std::uint8_t, 32 + crypto_box_SEALBYTES> box{};
    crypto_box_seal(box.data(), key.data(), key.size(), boxPublic.data());
    return toHex(box.data(), box.size());
}

Result<std::array<std::uint8_t, 32>> openKeyBox(const DeviceKeys &device, std::string_view boxHex)
{
    const auto box = arrayFromHex<32 + crypto_box_SEALBYTES>(boxHex);
    if (!box)
        return Error{ErrorKind::BadInput, "A sealed key has 160 hexadecimal digits in lower case."};
    std::array<std::uint8_t, 32> key{};
    if (crypto_box_seal_open(key.data(), box->data(), box->size(), device.boxPublic.data(), device.boxSecret.data()) !=
        0)
        return Error{ErrorKind::Damaged, "This key was sealed for another device, or it is damaged."};
    return key;
}

bool isUsableBoxKey(const std::array<std::uint8_t, 32> &boxPublic)
{
    const std::array<std::uint8_t, 32> anySecret{1};
    std::array<std::uint8_t, 32> shared{};
    return crypto_scalarmult(shared.data(), anySecret.data(), boxPublic.data()) == 0;
}

std::string endorsementText(const std::string &role, const LogId &log, const MemberId &author, const MemberId &reviewer)
{
    return "verdict log v1\n" + role + '\n' + log.hex() + '\n' + author.value + '\n' + reviewer.value + '\n';
}

} // namespace verdict
