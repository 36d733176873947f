#pragma once

#include "core/storage/database.h"

namespace verdict {

/// Version of the journal's tables. Only these ever need a migration: every projection can be dropped and replayed.
inline constexpr int journalSchemaVersion = 2;

/// Creates the journal's tables in an empty database.
void createJournalTables(Database &database);

/// Fails with Damaged or BadInput if the database is not a workspace's or was made by a newer Verdict.
void checkJournalTables(Database &database);

} // namespace verdict
