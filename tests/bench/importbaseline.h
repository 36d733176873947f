#pragma once

#include <string>

namespace verdict::bench {

/// Loads a row file with `sqlite3 .import` into a new database: one transaction, WAL, synchronous=NORMAL, moved from
/// the WAL into the database at the end, which makes it durable. Answers with the seconds it took.
double importWithSqlite(const std::string &database, const std::string &rowFile);

} // namespace verdict::bench
