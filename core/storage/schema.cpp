#include "core/storage/schema.h"

namespace verdict {
namespace {

constexpr const char *journalTables = R"sql(
-- Keys of this workspace, each sealed by the workspace key.
CREATE TABLE secret(name TEXT PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID;
-- Logs known here. The head is the newest event held, kept so that an append needs no search.
CREATE TABLE log(id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, role TEXT NOT NULL, author TEXT NOT NULL,
    reviewer TEXT NOT NULL, head_seq INTEGER NOT NULL, head_hash BLOB NOT NULL, head_clock INTEGER NOT NULL,
    closed INTEGER NOT NULL DEFAULT 0, forked INTEGER NOT NULL DEFAULT 0,
    overtaken INTEGER NOT NULL DEFAULT 0);
-- The only source of truth. A fork keeps both branches, so the hash is part of the key. validity: 0 valid, 1 waiting, 2 void.
-- Ids above zero count events in the order in which they were applied to the projections; below zero are those that wait.
CREATE TABLE event(id INTEGER PRIMARY KEY, log INTEGER NOT NULL REFERENCES log(id), seq INTEGER NOT NULL, hash BLOB NOT NULL,
    sig BLOB NOT NULL, epoch INTEGER NOT NULL, validity INTEGER NOT NULL DEFAULT 0, body TEXT NOT NULL, payload BLOB NOT NULL);
CREATE UNIQUE INDEX event_key ON event(log, seq, hash);
CREATE INDEX event_waiting ON event(log, seq) WHERE id < 0;
-- Raised by one whenever keys or roster change, so that other programs on this workspace read them anew.
CREATE TABLE standing(version INTEGER NOT NULL);
INSERT INTO standing VALUES(1);
-- Attachments of entries that came without them.
CREATE TABLE wanted(name BLOB PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID;
-- Logs met in a shared store that are addressed to others.
CREATE TABLE passed_log(key BLOB PRIMARY KEY) WITHOUT ROWID;
-- The sealed objects of one event, one after another: small packs here, larger ones in a file under blobs/ from byte `base` on.
CREATE TABLE pack(event INTEGER PRIMARY KEY REFERENCES event(id), size INTEGER NOT NULL, file TEXT, base INTEGER NOT NULL,
    bytes BLOB);
-- Sealed attachments, each a file of its own under blobs/, named by its object.
CREATE TABLE blob(event INTEGER NOT NULL REFERENCES event(id), name BLOB NOT NULL, size INTEGER NOT NULL,
    PRIMARY KEY(event, name)) WITHOUT ROWID;
-- What this machine alone knows of a review in progress: when it was first opened, and the sealed draft.
CREATE TABLE review_note(token INTEGER PRIMARY KEY, opened_at INTEGER, draft BLOB);
CREATE TABLE fold(name TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;
)sql";

std::int64_t version(Database &database)
{
    Statement query(database, "PRAGMA user_version");
    query.step();
    return query.integer(0);
}

} // namespace

void createJournalTables(Database &database)
{
    database.run(journalTables);
    database.run("PRAGMA user_version=" + std::to_string(journalSchemaVersion));
}

void checkJournalTables(Database &database)
{
    const auto found = version(database);
    if (found == 0)
        throw DatabaseFailure{{ErrorKind::Damaged, "This folder's verdict.sqlite is not a workspace's database."}};
    if (found < journalSchemaVersion)
        throw DatabaseFailure{{ErrorKind::Damaged,
                               "This workspace was made by a preview of Verdict that knew no teams. "
                               "Export its decisions with that version, and begin anew."}};
    if (found > journalSchemaVersion)
        throw DatabaseFailure{
            {ErrorKind::Damaged, "This workspace was written by a newer Verdict. Install that version to open it."}};
}

} // namespace verdict
