#include "core/storage/verification.h"

#include "core/storage/journalsession.h"
#include "core/storage/replay.h"
#include "core/storage/writerlock.h"

#include <filesystem>
#include <set>
#include <tuple>

namespace verdict {
namespace {

/// Collects problems; every check names what it looked at.
class Check {
public:
    Check(Database &database, const WorkspaceFiles &files, const Keyring &keys, const ObjectLister &objectsOf)
        : m_database(database), m_keys(keys), m_objectsOf(objectsOf),
          m_objects(database, files, std::shared_ptr<const Keyring>(std::shared_ptr<void>(), &keys)),
          m_logs(readLogs(database))
    {
    }

    void event(const StoredEvent &stored)
    {
        ++result.events;
        const auto log = m_logs.find(stored.logRow);
        if (log == m_logs.end())
            return problem(stored, "it belongs to a log that is missing");
        const auto body = checkEvent(stored.event);
        if (!body)
            return problem(stored, body.error().reason);
        chain(stored, *body, log->second.info);
        content(stored, *body, log->second.info);
    }

    void heads()
    {
        for (const auto &[row, log] : m_logs)
            if (const auto seen = m_ends.find(log.info.id); seen == m_ends.end() || seen->second.seq != log.head.seq ||
                                                            seen->second.hash != log.head.hash ||
                                                            seen->second.clock != log.head.clock)
                result.problems.push_back("A log's head is not its newest event: log " +
                                          log.info.id.hex().substr(0, 16) + "….");
    }

    Verification result;

private:
    void problem(const StoredEvent &stored, const std::string &what)
    {
        result.problems.push_back("Event " + std::to_string(stored.row) + ": " + what);
    }

    void chain(const StoredEvent &stored, const Body &body, const LogInfo &log)
    {
        m_authors.insert(log.author);
        result.authors = static_cast<std::int64_t>(m_authors.size());
        Head &end = m_ends[log.id];
        if (body.log != log.id)
            problem(stored, "it is filed under another log than it names.");
        const bool follows = body.seq == end.seq + 1 && body.prev == end.hash;
        if (stored.seq != body.seq || (!follows && !branches(stored, body)))
            problem(stored, "it does not follow its log's previous event.");
        if (follows && body.clock < end.clock)
            problem(stored, "its clock runs backwards.");
        if (std::tie(end.seq, end.hash) < std::tie(body.seq, stored.event.hash))
            end = Head{body.seq, stored.event.hash, std::max(body.clock, end.clock)};
        const bool founding = stored.event.hash.bytes == m_keys.team.bytes;
        if (body.team != (founding ? TeamId{} : m_keys.team))
            problem(stored, "it belongs to another team.");
    }

    /// Whether an event follows another held one than the log's newest: the log has two branches.
    bool branches(const StoredEvent &stored, const Body &body)
    {
        if (!m_logs.at(stored.logRow).forked || body.seq == 1)
            return false;
        Statement &before = m_database.cached("SELECT id FROM event WHERE log = ? AND seq = ? AND hash = ?");
        before.bind(1, stored.logRow).bind(2, body.seq - 1).bindBytes(3, std::span(body.prev.bytes));
        const bool earlier =
            before.step() && (stored.row < 0 || (before.integer(0) > 0 && before.integer(0) < stored.row));
        before.reset();
        return earlier;
    }

    void content(const StoredEvent &stored, const Body &body, const LogInfo &log)
    {
        const auto key = m_keys.key(log.id, stored.event.epoch);
        if (stored.event.epoch != 0 && !key)
            return;
        const auto opened = openPayload(stored.event, body, key.value_or(AudienceKey{}));
        if (!opened)
            return problem(stored, opened.error().reason);
        try {
            const auto event = foldEventOf(m_json, log, stored.row, stored.event.hash, opened->plaintext);
            if (body.seq == 1)
                opening(stored, event);
            for (const auto &object : m_objectsOf(event.type, event.payload))
                openObject(stored, object);
        } catch (const DatabaseFailure &failure) {
            problem(stored, failure.error.reason);
        }
    }

    /// A log's first event is signed and says what the log is for; the row only repeats it.
    void opening(const StoredEvent &stored, const FoldEvent &event)
    {
        if (textField(event.payload, "role") != nameOf(event.log.role) || event.member != event.log.author ||
            textField(event.payload, "reviewer") != event.log.reviewer.value)
            problem(stored, "its log is filed with another role, author or reviewer than it names.");
    }

    void openObject(const StoredEvent &stored, const NamedObject &object)
    {
        ++result.objects;
        try {
            if (object.length < 0)
                m_objects.openBlob(stored.row, object.name);
            else
                m_objects.open({stored.row, object.offset, object.length, object.name});
        } catch (const DatabaseFailure &failure) {
            problem(stored, failure.error.reason);
        }
    }

