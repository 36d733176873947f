#include "core/storage/writerlock.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace verdict {
namespace {

using namespace std::chrono_literals;

constexpr auto longestStepBack = 250ms;

std::string whoAmI()
{
    return std::string(program_invocation_short_name) + " (process " + std::to_string(::getpid()) + ")";
}

std::string holderIn(int handle)
{
    char text[200];
    const auto n = ::pread(handle, text, sizeof text, 0);
    return n > 0 ? std::string(text, static_cast<std::size_t>(n)) : std::string("Another program");
}

} // namespace

WriterLock::~WriterLock()
{
    if (m_handle >= 0)
        ::close(m_handle);
    if (m_waiting >= 0)
        ::close(m_waiting);
}

Result<void> WriterLock::openFile()
{
    if (m_handle < 0)
        m_handle = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_waiting < 0)
        m_waiting = ::open((m_path + ".waiting").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_handle < 0 || m_waiting < 0)
        return Error{ErrorKind::Storage, "The workspace cannot be written: " + std::string(std::strerror(errno)) + "."};
    return {};
}

Result<void> WriterLock::acquire(std::chrono::milliseconds patience)
{
    if (auto opened = openFile(); !opened)
        return opened;
    auto waited = waitFor(patience);
    ::flock(m_waiting, LOCK_UN);
    if (!waited)
        return waited;
    m_held = true;
    const std::string me = whoAmI();
    // Only a courtesy to those who wait: a failure to write it changes nothing.
    if (holderIn(m_handle) == me)
        return {};
    if (::ftruncate(m_handle, 0) != 0 || ::pwrite(m_handle, me.data(), me.size(), 0) < 0)
        errno = 0;
    return {};
}

/// Patience is with one holder: where programs take turns, work goes on, and nobody is to blame.
Result<void> WriterLock::waitFor(std::chrono::milliseconds patience)
{
    std::string holder;
    auto since = std::chrono::steady_clock::now();
    while (::flock(m_handle, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return Error{ErrorKind::Storage,
                         "The workspace cannot be locked: " + std::string(std::strerror(errno)) + "."};
        ::flock(m_waiting, LOCK_SH | LOCK_NB);
        const auto now = std::chrono::steady_clock::now();
        if (std::string holding = holderIn(m_handle); holding != holder) {
            holder = std::move(holding);
            since = now;
        }
        if (now - since >= patience)
            return Error{ErrorKind::Busy,
                         holder +
                             " has been writing to this workspace for more than ten seconds. Wait for it, or close "
                             "it."};
        std::this_thread::sleep_for(1ms);
    }
    return {};
}

/// Whether nobody holds the lock. Only while this object does not.
bool WriterLock::isFree()
{
    if (::flock(m_handle, LOCK_EX | LOCK_NB) != 0)
        return false;
    ::flock(m_handle, LOCK_UN);
    return true;
}

bool WriterLock::isWanted()
{
    if (::flock(m_waiting, LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK;
    ::flock(m_waiting, LOCK_UN);
    return false;
}

void WriterLock::stepBack()
{
    release();
    // Those who wait look every millisecond, or later on a busy machine; one that died meanwhile waits no more.
    const auto until = std::chrono::steady_clock::now() + longestStepBack;
    do
        std::this_thread::sleep_for(3ms);
    while (isWanted() && isFree() && std::chrono::steady_clock::now() < until);
}

void WriterLock::release()
{
    if (m_held)
        ::flock(m_handle, LOCK_UN);
    m_held = false;
}

} // namespace verdict
