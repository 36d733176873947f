#include "core/sync/folderfiles.h"

#include "core/sync/foldernames.h"

#include <cerrno>
#include <cstring>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sodium.h>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>
#include <vector>

namespace verdict {
namespace {

constexpr std::time_t forgottenSeconds = 24 * 60 * 60;
constexpr std::size_t mostForgotten = 1000; ///< at a time

struct DirectoryCloser {
    void operator()(DIR *directory) const { ::closedir(directory); }
};
using OpenDirectory = std::unique_ptr<DIR, DirectoryCloser>;

/// A second handle on the folder, which begins at its first name.
OpenDirectory beginning(const Descriptor &folder)
{
    Descriptor again(::openat(folder.value(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    OpenDirectory directory(again.isOpen() ? ::fdopendir(again.value()) : nullptr);
    if (directory)
        again.release();
    return directory;
}

/// Gives a folder that was just made the rights of the one that it lies in.
void inheritRights(const Descriptor &made, const Descriptor &parent)
{
    struct stat state {};
    if (::fstat(parent.value(), &state) != 0 || ::fchmod(made.value(), 0700 | (state.st_mode & 03777)) != 0)
        errno = 0;
}

} // namespace

Error FolderFiles::notReachable(int code) const
{
    return {ErrorKind::Unreachable, "The shared folder \"" + m_root + "\" cannot be reached: " + std::strerror(code) +
                                        ". Connect or mount it, then sync again; nothing was lost."};
}

bool FolderFiles::isThere() const
{
    const Descriptor folder(::open(m_root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return folder.isOpen() && (!m_identity || identityOf(folder) == m_identity);
}

Error FolderFiles::failure(ErrorKind kind, const std::string &name, const std::string &why) const
{
    if (!isThere())
        return notReachable(ENOENT);
    return {kind, "\"" + name + "\" in the shared folder " + why};
}

Error FolderFiles::explained(const Error &error) const { return isThere() ? error : notReachable(ENOENT); }

std::optional<FolderFiles::Identity> FolderFiles::identityOf(const Descriptor &folder)
{
    struct stat state {};
    if (::fstat(folder.value(), &state) != 0)
        return std::nullopt;
    return Identity{state.st_dev, state.st_ino};
}

Result<void> FolderFiles::makeRoot() const
{
    if (::mkdir(m_root.c_str(), 0777) == 0 || errno == EEXIST)
        return {};
    return notReachable(errno);
}

Result<FolderFiles::Folder> FolderFiles::root()
{
    auto folder = std::make_shared<const Descriptor>(::open(m_root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder->isOpen())
        return notReachable(errno);
    const auto identity = identityOf(*folder);
    if (!identity)
        return notReachable(errno);
    if (m_identity && *identity != *m_identity)
        return Error{ErrorKind::Unreachable, "Another folder has taken the place of the shared folder \"" + m_root +
                                                 "\" since the sync began. Sync again."};
    m_identity = identity;
    return Folder(std::move(folder));
}

Result<FolderFiles::Folder> FolderFiles::openFolder(const Folder &parent, const std::string &name) const
{
    auto folder = std::make_shared<const Descriptor>(openBeneath(parent->value(), name, O_DIRECTORY));
    if (folder->isOpen())
        return Folder(std::move(folder));
    const int code = errno;
    if (isAway(code))
        return notReachable(code);
    if (code == ENOTDIR)
        return failure(ErrorKind::Damaged, name, "is no folder. Remove it, then sync again.");
    return failure(code == ENOENT ? ErrorKind::NotFound : ErrorKind::Damaged, name, whyNotOpened(code) + ".");
}

Result<FolderFiles::Folder> FolderFiles::folder(const std::string &path)
{
    const auto top = root();
    if (!top)
        return top.error();
    return openFolder(*top, path);
}

Result<FolderFiles::Folder> FolderFiles::madeFolder(const std::string &path, PublishBatch &batch)
{
    auto at = root();
    std::string_view rest = path;
    while (at && !rest.empty()) {
        const auto slash = std::min(rest.find('/'), rest.size());
        const std::string name(rest.substr(0, slash));
        rest.remove_prefix(std::min(slash + 1, rest.size()));
        const Folder parent = *at;
        const bool made = ::mkdirat(parent->value(), name.c_str(), 0700) == 0;
        if (!made && errno != EEXIST)
            return explained(notWritten(name, "made", errno));
        at = openFolder(parent, name);
        if (at && made) {
            inheritRights(**at, *parent);
            batch.alsoSync(parent);
        }
    }
    return at;
}

/// Why a file could not be read. On a server's drive a file that was removed meanwhile says that its handle is stale.
Error FolderFiles::notRead(const std::string &name, const Error &error) const
{
    const auto kind = error.kind == ErrorKind::Unreachable ? ErrorKind::NotFound : ErrorKind::Damaged;
    return failure(kind, name, error.reason + ".");
}

Result<std::string> FolderFiles::read(const Folder &folder, const std::string &name, std::int64_t maxBytes) const
{
    const Descriptor file = openBeneath(folder->value(), name);
    if (!file.isOpen()) {
        const int code = errno;
        const bool isGone = code == ENOENT || isAway(code);
        return failure(isGone ? ErrorKind::NotFound : ErrorKind::Damaged, name, whyNotOpened(code) + ".");
    }
    const auto size = regularSize(file.value(), maxBytes);
    if (!size)
        return notRead(name, size.error());
    auto bytes = readWhole(file.value(), *size);
    if (!bytes)
        return notRead(name, bytes.error());
    return bytes;
}

std::optional<std::int64_t> FolderFiles::size(const Folder &folder, const std::string &name)
{
    struct stat state {};
    if (::fstatat(folder->value(), name.c_str(), &state, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(state.st_mode))
        return std::nullopt;
    return state.st_size;
}

Result<void> FolderFiles::forEachName(const Folder &folder,
                                      const std::function<void(std::string_view, bool)> &each) const
{
    const auto directory = beginning(*folder);
    if (!directory)
        return notReachable(errno);
    for (;;) {
        errno = 0;
        const auto *entry = ::readdir(directory.get());
        if (!entry)
            return errno == 0 ? Result<void>() : notReachable(errno);
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..")
            each(name, entry->d_type == DT_REG || entry->d_type == DT_UNKNOWN);
    }
}

Result<void> FolderFiles::remove(const Folder &folder, const std::string &name) const
{
    if (::unlinkat(folder->value(), name.c_str(), 0) == 0 || errno == ENOENT)
        return {};
    return explained(notWritten(name, "removed", errno));
}

void FolderFiles::removeForgotten(const Folder &folder) const
{
    std::vector<std::string> asides;
    const auto listed = forEachName(folder, [&](std::string_view name, bool mayBeFile) {
        if (mayBeFile && foldernames::isAside(name) && asides.size() < mostForgotten)
            asides.emplace_back(name);
    });
    const auto before = std::time(nullptr) - forgottenSeconds;
    struct stat state {};
    for (const auto &name : asides)
        if (listed && ::fstatat(folder->value(), name.c_str(), &state, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(state.st_mode) && state.st_mtime < before)
            ::unlinkat(folder->value(), name.c_str(), 0);
}

FileSum FolderFiles::sumOf(std::string_view name, std::string_view bytes)
{
    static_assert(std::tuple_size_v<FileSum> == crypto_onetimeauth_poly1305_BYTES);
    const Digest key = sha256(name);
    FileSum sum{};
    crypto_onetimeauth_poly1305(sum.data(), reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(),
                                key.data());
    return sum;
}

Result<std::string> FolderFiles::readSummed(const Folder &folder, const std::string &name, std::int64_t maxBytes) const
{
    constexpr std::size_t sumBytes = std::tuple_size_v<FileSum>;
    auto bytes = read(folder, name, maxBytes + static_cast<std::int64_t>(sumBytes));
    if (!bytes)
        return bytes;
    if (bytes->size() < sumBytes)
        return failure(ErrorKind::Damaged, name, "is cut short.");
    const std::size_t size = bytes->size() - sumBytes;
    const std::string_view all = *bytes;
    if (asText(sumOf(name, all.substr(0, size))) != all.substr(size))
        return failure(ErrorKind::Damaged, name, "does not fit its check sum.");
    bytes->resize(size);
    return bytes;
}

Result<void> FolderFiles::add(PublishBatch &batch, const Folder &folder, const std::string &name,
                              std::initializer_list<std::string_view> pieces) const
{
    // A folder cannot be written over. Of others that has content we take nothing away, and putting in place says so.
    ::unlinkat(folder->value(), name.c_str(), AT_REMOVEDIR);
    if (const auto added = batch.add(folder, name, pieces); !added)
        return explained(added.error());
    return {};
}

Result<void> FolderFiles::commit(PublishBatch &batch) const
{
    if (const auto done = batch.commit(); !done)
        return explained(done.error());
    return {};
}

} // namespace verdict
