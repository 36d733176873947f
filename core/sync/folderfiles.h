#pragma once

#include "core/journal/hash.h"
#include "core/journal/publish.h"

#include <array>
#include <functional>
#include <optional>
#include <string>

namespace verdict {

/// What a chunk of content or a letter ends in, to tell accidents: Poly1305 of its bytes under the SHA-256 of its
/// file's name, so that it fits no other name. It is several times as fast as a hash and no proof of anything against
/// people who mean harm: what is sealed proves itself when it is opened.
using FileSum = std::array<std::uint8_t, 16>;

/// The files of a folder that strangers write to as well: whatever lies there, nothing outside of it is opened, no link
/// is followed, nothing but regular files of a known size is read, and no call waits for a pipe or a device.
/// Unreachable wherever the folder itself has gone.
class FolderFiles {
public:
    using Folder = PublishBatch::Folder;

    explicit FolderFiles(std::string root) : m_root(std::move(root)) {}

    [[nodiscard]] const std::string &rootPath() const { return m_root; }
    /// Makes the root unless it is there.
    Result<void> makeRoot() const;
    /// The root, opened anew; Unreachable if it is not there, or another directory than at the first call: that is what
    /// a drive leaves behind that was unmounted.
    Result<Folder> root();
    /// A folder below the root. NotFound if there is none, Damaged if something else has its name.
    Result<Folder> folder(const std::string &path);
    /// The same, made if there is none, with its parent's rights; `batch` syncs the names of those that were made.
    Result<Folder> madeFolder(const std::string &path, PublishBatch &batch);

    /// All bytes of a file: NotFound, or Damaged with a sentence if it is no regular file of at most `maxBytes` or
    /// cannot be read.
    Result<std::string> read(const Folder &folder, const std::string &name, std::int64_t maxBytes) const;
    /// The same for a file that ends in sumOf() of the rest, without it; Damaged if that does not fit.
    Result<std::string> readSummed(const Folder &folder, const std::string &name, std::int64_t maxBytes) const;
    static FileSum sumOf(std::string_view name, std::string_view bytes);
    /// Size of a regular file; nothing if it is none.
    [[nodiscard]] static std::optional<std::int64_t> size(const Folder &folder, const std::string &name);
    /// Hands over every name but "." and "..", and whether it may be a regular file's.
    Result<void> forEachName(const Folder &folder,
                             const std::function<void(std::string_view name, bool mayBeFile)> &each) const;
    /// Removes a file, durably only after syncDirectory(); that there is none is no error.
    Result<void> remove(const Folder &folder, const std::string &name) const;
    /// Removes what somebody wrote aside in this folder and left behind for a day, as far as that can be done.
    void removeForgotten(const Folder &folder) const;

    /// Writes a file as part of `batch`; an empty folder that has its name gives way.
    Result<void> add(PublishBatch &batch, const Folder &folder, const std::string &name,
                     std::initializer_list<std::string_view> pieces) const;
    /// Commits `batch`.
    Result<void> commit(PublishBatch &batch) const;

    /// An error of publishing as this folder's: Unreachable if the folder has gone meanwhile.
    [[nodiscard]] Error explained(const Error &error) const;

private:
    [[nodiscard]] Error notReachable(int code) const;
    [[nodiscard]] Error failure(ErrorKind kind, const std::string &name, const std::string &why) const;
    [[nodiscard]] Error notRead(const std::string &name, const Error &error) const;
    [[nodiscard]] bool isThere() const;
    Result<Folder> openFolder(const Folder &parent, const std::string &name) const;

    struct Identity {
        std::uint64_t device = 0;
        std::uint64_t node = 0;

        friend bool operator==(const Identity &, const Identity &) = default;
    };
    static std::optional<Identity> identityOf(const Descriptor &folder);

    std::string m_root;
    std::optional<Identity> m_identity;
};

} // namespace verdict
