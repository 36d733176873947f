#include "core/storage/credentials.h"

#include "core/case/json.h"
#include "core/storage/journaltable.h"
#include "core/team/rosterevents.h"

#include <algorithm>
#include <simdjson.h>

namespace verdict {
namespace {

/// The payload of an event; nullptr if this workspace has no key for it, or it does not open.
const simdjson::dom::object *readable(const Event &event, const Body &body, const Keyring &keys, StrictJson &json)
{
    const auto key = keys.key(body.log, event.epoch);
    if (event.epoch != 0 && !key)
        return nullptr;
    const auto opened = openPayload(event, body, key.value_or(AudienceKey{}));
    JsonFault fault;
    return opened ? json.parseObject(opened->plaintext, fault) : nullptr;
}

std::optional<RosterEvent> rosterEventOf(const Event &event, const LogId &signer, const Keyring &keys, StrictJson &json)
{
    const auto body = readBody(event.bodyBytes);
    const auto *payload = body ? readable(event, *body, keys, json) : nullptr;
    std::string_view type;
    if (!payload || (*payload)["type"].get(type) != simdjson::SUCCESS || !isRosterType(type))
        return std::nullopt;
    // The founding is what names the team; whatever else calls itself so is none.
    if (type == teamFoundedType && event.hash.bytes != keys.team.bytes)
        return std::nullopt;
    auto saying = readRosterChange(type, *payload);
    if (!saying)
        return std::nullopt;
    return RosterEvent{event.hash, body->log, body->seq, signer, std::move(saying->seen), std::move(saying->change)};
}

bool isEndorsed(const LogOpening &opening)
{
    const auto &log = opening.log;
    const std::string text = endorsementText(nameOf(log.role), log.id, log.author, log.reviewer);
    return verifySignature(opening.device.rosterKey, std::string_view(text), opening.endorsement);
}

} // namespace

bool Credentials::is(Role role) const
{
    const Member *member = self();
    return member && member->is(role);
}

std::shared_ptr<const Keyring> keyringOf(const SharedCredentials &credentials)
{
    return {credentials, &credentials->secrets.keys};
}

std::int64_t credentialsVersion(Database &database)
{
    Statement &query = database.cached("SELECT version FROM standing");
    const auto version = query.step() ? query.integer(0) : 0;
    query.reset();
    return version;
}

void raiseCredentialsVersion(Database &database) { database.run("UPDATE standing SET version = version + 1"); }

Result<LogOpening> openingOf(const Event &event, const Body &body)
{
    StrictJson json;
    if (event.epoch != 0)
        return Error{ErrorKind::Damaged, "A log's first entry is sealed, and nobody can tell what the log is."};
    const auto *payload = readable(event, body, {}, json);
    std::string_view type;
    if (!payload || (*payload)["type"].get(type) != simdjson::SUCCESS ||
        (type != teamFoundedType && type != logOpenedType))
        return Error{ErrorKind::Damaged, "A log does not begin with what it is for."};
    return readLogOpening(body.log, *payload);
}

std::optional<LogOpening> readOpening(Database &database, std::int64_t logRow, const LogId &log)
{
    Statement first(database, "SELECT id FROM event WHERE log = ? AND seq = 1 ORDER BY hash LIMIT 1");
    first.bind(1, logRow);
    const auto stored = first.step() ? readEvent(database, first.integer(0)) : std::nullopt;
    const auto body = stored ? readBody(stored->event.bodyBytes) : Result<Body>(Error{});
    if (!body || body->log != log)
        return std::nullopt;
    auto opening = openingOf(stored->event, *body);
    return opening ? std::optional(std::move(*opening)) : std::nullopt;
}

Roster loadRoster(Database &database, const Keyring &keys)
{
    std::vector<RosterEvent> events;
    StrictJson json;
    for (const auto &[row, log] : readLogs(database)) {
        const auto opening = log.info.role == LogRole::Team ? readOpening(database, row, log.info.id) : std::nullopt;
        if (!opening || !isEndorsed(*opening))
            continue;
        forEachEventOf(database, row, [&](const StoredEvent &stored) {
            if (auto event = rosterEventOf(stored.event, opening->device.rosterKey, keys, json))
                events.push_back(std::move(*event));
        });
    }
    return rosterOf(std::move(events));
}

SharedCredentials loadCredentials(Database &database, const WorkspaceKey &key, const TeamId &team,
                                  const MemberId &member)
{
    auto credentials = std::make_shared<Credentials>();
    credentials->version = credentialsVersion(database);
    credentials->member = member;
    credentials->workspaceKey = key;
    credentials->secrets = readSecrets(database, key, team);
    credentials->roster = loadRoster(database, credentials->secrets.keys);
    credentials->settled = settledLogs(database, credentials->secrets.keys, credentials->roster);
    return credentials;
}

SharedCredentials currentCredentials(Database &database, InForce<Credentials> &inForce)
{
    auto known = inForce.get();
    // A snapshot may be older than what this program's writer has put in force since: keys only grow.
    if (credentialsVersion(database) <= known->version)
        return known;
    auto fresh = loadCredentials(database, known->workspaceKey, known->keys().team, known->member);
    inForce.set(fresh);
    return fresh;
}

Digest audienceDigest(std::vector<BoxKey> recipients)
{
    std::sort(recipients.begin(), recipients.end());
    Sha256 hash;
    for (const auto &key : recipients)
        hash.add(key);
    return hash.finish();
}

std::set<LogId> settledLogs(Database &database, const Keyring &keys, const Roster &roster)
{
    std::set<LogId> settled;
    for (const auto &[row, log] : readLogs(database)) {
        if (!keys.own.contains(log.info.id))
            continue;
        std::vector<BoxKey> recipients;
        for (const auto &recipient : roster.audienceOf(log.info.role, log.info.author, log.info.reviewer))
            recipients.push_back(recipient.boxKey);
        const Digest digest = audienceDigest(std::move(recipients));
        Statement newest(database, "SELECT audience FROM epoch WHERE log = ? ORDER BY epoch DESC LIMIT 1");
        newest.bindBytes(1, std::span(log.info.id.bytes));
        if (newest.step() && newest.bytes(0) == asText(digest))
            settled.insert(log.info.id);
    }
    return settled;
}

} // namespace verdict