    Database &m_database;
    const Keyring &m_keys;
    const ObjectLister &m_objectsOf;
    ObjectReader m_objects;
    std::map<std::int64_t, LogRow> m_logs;
    std::map<LogId, Head> m_ends;
    std::set<MemberId> m_authors;
    StrictJson m_json;
};

void checkStructure(Database &database, Verification &result)
{
    Statement rows(database, "PRAGMA integrity_check(20)");
    while (rows.step())
        if (rows.text(0) != "ok")
            result.problems.push_back("The database's structure is damaged: " + std::string(rows.text(0)) + ".");
}

/// Replays into a temporary copy on disk (SQLite deletes it) and compares: a projection that a bug or a flipped bit
/// changed is found here.
void checkProjections(Database &database, const Folds &folds, const Keyring &keys, Verification &result)
{
    const std::string before = projectionDigest(database, folds);
    Database scratch("", Database::Access::Write);
    sqlite3_backup *copy = sqlite3_backup_init(scratch.handle(), "main", database.handle(), "main");
    sqlite3_backup_step(copy, -1);
    sqlite3_backup_finish(copy);
    replay(scratch, folds, keys);
    if (projectionDigest(scratch, folds) != before)
        result.problems.push_back(
            "The projections do not follow from the journal. \"verdictctl rebuild\" makes them anew.");
}

/// All but the head file.
Verification verifyDatabase(Database &database, const WorkspaceFiles &files, const Keyring &keys, const Folds &folds,
                            const ObjectLister &objectsOf, const std::function<void(std::int64_t)> &progress,
                            const std::stop_token &stop)
{
    Check check(database, files, keys, objectsOf);
    checkStructure(database, check.result);
    forEachEvent(database, [&](const StoredEvent &stored) {
        check.event(stored);
        progress(check.result.events);
        return !stop.stop_requested();
    });
    if (stop.stop_requested())
        return check.result;
    for (const auto &[row, log] : readLogs(database))
        forEachEventOf(database, row, [&check](const StoredEvent &stored) {
            if (stored.row < 0)
                check.event(stored);
        });
    check.heads();
    if (check.result.problems.empty())
        checkProjections(database, folds, keys, check.result);
    return check.result;
}

} // namespace

Result<HeadFileState> checkHeads(Database &database, const WorkspaceFiles &files)
{
    const auto known = HeadFile(files.heads()).read();
    for (const auto &[log, head] : known.heads) {
        Statement query(
            database, "SELECT 1 FROM event e JOIN log l ON l.id = e.log WHERE l.key = ? AND e.seq = ? AND e.hash = ?");
        query.bindBytes(1, std::span(log.bytes)).bind(2, head.seq).bindBytes(3, std::span(head.hash.bytes));
        if (!query.step())
            return Error{ErrorKind::Damaged, "The database lost its newest entries: entry " + std::to_string(head.seq) +
                                                 " of log " + log.hex().substr(0, 16) +
                                                 "… was acknowledged and is gone. Restore a backup."};
    }
    return known.torn ? HeadFileState::Torn : HeadFileState::Sound;
}

Verification verifyJournal(Database &database, const WorkspaceFiles &files, const Keyring &keys, const Folds &folds,
                           const ObjectLister &objectsOf, const std::function<void(std::int64_t)> &progress,
                           std::stop_token stop)
{
    // First of all: a head file that is read after the snapshot began may know of later entries.
    const auto heads = checkHeads(database, files);
    Verification result = verifyDatabase(database, files, keys, folds, objectsOf, progress, stop);
    if (!heads)
        result.problems.insert(result.problems.begin(), heads.error().reason);
    else if (*heads == HeadFileState::Torn)
        result.problems.insert(result.problems.begin(), "The head file is damaged: its check sum does not fit. The "
                                                        "next opening writes it anew if all else verifies.");
    return result;
}

Result<void> repairHeads(Database &database, const WorkspaceFiles &files, const Keyring &keys, const Folds &folds,
                         const ObjectLister &objectsOf)
{
    WriterLock lock(files.lock());
    if (const auto locked = lock.acquire(); !locked)
        return locked;
    const auto found = verifyDatabase(database, files, keys, folds, objectsOf, [](std::int64_t) {}, {});
    if (!found.problems.empty())
        return Error{ErrorKind::Damaged,
                     "The head file is damaged, and so is the database. Restore a backup. " + found.problems.front()};
    return HeadFile(files.heads()).repair(ownHeads(readLogs(database), keys));
}

} // namespace verdict
