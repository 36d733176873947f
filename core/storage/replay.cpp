#include "core/storage/replay.h"

#include "core/storage/journalsession.h"

namespace verdict {
namespace {

void applyStored(const StoredEvent &stored, const LogInfo &log, const Keyring &keys, StrictJson &json,
                 BoundFolds &folds)
{
    const auto body = readBody(stored.event.bodyBytes);
    if (!body)
        throw DatabaseFailure{{ErrorKind::Damaged, body.error().reason}};
    const auto key = keys.key(log.id, stored.event.epoch);
    if (stored.event.epoch != 0 && !key)
        return;
    const auto opened = openPayload(stored.event, *body, key.value_or(AudienceKey{}));
    if (!opened)
        throw DatabaseFailure{opened.error()};
    folds.apply(foldEventOf(json, log, stored.row, stored.event.hash, opened->plaintext));
}

} // namespace

std::int64_t replay(Database &database, const Folds &folds, const Keyring &keys)
{
    resetFolds(database, folds);
    BoundFolds bound(folds, database);
    StrictJson json;
    const auto logs = readLogs(database);
    std::int64_t count = 0;
    forEachEvent(database, [&](const StoredEvent &stored) {
        ++count;
        // What a revocation ended has no effect.
        if (stored.validity != Validity::Valid)
            return true;
        const auto log = logs.find(stored.logRow);
        if (log == logs.end())
            throw DatabaseFailure{{ErrorKind::Damaged, "An event belongs to a log that is missing."}};
        applyStored(stored, log->second.info, keys, json, bound);
        return true;
    });
    return count;
}

JournalDigest digestOf(Database &database, const Folds &folds)
{
    Sha256 hash;
    Statement rows(database, "SELECT l.key, e.seq, e.hash, e.validity FROM event e JOIN log l ON l.id = e.log "
                             "ORDER BY l.key, e.seq, e.hash");
    while (rows.step())
        hash.add(rows.bytes(0))
            .add(std::to_string(rows.integer(1)) + ' ')
            .add(rows.bytes(2))
            .add(std::to_string(rows.integer(3)) + '\n');
    const Digest digest = hash.finish();
    return {toHex(digest.data(), digest.size()), projectionDigest(database, folds)};
}

} // namespace verdict
