#include "core/workspace/belonging.h"

#include "core/storage/journalsession.h"

#include <simdjson.h>

namespace verdict {
namespace {

Error foreign(const std::string &what)
{
    return {ErrorKind::Damaged, "The workspace's config.json does not belong to its database: it names another " +
                                    what + ". Restore the file from a backup."};
}

/// Who opened a log, as its first event says.
std::string openedBy(const StoredEvent &first, const LogInfo &log)
{
    const auto body = readBody(first.event.bodyBytes);
    if (!body)
        throw DatabaseFailure{body.error()};
    const auto payload = openPayload(first.event, *body, AudienceKey{});
    if (!payload)
        throw DatabaseFailure{payload.error()};
    StrictJson json;
    return foldEventOf(json, log, first.row, first.event.hash, payload->plaintext).member.value;
}

} // namespace

Result<void> checkBelonging(const WorkspaceConfig &config, Database &database, const Keyring &keys)
{
    for (const auto &[row, log] : readLogs(database)) {
        Statement query(database, "SELECT id FROM event WHERE log = ? AND seq = 1");
        query.bind(1, row);
        const auto first = query.step() ? readEvent(database, query.integer(0)) : std::nullopt;
        if (!first)
            return Error{ErrorKind::Damaged, "A log's first entry is missing from the database. Restore a backup."};
        const auto body = readBody(first->event.bodyBytes);
        if (body && body->team.isZero() ? first->event.hash.bytes != config.team.bytes
                                        : !body || body->team != config.team)
            return foreign("team");
        if (keys.own.contains(log.info.id) && openedBy(*first, log.info) != config.member.value)
            return foreign("member");
    }
    return {};
}

} // namespace verdict
