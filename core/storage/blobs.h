#pragma once

#include "core/journal/seal.h"
#include "core/storage/database.h"
#include "core/storage/recentobjects.h"
#include "core/storage/workspacefiles.h"
#include "core/team/keyring.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace verdict {

/// Where a sealed object lies: a stretch of its event's pack.
struct ObjectRef {
    std::int64_t event = 0; ///< row of the event that brought it
    std::int64_t offset = 0;
    std::int64_t length = 0;
    ObjectName name;
};

/// A sealed attachment in a file of its own.
struct BlobRef {
    ObjectName name;
    std::int64_t size = 0; ///< bytes as sealed
};

/// The file of packs that one transaction writes under blobs/. It is durable before the transaction commits, and it is
/// removed if the transaction does not: a crash leaves at most an unreferenced file, which collectGarbage() takes away.
class PackFile {
public:
    explicit PackFile(const WorkspaceFiles &files) : m_files(files) {}
    ~PackFile();
    PackFile(const PackFile &) = delete;
    PackFile &operator=(const PackFile &) = delete;

    /// Appends bytes and says from where they begin; opens the file at the first call. Throws DatabaseFailure.
    std::int64_t append(std::string_view bytes);
    [[nodiscard]] const std::string &name() const { return m_name; }
    /// Waits until all is on the disk. Throws DatabaseFailure.
    void makeDurable();
    /// The transaction committed: the file stays.
    void keep() { m_kept = true; }

private:
    void create();
    WorkspaceFiles m_files;
    std::string m_name;
    int m_handle = -1;
    std::int64_t m_size = 0;
    bool m_kept = false;
};

/// Publishes a sealed attachment under blobs/. Throws DatabaseFailure.
void publishBlob(const WorkspaceFiles &files, const ObjectName &name, std::string_view sealed);
std::string blobPath(const WorkspaceFiles &files, const ObjectName &name);

/// Removes files under blobs/ that no row names and nobody wrote to for a day: attachments are published before the
/// entry that names them, so that a younger file may belong to work in hand. Only while the writer's lock is held.
void collectGarbage(Database &database, const WorkspaceFiles &files);

/// Reads and opens objects through one connection; keeps the last files open. Throws DatabaseFailure; a piece that does
/// not verify, or is missing, is Damaged with its name.
class ObjectReader {
public:
    ObjectReader(Database &database, const WorkspaceFiles &files, std::shared_ptr<const Keyring> keys);
    ~ObjectReader();

    /// From now on other keys, which came or were made since.
    void useKeys(std::shared_ptr<const Keyring> keys);

    Opened open(const ObjectRef &ref);
    /// The same for a screen, which lists a case and then shows it: an object that was opened lately is not read again.
    Opened openAgain(const ObjectRef &ref);
    /// Opens an attachment that came with the same event as a case record or case file.
    Opened openBlob(std::int64_t event, const ObjectName &name);
    /// The sealed bytes of an event's whole pack; empty if it has none. No key is asked for.
    std::string sealedPack(std::int64_t event);

private:
    struct Place;
    const Place &place(std::int64_t event);
    static const AudienceKey &keyOf(const Place &place);
    std::string read(const Place &place, std::int64_t offset, std::int64_t length);
    int handle(const std::string &file);

    WorkspaceFiles m_files;
    std::shared_ptr<const Keyring> m_keys;
    Database &m_database;
    std::unique_ptr<Place> m_last;
    RecentObjects m_recent;
    std::vector<std::pair<std::string, int>> m_handles; ///< most recent last
};

} // namespace verdict
