#include "core/storage/database.h"

namespace verdict {
namespace {

ErrorKind kindOf(int code)
{
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorKind::Busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorKind::Damaged;
    default: return ErrorKind::Storage;
    }
}

std::string sentence(int code, const char *detail)
{
    switch (code & 0xFF) {
    case SQLITE_FULL: return "The disk is full. Nothing was lost; free some space and try again.";
    case SQLITE_READONLY: return "The workspace cannot be written: its folder or file is read-only.";
    case SQLITE_CANTOPEN:
        return "The workspace's database could not be opened: its folder is missing or not yours to write, or the disk "
               "is full.";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "Another program holds the workspace's database.";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return "The workspace's database is damaged. Restore it from a backup; the detail: " + std::string(detail) +
               ".";
    default: return "The disk did not answer as it should: " + std::string(detail) + ".";
    }
}

constexpr const char *commonPragmas = "PRAGMA trusted_schema=OFF;PRAGMA foreign_keys=ON;PRAGMA temp_store=MEMORY;"
                                      "PRAGMA mmap_size=0;PRAGMA cell_size_check=ON;";
/// WAL with FULL: a commit is one synced append. The writer checkpoints itself when idle, so no commit pays for it.
constexpr const char *writerPragmas = "PRAGMA page_size=8192;PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
                                      "PRAGMA wal_autocheckpoint=0;PRAGMA secure_delete=ON;PRAGMA cache_size=-65536;";
constexpr const char *readerPragmas = "PRAGMA query_only=ON;PRAGMA cache_size=-32768;";

} // namespace

Database::Database(const std::string &path, Access access)
{
    const int flags = (access == Access::Write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE) |
                      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(path.c_str(), &m_handle, flags, nullptr);
    if (code != SQLITE_OK) {
        const DatabaseFailure failure{{kindOf(code), sentence(code, sqlite3_errstr(code))}};
        sqlite3_close_v2(m_handle);
        throw failure;
    }
    try {
        sqlite3_busy_timeout(m_handle, 5000);
        run(commonPragmas);
        run(access == Access::Write ? writerPragmas : readerPragmas);
    } catch (...) {
        sqlite3_close_v2(m_handle);
        throw;
    }
}

Database::~Database()
{
    m_cached.clear();
    sqlite3_close_v2(m_handle);
}

Statement &Database::cached(const char *sql)
{
    auto &statement = m_cached[sql];
    if (!statement)
        statement = std::make_unique<Statement>(*this, sql);
    statement->reset();
    return *statement;
}

void Database::endWalks()
{
    for (auto *statement = sqlite3_next_stmt(m_handle, nullptr); statement;
         statement = sqlite3_next_stmt(m_handle, statement))
        if (sqlite3_stmt_busy(statement) != 0)
            sqlite3_reset(statement);
}

void Database::run(const std::string &sql)
{
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        fail(code);
}

std::int64_t Database::lastRow() const { return sqlite3_last_insert_rowid(m_handle); }

std::int64_t Database::changes() const { return sqlite3_changes64(m_handle); }

void Database::fail(int code) const { throw DatabaseFailure{{kindOf(code), sentence(code, sqlite3_errmsg(m_handle))}}; }

Statement::Statement(Database &database, std::string_view sql) : m_database(database)
{
    check(sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                             &m_statement, nullptr));
}

Statement::~Statement() { sqlite3_finalize(m_statement); }

void Statement::check(int code) const
{
    if (code != SQLITE_OK)
        m_database.fail(code);
}

Statement &Statement::bind(int index, std::int64_t value)
{
    check(sqlite3_bind_int64(m_statement, index, value));
    return *this;
}

Statement &Statement::bind(int index, std::string_view text)
{
    check(sqlite3_bind_text64(m_statement, index, text.data() ? text.data() : "", text.size(), SQLITE_STATIC,
                              SQLITE_UTF8));
    return *this;
}

Statement &Statement::bindBytes(int index, std::string_view bytes)
{
    check(sqlite3_bind_blob64(m_statement, index, bytes.data() ? bytes.data() : "", bytes.size(), SQLITE_STATIC));
    return *this;
}

Statement &Statement::bindBytes(int index, std::span<const std::uint8_t> bytes)
{
    return bindBytes(index, std::string_view(reinterpret_cast<const char *>(bytes.data()), bytes.size()));
}

Statement &Statement::bindNull(int index)
{
    check(sqlite3_bind_null(m_statement, index));
    return *this;
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    reset();
    if (code != SQLITE_DONE)
        m_database.fail(code);
    return false;
}

void Statement::run()
{
    while (step()) {
    }
}

void Statement::reset() { sqlite3_reset(m_statement); }

int Statement::columns() const { return sqlite3_column_count(m_statement); }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

std::string_view Statement::text(int column) const { return bytes(column); }

std::string_view Statement::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {data ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

Transaction::Transaction(Database &database) : m_database(database) { database.cached("BEGIN IMMEDIATE").run(); }

Transaction::~Transaction()
{
    if (!m_open)
        return;
    m_database.endWalks();
    sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_database.endWalks();
    m_database.cached("COMMIT").run();
    m_open = false;
}

} // namespace verdict
