#include "core/journal/publish.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace verdict {
namespace {

Error failure(const std::string &path, const char *what, int code)
{
    const std::string name = std::filesystem::path(path).filename().string();
    const char *hint = code == ENOSPC ? " Free some space and try again; nothing was lost." : "";
    return {ErrorKind::Storage, "\"" + name + "\" could not be " + what + ": " + std::strerror(code) + "." + hint};
}

/// An open file that closes itself.
struct Handle {
    int fd = -1;
    explicit Handle(int handle) : fd(handle) {}
    ~Handle()
    {
        if (fd >= 0)
            ::close(fd);
    }
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;
};

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

Result<void> writeAside(const std::string &aside, std::string_view bytes)
{
    const Handle file(::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.fd < 0)
        return failure(aside, "created", errno);
    if (!writeAll(file.fd, bytes))
        return failure(aside, "written", errno);
    if (::fsync(file.fd) != 0)
        return failure(aside, "synced to the disk", errno);
    return {};
}

} // namespace

Result<void> syncDirectory(const std::string &path)
{
    const Handle directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.fd < 0 || ::fsync(directory.fd) != 0)
        return failure(path, "synced to the disk", errno);
    return {};
}

Result<void> publish(const std::string &path, std::string_view bytes)
{
    const std::string aside = path + ".new" + std::to_string(::getpid());
    if (auto written = writeAside(aside, bytes); !written) {
        ::unlink(aside.c_str());
        return written;
    }
    if (::rename(aside.c_str(), path.c_str()) != 0) {
        const int code = errno;
        ::unlink(aside.c_str());
        return failure(path, "put in place", code);
    }
    const auto folder = std::filesystem::path(path).parent_path();
    return syncDirectory(folder.empty() ? "." : folder.string());
}

Result<std::string> readFile(const std::string &path)
{
    const Handle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.fd < 0)
        return errno == ENOENT ? Error{ErrorKind::NotFound, "There is no file \"" + path + "\"."}
                               : failure(path, "opened", errno);
    std::string bytes;
    char buffer[65536];
    for (;;) {
        const auto n = ::read(file.fd, buffer, sizeof buffer);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return failure(path, "read", errno);
        if (n == 0)
            return bytes;
        bytes.append(buffer, static_cast<std::size_t>(n));
    }
}

} // namespace verdict
