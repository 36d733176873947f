#include "app/decoder/helperchild.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace verdict::decoder {
namespace {

using namespace std::chrono_literals;
constexpr std::chrono::milliseconds kLookForStop = 20ms;

/// Passwords and the like in our environment are none of its business; where libraries and plug-ins lie is.
std::vector<std::string> helperEnvironment()
{
    std::vector<std::string> environment{"LC_ALL=C.UTF-8"};
    for (const char *name : {"LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "QT_PLUGIN_PATH"})
        if (const char *value = std::getenv(name))
            environment.push_back(std::string(name) + "=" + value);
    return environment;
}

/// What posix_spawn is to do in the child before the program begins.
class SpawnPlan {
public:
    explicit SpawnPlan(int socket)
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_adddup2(&m_actions, socket, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, socket, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&m_actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
        posix_spawn_file_actions_addclosefrom_np(&m_actions, STDERR_FILENO + 1);
#endif
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_init(&m_attributes);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnPlan()
    {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }
    SpawnPlan(const SpawnPlan &) = delete;
    SpawnPlan &operator=(const SpawnPlan &) = delete;

    /// 0, or the system's error number.
    int spawn(const std::string &program, pid_t *process) const
    {
        std::vector<std::string> environment = helperEnvironment();
        std::vector<char *> variables;
        variables.reserve(environment.size() + 1);
        for (std::string &variable : environment)
            variables.push_back(variable.data());
        variables.push_back(nullptr);
        std::array arguments{const_cast<char *>(program.c_str()), static_cast<char *>(nullptr)};
        return posix_spawn(process, program.c_str(), &m_actions, &m_attributes, arguments.data(), variables.data());
    }

private:
    posix_spawn_file_actions_t m_actions;
    posix_spawnattr_t m_attributes;
};

bool makeSockets(std::array<int, 2> *ends)
{
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends->data()) != 0)
        return false;
    for (const int end : *ends)
        fcntl(end, F_SETFD, FD_CLOEXEC);
    fcntl(ends->front(), F_SETFL, O_NONBLOCK);
    return true;
}

Error cannotStart(const std::filesystem::path &program, int number)
{
    return {ErrorKind::Storage, "The picture helper " + program.string() + " cannot be started (" +
                                    std::strerror(number) + "); reinstalling Verdict brings it back"};
}

} // namespace

Result<HelperChild> HelperChild::start(const std::filesystem::path &program)
{
    std::array<int, 2> ends{};
    if (!makeSockets(&ends))
        return cannotStart(program, errno);
    pid_t process = -1;
    const int number = SpawnPlan(ends[1]).spawn(program.string(), &process);
    ::close(ends[1]);
    if (number == 0)
        return HelperChild(process, ends[0]);
    ::close(ends[0]);
    return cannotStart(program, number);
}

HelperChild::HelperChild(HelperChild &&other) noexcept
    : m_process(std::exchange(other.m_process, -1)), m_socket(std::exchange(other.m_socket, -1))
{
}

bool HelperChild::end()
{
    const pid_t process = std::exchange(m_process, -1);
    if (process < 0)
        return false;
    ::kill(process, SIGKILL); // before the socket closes, which would make it leave
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    ::close(m_socket);
    return WIFEXITED(status);
}

HelperChild::Transfer HelperChild::wait(short events, const Patience &patience) const
{
    while (!patience.stop.stop_requested()) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(patience.until - std::chrono::steady_clock::now());
        if (left <= 0ms)
            return Transfer::TimedOut;
        pollfd socket{m_socket, events, 0};
        const auto slice = patience.stop.stop_possible() ? std::min(left, kLookForStop) : left;
        const int ready = ::poll(&socket, 1, static_cast<int>(slice.count()));
        if (ready > 0)
            return Transfer::Done; // hung up counts too: the transfer itself finds out
        if (ready < 0 && errno != EINTR)
            return Transfer::Closed;
    }
    return Transfer::Stopped;
}

HelperChild::Transfer HelperChild::send(std::string_view bytes, const Patience &patience)
{
    while (!bytes.empty()) {
        const ssize_t count = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(count));
            continue;
        }
        if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
            return Transfer::Closed;
        if (const Transfer waited = wait(POLLOUT, patience); waited != Transfer::Done)
            return waited;
    }
    return Transfer::Done;
}

HelperChild::Transfer HelperChild::receive(std::span<char> bytes, const Patience &patience)
{
    while (!bytes.empty()) {
        const ssize_t count = ::recv(m_socket, bytes.data(), bytes.size(), 0);
        if (count > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(count));
            continue;
        }
        if (count == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR))
            return Transfer::Closed;
        if (const Transfer waited = wait(POLLIN, patience); waited != Transfer::Done)
            return waited;
    }
    return Transfer::Done;
}

} // namespace verdict::decoder
