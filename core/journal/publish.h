#pragma once

#include "core/case/result.h"
#include "core/journal/beneath.h"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace verdict {

/// Makes a file appear whole or not at all, and durably: writes aside, syncs, renames, syncs the directory. Readable by
/// its owner alone. A failed sync is never retried on the same file. Storage with the reason otherwise; nothing is left
/// behind.
Result<void> publish(const std::string &path, std::string_view bytes);

/// Who may read what is published.
enum class Readers {
    Owner,      ///< its owner alone
    AsInFolder, ///< whoever may read the folder that it lies in
};

/// Publishes many files at the price of a few waits: each is written aside when it is added, and commit() syncs them,
/// puts them in place and syncs each folder once. What was not put in place is removed when the batch goes.
class PublishBatch {
public:
    /// A folder that is open; those of one batch that are the same object are synced once.
    using Folder = std::shared_ptr<const Descriptor>;
    /// As much as one batch should hold: open files, and bytes that the disk is told to write meanwhile.
    static constexpr std::size_t manyFiles = 64;
    static constexpr std::int64_t manyBytes = std::int64_t{64} << 20;

    explicit PublishBatch(Readers readers) : m_readers(readers) {}
    ~PublishBatch();
    PublishBatch(const PublishBatch &) = delete;
    PublishBatch &operator=(const PublishBatch &) = delete;

    /// Writes a file of these pieces, which is to be called `name` in `folder`.
    Result<void> add(const Folder &folder, const std::string &name, std::initializer_list<std::string_view> pieces);
    /// Has this folder synced too, for instance because another one was made in it.
    void alsoSync(const Folder &folder) { m_alsoSync.push_back(folder); }
    /// Makes everything that was added durable, in the order in which it was added. A failure leaves some in place,
    /// whole, and the others out.
    Result<void> commit();
    /// Whether it is time to commit.
    [[nodiscard]] bool isFull() const { return m_files.size() >= manyFiles || m_bytes >= manyBytes; }

private:
    struct Aside {
        Folder folder;
        Descriptor file;
        std::string aside;
        std::string name;
    };

    Result<void> write(Aside &file, std::initializer_list<std::string_view> pieces);
    [[nodiscard]] Result<void> syncFiles() const;
    Result<void> putInPlace();

    Readers m_readers;
    std::vector<Aside> m_files; ///< not in place yet
    std::vector<Folder> m_alsoSync;
    std::int64_t m_bytes = 0;
};

/// The whole file, or NotFound, or Storage with the reason.
Result<std::string> readFile(const std::string &path);

/// Syncs a directory so that the names in it are durable.
Result<void> syncDirectory(const std::string &path);
/// The same for one that is open, called `name` if it fails.
Result<void> syncDirectory(const Descriptor &directory, const std::string &name);

/// Why a file could not be written: Storage (Unreachable where the file system went away) with a sentence that names
/// the file; `what` is "created", "written" and so on.
Error notWritten(const std::string &path, const char *what, int code);

} // namespace verdict
