#include "core/storage/backup.h"

#include "core/journal/publish.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
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
    Statement files(
        copy,
        "SELECT DISTINCT file FROM pack WHERE file IS NOT NULL UNION SELECT lower(hex(name)) || '.blob' FROM blob");
    while (files.step()) {
        const std::string name(files.text(0));
        copyFile(from.blobs() + '/' + name, to.blobs() + '/' + name);
    }
}

/// A new folder beside the target, which goes if it was not renamed to it.
struct Aside {
    explicit Aside(const std::string &target)
    {
        std::error_code code;
        std::string pattern = target + ".partXXXXXX";
        fs::create_directories(fs::absolute(target, code).parent_path(), code);
        if (!::mkdtemp(pattern.data()))
            fail(ErrorKind::Storage, "The folder \"" + target + "\" could not be made: " + std::strerror(errno) + ".");
        files.directory = pattern;
    }
    ~Aside()
    {
        std::error_code ignored;
        fs::remove_all(files.directory, ignored);
    }
    Aside(const Aside &) = delete;
    Aside &operator=(const Aside &) = delete;

    WorkspaceFiles files;
};

void fillAside(Database &database, const WorkspaceFiles &from, const WorkspaceFiles &to)
{
    std::error_code code;
    if (!fs::create_directory(to.blobs(), code))
        fail(ErrorKind::Storage, "The folder for content could not be made: " + code.message() + ".");
    copyDatabase(database, to.database());
    Database copy(to.database(), Database::Access::Write);
    copyContent(copy, from, to);
    copy.run("PRAGMA wal_checkpoint(TRUNCATE)");
    copyFile(from.config(), to.config());
}

} // namespace

void backupWorkspace(Database &database, const WorkspaceFiles &from, const std::string &target)
{
    std::error_code code;
    if (fs::exists(fs::symlink_status(target, code)))
        fail(ErrorKind::BadInput, "\"" + target + "\" exists already; a backup never overwrites.");
    const Aside aside(target);
    fillAside(database, from, aside.files);
    fs::rename(aside.files.directory, target, code);
    if (code)
        fail(ErrorKind::Storage, "The backup could not be put in place: " + code.message() + ".");
}

} // namespace verdict
