#include "core/journal/publish.h"

#include "core/case/ids.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <set>
#include <sodium.h>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

namespace verdict {
namespace {

bool writeAll(int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

/// Lets the disk begin, so that the sync finds little left to wait for.
void startWriting(int fd)
{
#ifdef SYNC_FILE_RANGE_WRITE
    ::sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE);
#else
    (void)fd;
#endif
}

/// Syncs one after another those that nobody has taken yet, and notes what failed.
void syncNext(const std::vector<int> &handles, std::vector<int> &errors, std::atomic<std::size_t> &next)
{
    for (std::size_t i = next++; i < handles.size(); i = next++)
        errors[i] = ::fsync(handles[i]) == 0 ? 0 : errno;
}

/// Syncs all and answers each one's error number, 0 for none. Those who wait for a disk together are answered together,
/// so that many files wait little longer than one.
std::vector<int> syncTogether(const std::vector<int> &handles)
{
    constexpr std::size_t mostThreads = 16;
    std::vector<int> errors(handles.size());
    std::atomic<std::size_t> next = 0;
    std::vector<std::jthread> helpers;
    try {
        while (helpers.size() + 1 < std::min(handles.size(), mostThreads))
            helpers.emplace_back([&] { syncNext(handles, errors, next); });
    } catch (const std::system_error &) {
        // No more threads are to be had: those that there are do it, this one among them.
    }
    syncNext(handles, errors, next);
    helpers.clear();
    return errors;
}

/// Some network file systems know no sync of a directory and say so; names are durable there with the server's reply.
bool isHarmlessForFolder(int error) { return error == 0 || error == EINVAL || error == ENOTSUP; }

/// No two writers ever draw the same; and programs that keep folders in step pass names like this by.
std::string asideName()
{
    std::array<std::uint8_t, 8> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return '~' + toHex(bytes.data(), bytes.size()) + ".tmp";
}

/// Gives a file those readers that its folder has. Some file systems know no such thing, and need none then.
void openToReaders(const Descriptor &file, const Descriptor &folder)
{
    struct stat state {};
    if (::fstat(folder.value(), &state) != 0 || ::fchmod(file.value(), 0600 | (state.st_mode & 0044)) != 0)
        errno = 0;
}

} // namespace

Error notWritten(const std::string &path, const char *what, int code)
{
    const std::string name = std::filesystem::path(path).filename().string();
    const char *hint = code == ENOSPC || code == EDQUOT ? " Free some space and try again; nothing was lost." : "";
    return {isAway(code) ? ErrorKind::Unreachable : ErrorKind::Storage,
            "\"" + name + "\" could not be " + what + ": " + std::strerror(code) + "." + hint};
}

Result<void> syncDirectory(const Descriptor &directory, const std::string &name)
{
    // Some network file systems know no sync of a directory and say so; names are durable there with the server's
    // reply.
    if (directory.isOpen() && (::fsync(directory.value()) == 0 || errno == EINVAL || errno == ENOTSUP))
        return {};
    return notWritten(name, "synced to the disk", errno);
}

Result<void> syncDirectory(const std::string &path)
{
    return syncDirectory(Descriptor(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)), path);
}

PublishBatch::~PublishBatch()
{
    for (const auto &file : m_files)
        ::unlinkat(file.folder->value(), file.aside.c_str(), 0);
}

Result<void> PublishBatch::write(Aside &file, std::initializer_list<std::string_view> pieces)
{
    constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
    file.file = Descriptor(::openat(file.folder->value(), file.aside.c_str(), flags, 0600));
    if (!file.file.isOpen())
        return notWritten(file.name, "created", errno);
    if (m_readers == Readers::AsInFolder)
        openToReaders(file.file, *file.folder);
    for (const auto piece : pieces) {
        if (!writeAll(file.file.value(), piece))
            return notWritten(file.name, "written", errno);
        m_bytes += static_cast<std::int64_t>(piece.size());
    }
    startWriting(file.file.value());
    return {};
}

Result<void> PublishBatch::add(const Folder &folder, const std::string &name,
                               std::initializer_list<std::string_view> pieces)
{
    Aside file{folder, Descriptor(), asideName(), name};
    auto written = write(file, pieces);
    if (written)
        m_files.push_back(std::move(file));
    else if (file.file.isOpen())
        ::unlinkat(folder->value(), file.aside.c_str(), 0);
    return written;
}

Result<void> PublishBatch::putInPlace()
{
    for (std::size_t done = 0; done < m_files.size(); ++done) {
        const auto &file = m_files[done];
        const int folder = file.folder->value();
        if (::renameat(folder, file.aside.c_str(), folder, file.name.c_str()) == 0)
            continue;
        const auto failed = notWritten(file.name, "put in place", errno);
        m_files.erase(m_files.begin(), m_files.begin() + static_cast<std::ptrdiff_t>(done));
        return failed;
    }
    return {};
}

Result<void> PublishBatch::syncFiles() const
{
    std::vector<int> handles;
    handles.reserve(m_files.size());
    for (const auto &file : m_files)
        handles.push_back(file.file.value());
    const auto errors = syncTogether(handles);
    for (std::size_t i = 0; i < errors.size(); ++i)
        if (errors[i] != 0)
            return notWritten(m_files[i].name, "synced to the disk", errors[i]);
    return {};
}

Result<void> PublishBatch::commit()
{
    if (auto synced = syncFiles(); !synced)
        return synced;
    std::set<Folder> folders(m_alsoSync.begin(), m_alsoSync.end());
    for (const auto &file : m_files)
        folders.insert(file.folder);
    if (auto placed = putInPlace(); !placed)
        return placed;
    const std::string last = m_files.empty() ? "the folder" : m_files.back().name;
    m_files.clear();
    m_alsoSync.clear();
    m_bytes = 0;
    std::vector<int> handles;
    handles.reserve(folders.size());
    for (const auto &folder : folders)
        handles.push_back(folder->value());
    for (const int error : syncTogether(handles))
        if (!isHarmlessForFolder(error))
            return notWritten(last, "synced to the disk", error);
    return {};
}

Result<void> publish(const std::string &path, std::string_view bytes)
{
    const auto place = std::filesystem::path(path);
    const std::string folder = place.has_parent_path() ? place.parent_path().string() : ".";
    const auto open = std::make_shared<const Descriptor>(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!open->isOpen())
        return notWritten(path, "created", errno);
    PublishBatch batch(Readers::Owner);
    if (auto added = batch.add(open, place.filename().string(), {bytes}); !added)
        return added;
    return batch.commit();
}

Result<std::string> readFile(const std::string &path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen())
        return errno == ENOENT ? Error{ErrorKind::NotFound, "There is no file \"" + path + "\"."}
                               : notWritten(path, "opened", errno);
    std::string bytes;
    char buffer[65536];
    for (;;) {
        const auto n = ::read(file.value(), buffer, sizeof buffer);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return notWritten(path, "read", errno);
        if (n == 0)
            return bytes;
        bytes.append(buffer, static_cast<std::size_t>(n));
    }
}

} // namespace verdict
