#include "core/workspace/secrets.h"

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

void take(Secrets &secrets, const std::string &name, const std::string &value)
{
    if (name == "member.name") {
        secrets.memberName = value;
    } else if (name == "draws") {
        secrets.drawSecret = bytesOf<32>(name, value);
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

void putLogKeys(Database &database, const WorkspaceKey &key, const LogKey &log, int epoch, const AudienceKey &audience)
{
    putSecret(database, key, "log:" + log.id().hex(), view(log.seed()));
    putSecret(database, key, "audience:" + log.id().hex() + ':' + std::to_string(epoch), view(audience.bytes));
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
