#include "core/exchange/out/filetarget.h"

#include "core/journal/publish.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace verdict {
namespace {

constexpr std::size_t bufferBytes = 64 * 1024;

std::string directoryOf(const std::string &path)
{
    const std::string directory = std::filesystem::path(path).parent_path().string();
    return directory.empty() ? "." : directory;
}

Error exists(const std::string &path)
{
    return {ErrorKind::Conflict, "“" + path + "” exists already. Choose another name, or use --force to replace it."};
}

/// Whether a file may come to stand at this path.
Result<void> mayStandAt(const std::string &path, bool force)
{
    struct stat there {};
    if (::lstat(path.c_str(), &there) != 0)
        return {};
    if (S_ISLNK(there.st_mode))
        return Error{ErrorKind::NotAllowed, "“" + path + "” is a symbolic link. Name the file itself."};
    if (!S_ISREG(there.st_mode))
        return Error{ErrorKind::NotAllowed, "“" + path + "” is not a plain file. Choose another name."};
    if (!force)
        return exists(path);
    return {};
}

std::string asideOf(const std::string &path)
{
    static std::atomic<unsigned> serial{0};
    return path + ".part" + std::to_string(::getpid()) + "-" + std::to_string(serial++);
}

} // namespace

Result<FileTarget> FileTarget::open(const std::string &path, bool force)
{
    if (path.empty() || path == "-")
        return FileTarget(STDOUT_FILENO, {}, {}, force);
    if (auto allowed = mayStandAt(path, force); !allowed)
        return allowed.error();
    std::string aside = asideOf(path);
    const int fd = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return Error{ErrorKind::Storage, "“" + path + "” could not be created: " + std::strerror(errno) + "."};
    return FileTarget(fd, path, std::move(aside), force);
}

FileTarget::FileTarget(int fd, std::string path, std::string aside, bool force)
    : m_fd(fd), m_path(std::move(path)), m_aside(std::move(aside)), m_force(force)
{
}

FileTarget::FileTarget(FileTarget &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)), m_path(std::move(other.m_path)), m_aside(std::exchange(other.m_aside, {})),
      m_force(other.m_force), m_buffer(std::move(other.m_buffer))
{
}

FileTarget::~FileTarget() { discard(); }

void FileTarget::discard()
{
    if (!m_path.empty() && m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
    if (!m_aside.empty())
        ::unlink(m_aside.c_str());
    m_aside.clear();
}

Result<void> FileTarget::failure(const char *what, int code) const
{
    const std::string name = m_path.empty() ? "Standard output" : "“" + m_path + "”";
    const char *hint = code == ENOSPC ? " Free some space and try again." : "";
    return Error{ErrorKind::Storage, name + " could not be " + what + ": " + std::strerror(code) + "." + hint};
}

Result<void> FileTarget::write(std::string_view bytes)
{
    m_buffer += bytes;
    return m_buffer.size() < bufferBytes ? Result<void>() : flush();
}

Result<void> FileTarget::flush()
{
    std::string_view rest = m_buffer;
    while (!rest.empty()) {
        const auto n = ::write(m_fd, rest.data(), rest.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return failure("written", errno);
        rest.remove_prefix(static_cast<std::size_t>(n));
    }
    m_buffer.clear();
    return {};
}

Result<void> FileTarget::finish()
{
    if (auto flushed = flush(); !flushed || m_path.empty())
        return flushed;
    if (::fsync(m_fd) != 0)
        return failure("synced to the disk", errno);
    if (auto placed = place(); !placed)
        return placed;
    discard();
    return syncDirectory(directoryOf(m_path));
}

Result<void> FileTarget::place()
{
    if (auto allowed = mayStandAt(m_path, m_force); !allowed)
        return allowed;
    // A link refuses an existing name in one step; file systems without links leave only the check above.
    if (!m_force && ::link(m_aside.c_str(), m_path.c_str()) == 0)
        return {};
    if (!m_force && errno == EEXIST)
        return exists(m_path);
    if (::rename(m_aside.c_str(), m_path.c_str()) != 0)
        return failure("put in place", errno);
    m_aside.clear();
    return {};
}

} // namespace verdict
