// Shuts itself in (unless the second argument is "free"), then does what the first argument names. Exit 0: it could.

#include "app/decoder/sandbox.h"

#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <map>
#include <string>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

bool run()
{
    char program[] = "/bin/true";
    char *const arguments[] = {program, nullptr};
    return ::execv(program, arguments) == 0; // exit code of /bin/true where it succeeds
}

bool forks()
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(0);
    return child > 0;
}

bool mapsCode()
{
    return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

bool takesMemory(std::size_t bytes)
{
    void *const memory = std::malloc(bytes);
    if (!memory)
        return false;
    std::memset(memory, 1, 4096);
    std::free(memory);
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    const std::map<std::string, std::function<bool()>> deeds{
        {"nothing", [] { return true; }},
        {"memory", [] { return takesMemory(64u << 20); }},
        {"much memory", [] { return takesMemory(std::size_t{2} << 30); }},
        {"read input",
         [] {
             char byte = 0;
             return ::read(STDIN_FILENO, &byte, 1) >= 0;
         }},
        {"open", [] { return ::open("/dev/null", O_RDONLY) >= 0; }},
        {"socket", [] { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }},
        {"exec", run},
        {"fork", forks},
        {"map code", mapsCode},
        {"unlink", [] { return ::unlink("/nonexistent/file") == 0 || errno == ENOENT; }},
    };
    const auto deed = argc > 1 ? deeds.find(argv[1]) : deeds.end();
    if (deed == deeds.end())
        return 9;
    const bool free = argc > 2 && std::string(argv[2]) == "free";
    if (!free && !verdict::decoder::confine())
        return 8;
    ::_exit(deed->second() ? 0 : 7);
}
