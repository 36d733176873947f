#include "app/verdictctl/command.h"

#include <QCoreApplication>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>

namespace {

using namespace verdict;

/// Secrets must not end in a core dump or a file that others read.
void protectSecrets()
{
    umask(077);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifdef PR_SET_DUMPABLE
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

/// Turns Ctrl+C into a request to stop: work in hand ends between two transactions. A second Ctrl+C ends at once.
std::stop_token stopOnInterrupt()
{
    static std::stop_source source;
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([signals] {
        int received = 0;
        sigwait(&signals, &received);
        source.request_stop();
        sigwait(&signals, &received);
        std::_Exit(exitPartly);
    }).detach();
    return source.get_token();
}

std::vector<Command> allCommands()
{
    std::vector<Command> commands;
    for (const auto &group : {demoCommands(), workspaceCommands(), intakeCommands(), policyCommands(), reviewCommands(),
                              exportCommands(), teamCommands(), syncCommands()})
        commands.insert(commands.end(), group.begin(), group.end());
    return commands;
}

int help(const std::vector<Command> &commands)
{
    std::puts("verdictctl [--workspace DIR] [--json] [--quiet] COMMAND …\n");
    for (const auto &command : commands)
        std::printf("  %s %s\n", command.name.c_str(), command.synopsis.c_str());
    std::puts("\nThe workspace is --workspace or VERDICT_HOME. Exit codes: 0 done, 1 in part, 2 wrong usage or input,\n"
              "3 shared store out of reach, 4 workspace damaged or locked.");
    return exitDone;
}

/// The options that stand before the command.
struct Global {
    std::string workspace;
    bool json = false;
    bool quiet = false;
};

/// Takes global options out, wherever they stand, so that `queue --json` works as `--json queue` does.
Result<Global> takeGlobal(std::vector<std::string> &words)
{
    Global global;
    if (const char *home = std::getenv("VERDICT_HOME"))
        global.workspace = home;
    for (auto at = words.begin(); at != words.end();) {
        if (*at == "--json" || *at == "--quiet") {
            (*at == "--json" ? global.json : global.quiet) = true;
            at = words.erase(at);
        } else if (*at == "--workspace") {
            if (at + 1 == words.end())
                return Error{ErrorKind::BadInput, "\"--workspace\" needs a folder."};
            global.workspace = *(at + 1);
            at = words.erase(at, at + 2);
        } else {
            ++at;
        }
    }
    return global;
}

int runCommand(const std::vector<Command> &commands, const Global &global, std::vector<std::string> words)
{
    CommandContext context{global.workspace, Output(global.json, global.quiet), stopOnInterrupt()};
    for (const auto &command : commands) {
        if (command.name != words.front())
            continue;
        words.erase(words.begin());
        const auto arguments = Arguments::parse(words, command.shape);
        if (!arguments)
            return context.output.fail({ErrorKind::BadInput, arguments.error().reason + "\nUsage: verdictctl " +
                                                                 command.name + ' ' + command.synopsis});
        return command.run(context, *arguments);
    }
    return context.output.fail(
        {ErrorKind::BadInput, "There is no command \"" + words.front() + "\". \"verdictctl help\" lists them."});
}

/// What was printed must have arrived: a full disk behind `> file` is no success.
int flushed(int code)
{
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return code;
    static_cast<void>(
        Output(false, false)
            .fail({ErrorKind::Storage, "Standard output could not be written: the answer above is not complete."}));
    return code == exitDone ? static_cast<int>(exitPartly) : code;
}

} // namespace

int main(int argc, char **argv)
{
    protectSecrets();
    if (sodium_init() < 0)
        return exitDamaged;
    QCoreApplication application(argc, argv);
    const auto commands = allCommands();
    std::vector<std::string> words(argv + 1, argv + argc);
    const auto global = takeGlobal(words);
    if (!global)
        return Output(false, false).fail(global.error());
    if (words.empty())
        return Output(false, false)
            .fail({ErrorKind::BadInput, "Say what to do; \"verdictctl help\" lists the commands."});
    if (words.front() == "help" || words.front() == "--help")
        return help(commands);
    return flushed(runCommand(commands, *global, std::move(words)));
}
