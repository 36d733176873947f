#include "core/storage/backup.h"

#include "core/journal/publish.h"

#include <filesystem>

namespace verdict {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(ErrorKind kind, const std::string &reason) { throw DatabaseFailure{{kind, reason}}; }

void copyDatabase(Database &database, const std::string &path)
{
    Database target(path, Database::Access::Write);
    sqlite3_backup *copy = sqlite3_backup_init(target.handle(), "main", database.handle(), "main");
    const int code = copy ? sqlite3_backup_step(copy, -1) : SQLITE_ERROR;
    sqlite3_backup_finish(copy);
    if (code != SQLITE_DONE)
        target.fail(code);
}

void copyFile(const std::string &from, const std::string &to)
{
    const auto bytes = readFile(from);
    if (!bytes && bytes.error().kind == ErrorKind::NotFound)
        return;
    if (!bytes)
        throw DatabaseFailure{bytes.error()};
    if (const auto done = publish(to, *bytes); !done)
        throw DatabaseFailure{done.error()};
}

void copyContent(Database &copy, const WorkspaceFiles &from, const WorkspaceFiles &to)
{
    Statement files(copy, "SELECT DISTINCT file FROM pack WHERE file IS NOT NULL UNION SELECT lower(hex(name)) || '.blob' FROM blob");
    while (files.step()) {
        const std::string name(files.text(0));
        copyFile(from.blobs() + '/' + name, to.blobs() + '/' + name);
    }
}

} // namespace

void backupWorkspace(Database &database, const WorkspaceFiles &from, const std::string &target)
{
    std::error_code code;
    if (fs::exists(target, code))
        fail(ErrorKind::BadInput, "\"" + target + "\" exists already; a backup never overwrites.");
    const WorkspaceFiles aside{target + ".part"};
    fs::remove_all(aside.directory, code);
    if (!fs::create_directories(aside.blobs(), code))
        fail(ErrorKind::Storage, "The folder \"" + target + "\" could not be made: " + code.message() + ".");
    fs::permissions(aside.directory, fs::perms::owner_all, code);
    copyDatabase(database, aside.database());
    {
        Database copy(aside.database(), Database::Access::Write);
        copyContent(copy, from, aside);
        copy.run("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    copyFile(from.config(), aside.config());
    fs::rename(aside.directory, target, code);
    if (code)
        fail(ErrorKind::Storage, "The backup could not be put in place: " + code.message() + ".");
}

} // namespace verdict
