#pragma once

#include "core/case/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <unordered_map>

namespace verdict {

/// What SQLite could not do. Thrown inside storage and its folds; the writer's and reader's threads turn it into a
/// Result.
struct DatabaseFailure {
    Error error;
};

class Statement;

/// One connection to one database file. Not shared between threads. All members throw DatabaseFailure.
class Database {
public:
    enum class Access { Write, Read };

    /// Opens (Write also creates) the file with the pragmas that docs/architecture.md gives reasons for.
    Database(const std::string &path, Access access);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Runs one or several statements without parameters.
    void run(const std::string &sql);
    [[nodiscard]] std::int64_t lastRow() const;
    [[nodiscard]] std::int64_t changes() const;
    /// The statement of this SQL, prepared at the first call and kept; ready for new values. Not for statements that
    /// may be in use twice at once.
    Statement &cached(const char *sql);
    /// Resets every statement that stands on a row: one that is left there keeps its snapshot beyond the transaction,
    /// so that this connection would see nothing new and could not write after another program did.
    void endWalks();
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }

    [[noreturn]] void fail(int code) const;

private:
    sqlite3 *m_handle = nullptr;
    std::unordered_map<const char *, std::unique_ptr<Statement>> m_cached;
};

/// A prepared statement, made once and used many times. Text and bytes are bound without copying: they must live until
/// the statement is stepped or bound anew.
class Statement {
public:
    Statement(Database &database, std::string_view sql);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    Statement &bind(int index, std::int64_t value);
    Statement &bind(int index, std::string_view text);
    Statement &bindBytes(int index, std::string_view bytes);
    Statement &bindBytes(int index, std::span<const std::uint8_t> bytes);
    Statement &bindNull(int index);

    /// The next row; false when there is none (the statement is then ready for new values).
    bool step();
    /// Runs a statement that gives no row.
    void run();
    /// Ready for new values.
    void reset();

    [[nodiscard]] int columns() const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view bytes(int column) const;

private:
    void check(int code) const;
    Database &m_database;
    sqlite3_stmt *m_statement = nullptr;
};

/// A writing transaction: leaving without commit() rolls back.
class Transaction {
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit();

private:
    Database &m_database;
    bool m_open = true;
};

} // namespace verdict
