#include "core/storage/secrets.h"

#include <algorithm>
#include <cstring>

namespace verdict {
namespace {

[[noreturn]] void damaged(const std::string &name)
{
    throw DatabaseFailure{
        {ErrorKind::Damaged, "The stored key \"" + name + "\" is damaged. Restore the workspace from a backup."}};
}

template <std::size_t N> std::array<std::uint8_t, N> bytesOf(const std::string &name, const std::string &value)
{
    std::array<std::uint8_t, N> bytes{};
    if (value.size() != N)
        damaged(name);
    std::memcpy(bytes.data(), value.data(), N);
    return bytes;
}

std::string_view view(std::span<const std::uint8_t> bytes) { return asText(bytes); }

/// The seed of the roster key, then both halves of the box key.
DeviceKeys deviceIn(const std::string &name, const std::string &value)
{
    const auto bytes = bytesOf<96>(name, value);
    LogKey::Seed seed{};
    std::copy_n(bytes.begin(), 32, seed.begin());
    DeviceKeys device{LogKey::fromSeed(seed), {}, {}};
    std::copy_n(bytes.begin() + 32, 32, device.boxPublic.begin());
    std::copy_n(bytes.begin() + 64, 32, device.boxSecret.begin());
    return device;
}

void take(Secrets &secrets, const std::string &name, const std::string &value)
{
    if (name == "member.name") {
        secrets.memberName = value;
    } else if (name == "draws") {
        secrets.drawSecret = bytesOf<32>(name, value);
    } else if (name == "names") {
        secrets.caseNames = AudienceKey{bytesOf<32>(name, value)};
    } else if (name == "device") {
        secrets.device = deviceIn(name, value);
    } else if (name.starts_with("log:")) {
        LogKey key = LogKey::fromSeed(bytesOf<32>(name, value));
        if (key.id().hex() != name.substr(4))
            damaged(name);
        const LogId id = key.id();
        secrets.keys.own.emplace(id, std::move(key));
    } else if (name.starts_with("audience:")) {
        const auto log = LogId::fromHex(std::string_view(name).substr(9, 64));
        const int epoch = name.size() > 74 ? std::atoi(name.c_str() + 74) : 0;
        if (!log || epoch < 1)
            damaged(name);
        secrets.keys.audiences[*log][epoch] = AudienceKey{bytesOf<32>(name, value)};
    }
}

} // namespace

void putSecret(Database &database, const WorkspaceKey &key, const std::string &name, std::string_view value)
{
    const std::string sealed = sealSecret(key.bytes(), "secret " + name, value);
    Statement insert(database, "INSERT OR REPLACE INTO secret(name, sealed) VALUES(?, ?)");
    insert.bind(1, std::string_view(name)).bindBytes(2, std::string_view(sealed)).run();
}

void putLogKey(Database &database, const WorkspaceKey &key, const LogKey &log)
{
    putSecret(database, key, "log:" + log.id().hex(), view(log.seed()));
}

void putAudienceKey(Database &database, const WorkspaceKey &key, const LogId &log, int epoch,
                    const AudienceKey &audience)
{
    putSecret(database, key, "audience:" + log.hex() + ':' + std::to_string(epoch), view(audience.bytes));
}

void putDevice(Database &database, const WorkspaceKey &key, const DeviceKeys &device)
{
    const std::string bytes =
        std::string(view(device.roster.seed())).append(view(device.boxPublic)).append(view(device.boxSecret));
    putSecret(database, key, "device", bytes);
}

void putLeadSecrets(Database &database, const WorkspaceKey &key, const std::array<std::uint8_t, 32> &drawSecret,
                    const AudienceKey &caseNames)
{
    putSecret(database, key, "draws", view(drawSecret));
    putSecret(database, key, "names", view(caseNames.bytes));
}

Secrets readSecrets(Database &database, const WorkspaceKey &key, const TeamId &team)
{
    Secrets secrets;
    secrets.keys.team = team;
    Statement rows(database, "SELECT name, sealed FROM secret");
    while (rows.step()) {
        const std::string name(rows.text(0));
        const auto value = openSecret(key.bytes(), "secret " + name, rows.bytes(1));
        if (!value)
            damaged(name);
        take(secrets, name, *value);
    }
    return secrets;
}

} // namespace verdict
