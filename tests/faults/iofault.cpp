// Loaded before a program: lets one call, or every call from one on, fail on files below a folder, as a failing or full
// disk does.
//   VERDICT_FAULT_FOLDER  files below it count
//   VERDICT_FAULT_AT      which call fails, from 1 on; 0 = none
//   VERDICT_FAULT_ERROR   the error number; 0 = a write stops half way
//   VERDICT_FAULT_STICKY  1 = all later calls fail too
//   VERDICT_FAULT_READS   1 = reading counts too; a read that stops half way is as the system may answer any time
//   VERDICT_FAULT_REMOVES 1 = removing counts too; what was to go stays
//   VERDICT_FAULT_COUNT   file that is told, at the end, how many calls there were

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

std::atomic<long> calls = 0;

long number(const char *name)
{
    const char *text = std::getenv(name);
    return text ? std::atol(text) : 0;
}

bool isBelow(const char *path)
{
    const char *folder = std::getenv("VERDICT_FAULT_FOLDER");
    return folder && path && std::strncmp(path, folder, std::strlen(folder)) == 0;
}

bool isBelow(int file)
{
    char link[64];
    char path[4096];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const auto n = ::readlink(link, path, sizeof path - 1);
    if (n <= 0)
        return false;
    path[n] = '\0';
    return isBelow(path);
}

/// The same for a name in a folder that is open.
bool isBelow(int folder, const char *path)
{
    return path && (path[0] == '/' || folder == AT_FDCWD ? isBelow(path) : isBelow(folder));
}

/// Counts a call; true if it is to fail.
bool fails()
{
    const long now = ++calls;
    const long at = number("VERDICT_FAULT_AT");
    return at > 0 && (now == at || (now > at && number("VERDICT_FAULT_STICKY") == 1));
}

/// The error that a call gives which cannot stop half way.
int refuse()
{
    const int error = static_cast<int>(number("VERDICT_FAULT_ERROR"));
    errno = error != 0 ? error : EIO;
    return -1;
}

template <class Function> Function real(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

/// A write that does as it is told, is refused, or stops half way.
template <class Write> ssize_t writeOrFail(int file, std::size_t size, const Write &write)
{
    if (!isBelow(file) || !fails())
        return write(size);
    return number("VERDICT_FAULT_ERROR") == 0 && size > 1 ? write(size / 2) : refuse();
}

struct Teller {
    ~Teller()
    {
        const char *path = std::getenv("VERDICT_FAULT_COUNT");
        std::FILE *out = path ? std::fopen(path, "w") : nullptr;
        if (!out)
            return;
        std::fprintf(out, "%ld\n", calls.load());
        std::fclose(out);
    }
} teller;

int openOrFail(const char *name, const char *path, int flags, mode_t mode)
{
    if (isBelow(path) && (flags & (O_WRONLY | O_RDWR)) != 0 && fails())
        return refuse();
    return real<int (*)(const char *, int, ...)>(name)(path, flags, mode);
}

int openAtOrFail(const char *name, int folder, const char *path, int flags, mode_t mode)
{
    if ((flags & (O_WRONLY | O_RDWR)) != 0 && isBelow(folder, path) && fails())
        return refuse();
    return real<int (*)(int, const char *, int, ...)>(name)(folder, path, flags, mode);
}

} // namespace

extern "C" {

ssize_t read(int file, void *bytes, size_t size)
{
    static const auto next = real<ssize_t (*)(int, void *, size_t)>("read");
    if (number("VERDICT_FAULT_READS") != 1 || !isBelow(file) || !fails())
        return next(file, bytes, size);
    return number("VERDICT_FAULT_ERROR") == 0 && size > 1 ? next(file, bytes, size / 2) : refuse();
}

ssize_t write(int file, const void *bytes, size_t size)
{
    static const auto next = real<ssize_t (*)(int, const void *, size_t)>("write");
    return writeOrFail(file, size, [&](std::size_t n) { return next(file, bytes, n); });
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t at)
{
    static const auto next = real<ssize_t (*)(int, const void *, size_t, off_t)>("pwrite");
    return writeOrFail(file, size, [&](std::size_t n) { return next(file, bytes, n, at); });
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at)
{
    static const auto next = real<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    return writeOrFail(file, size, [&](std::size_t n) { return next(file, bytes, n, at); });
}

int fsync(int file)
{
    static const auto next = real<int (*)(int)>("fsync");
    return isBelow(file) && fails() ? refuse() : next(file);
}

int fdatasync(int file)
{
    static const auto next = real<int (*)(int)>("fdatasync");
    return isBelow(file) && fails() ? refuse() : next(file);
}

int ftruncate(int file, off_t size) noexcept
{
    static const auto next = real<int (*)(int, off_t)>("ftruncate");
    return isBelow(file) && fails() ? refuse() : next(file, size);
}

int ftruncate64(int file, off64_t size) noexcept
{
    static const auto next = real<int (*)(int, off64_t)>("ftruncate64");
    return isBelow(file) && fails() ? refuse() : next(file, size);
}

int rename(const char *from, const char *to) noexcept
{
    static const auto next = real<int (*)(const char *, const char *)>("rename");
    return isBelow(from) && fails() ? refuse() : next(from, to);
}

int renameat(int fromFolder, const char *from, int toFolder, const char *to) noexcept
{
    static const auto next = real<int (*)(int, const char *, int, const char *)>("renameat");
    return isBelow(fromFolder, from) && fails() ? refuse() : next(fromFolder, from, toFolder, to);
}

int mkdirat(int folder, const char *path, mode_t mode) noexcept
{
    static const auto next = real<int (*)(int, const char *, mode_t)>("mkdirat");
    return isBelow(folder, path) && fails() ? refuse() : next(folder, path, mode);
}

int unlinkat(int folder, const char *path, int flags) noexcept
{
    static const auto next = real<int (*)(int, const char *, int)>("unlinkat");
    const bool counts = number("VERDICT_FAULT_REMOVES") == 1 && isBelow(folder, path);
    return counts && fails() ? refuse() : next(folder, path, flags);
}

int open(const char *path, int flags, ...)
{
    std::va_list list;
    va_start(list, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
    va_end(list);
    return openOrFail("open", path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    std::va_list list;
    va_start(list, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
    va_end(list);
    return openOrFail("open64", path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    std::va_list list;
    va_start(list, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
    va_end(list);
    return openAtOrFail("openat", folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...)
{
    std::va_list list;
    va_start(list, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
    va_end(list);
    return openAtOrFail("openat64", folder, path, flags, mode);
}

} // extern "C"
