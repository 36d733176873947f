#include "core/exchange/attachmentpath.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
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

/// An open file that closes itself.
class Descriptor {
public:
    explicit Descriptor(int value) : m_value(value) {}
    ~Descriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_value, other.m_value);
        return *this;
    }
    [[nodiscard]] int value() const { return m_value; }
    int release() { return std::exchange(m_value, -1); }

private:
    int m_value;
};

Error refused(const std::string &path, const std::string &why)
{
    return {ErrorKind::BadInput, "the file \"" + path + "\" " + why};
}

std::string reasonOf(int error)
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

/// Walks one component after the other without following links, for systems that cannot do it in one call.
int openByWalking(int folder, const std::string &path)
{
    Descriptor at(::dup(folder));
    std::string_view rest = path;
    while (true) {
        const std::size_t slash = rest.find('/');
        const std::string name(rest.substr(0, slash));
        if (name == ".." || path.starts_with('/')) {
            errno = EXDEV;
            return -1;
        }
        const bool last = slash == std::string_view::npos;
        const std::string step = name.empty() ? "." : name;
        Descriptor next(::openat(at.value(), step.c_str(), last ? safeFlags : safeFlags | O_DIRECTORY));
        if (next.value() < 0 || last)
            return next.release();
        at = std::move(next);
        rest.remove_prefix(slash + 1);
    }
}

int openBeneath(int folder, const std::string &path)
{
#if defined(SYS_openat2)
    struct open_how how {};
    how.flags = safeFlags;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    const auto descriptor = static_cast<int>(::syscall(SYS_openat2, folder, path.c_str(), &how, sizeof how));
    if (descriptor >= 0 || (errno != ENOSYS && errno != EPERM))
        return descriptor;
#endif
    return openByWalking(folder, path);
}

/// The open file's size in bytes, or why it is none to take.
Result<std::int64_t> sizeOfOpen(int descriptor, const std::string &path)
{
    struct stat state {};
    if (::fstat(descriptor, &state) != 0)
        return refused(path, reasonOf(errno));
    if (S_ISDIR(state.st_mode))
        return refused(path, "is a folder");
    if (!S_ISREG(state.st_mode))
        return refused(path, "is no regular file");
    if (state.st_size > maxAttachmentBytes)
        return refused(path, "is larger than 256 MiB");
    return static_cast<std::int64_t>(state.st_size);
}

Result<std::string> readAll(int descriptor, const std::string &path, std::int64_t size)
{
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got = ::read(descriptor, bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return refused(path, std::string("cannot be read: ") + std::strerror(errno));
        if (got == 0)
            return refused(path, "changed while it was read");
        done += static_cast<std::size_t>(got);
    }
    return bytes;
}

} // namespace

Result<std::shared_ptr<const AttachmentFolder>> AttachmentFolder::of(const std::string &recordFile)
{
    const std::filesystem::path folder = std::filesystem::path(recordFile).parent_path();
    const std::string name = folder.empty() ? "." : folder.string();
    const int descriptor = ::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return Error{ErrorKind::BadInput, "the folder " + name + " cannot be opened: " + std::strerror(errno)};
    return std::shared_ptr<const AttachmentFolder>(new AttachmentFolder(descriptor));
}

AttachmentFolder::~AttachmentFolder() { ::close(m_descriptor); }

Result<std::int64_t> AttachmentFolder::sizeOf(const std::string &path) const
{
    const Descriptor file(openBeneath(m_descriptor, path));
    if (file.value() < 0)
        return refused(path, reasonOf(errno));
    return sizeOfOpen(file.value(), path);
}

Result<std::string> AttachmentFolder::load(const std::string &path, std::int64_t expected) const
{
    const Descriptor file(openBeneath(m_descriptor, path));
    if (file.value() < 0)
        return refused(path, reasonOf(errno));
    const auto size = sizeOfOpen(file.value(), path);
    if (!size)
        return size.error();
    if (*size != expected)
        return refused(path, "changed since its record was read");
    return readAll(file.value(), path, *size);
}

} // namespace verdict
