#include "core/journal/beneath.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#if __has_include(<linux/openat2.h>)
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

namespace verdict {
namespace {

constexpr int safeFlags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW;

/// Walks one component after the other without following links, for systems that cannot do it in one call.
Descriptor openByWalking(int folder, const std::string &path, int flags)
{
    Descriptor at(::dup(folder));
    std::string_view rest = path;
    while (true) {
        const std::size_t slash = rest.find('/');
        const std::string name(rest.substr(0, slash));
        if (name == ".." || path.starts_with('/')) {
            errno = EXDEV;
            return {};
        }
        const bool last = slash == std::string_view::npos;
        const std::string step = name.empty() ? "." : name;
        Descriptor next(::openat(at.value(), step.c_str(), last ? safeFlags | flags : safeFlags | O_DIRECTORY));
        if (!next.isOpen() || last)
            return next;
        at = std::move(next);
        rest.remove_prefix(slash + 1);
    }
}

} // namespace

Descriptor::~Descriptor()
{
    if (m_value < 0)
        return;
    const int kept = errno;
    ::close(m_value);
    errno = kept;
}

Descriptor::Descriptor(Descriptor &&other) noexcept : m_value(other.release()) {}

Descriptor &Descriptor::operator=(Descriptor &&other) noexcept
{
    std::swap(m_value, other.m_value);
    return *this;
}

int Descriptor::release() { return std::exchange(m_value, -1); }

Descriptor openBeneath(int folder, const std::string &path, int flags)
{
#if defined(SYS_openat2)
    struct open_how how {};
    how.flags = static_cast<unsigned>(safeFlags | flags);
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    // EAGAIN: something was renamed meanwhile, and the kernel cannot tell whether the path still lies below.
    for (int attempt = 0; attempt < 16; ++attempt) {
        Descriptor opened(static_cast<int>(::syscall(SYS_openat2, folder, path.c_str(), &how, sizeof how)));
        if (opened.isOpen() || (errno != EAGAIN && errno != EINTR && errno != ENOSYS && errno != EPERM))
            return opened;
        if (errno == ENOSYS || errno == EPERM)
            break;
    }
#endif
    return openByWalking(folder, path, flags);
}

std::string whyNotOpened(int error)
{
    switch (error) {
    case ENOENT: return "does not exist";
    case EXDEV: return "lies outside the folder of its record";
    case ELOOP: return "is, or lies behind, a symbolic link";
    case EACCES:
    case EPERM: return "may not be read";
    case ENOTDIR: return "lies below something that is no folder";
    case ENAMETOOLONG: return "has a name that is too long";
    case ENXIO: return "is no regular file";
    default: return std::string("cannot be opened: ") + std::strerror(error);
    }
}

bool isAway(int error)
{
    switch (error) {
    case ESTALE:
    case ENOTCONN:
    case ECONNABORTED:
    case ENODEV:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case ENETDOWN:
    case ENETUNREACH:
    case ETIMEDOUT: return true;
    default: return false;
    }
}

Result<std::int64_t> regularSize(int descriptor, std::int64_t maxBytes)
{
    struct stat state {};
    if (::fstat(descriptor, &state) != 0)
        return Error{isAway(errno) ? ErrorKind::Unreachable : ErrorKind::BadInput, whyNotOpened(errno)};
    if (S_ISDIR(state.st_mode))
        return Error{ErrorKind::BadInput, "is a folder"};
    if (!S_ISREG(state.st_mode))
        return Error{ErrorKind::BadInput, "is no regular file"};
    if (state.st_size > maxBytes)
        return Error{ErrorKind::BadInput,
                     "is larger than " + (maxBytes >> 20 > 0 ? std::to_string(maxBytes >> 20) + " MiB"
                                                             : std::to_string(maxBytes) + " bytes")};
    return static_cast<std::int64_t>(state.st_size);
}

Result<std::string> readWhole(int descriptor, std::int64_t size)
{
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got = ::read(descriptor, bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return Error{isAway(errno) ? ErrorKind::Unreachable : ErrorKind::Storage,
                         std::string("cannot be read: ") + std::strerror(errno)};
        if (got == 0)
            return Error{ErrorKind::BadInput, "changed while it was read"};
        done += static_cast<std::size_t>(got);
    }
    return bytes;
}

} // namespace verdict
