#pragma once

#include "app/verdictctl/arguments.h"
#include "app/verdictctl/output.h"
#include "core/workspace/workspace.h"

#include <functional>
#include <stop_token>

namespace verdict {

/// What every command is given.
struct CommandContext {
    std::string workspace; ///< folder; from --workspace or VERDICT_HOME
    Output output;
    std::stop_token stop; ///< asked by Ctrl+C
};

/// A command: its name, what it takes, one line of help, and what it does (the answer is the exit code).
struct Command {
    std::string name;
    std::string synopsis;
    CommandShape shape;
    std::function<int(CommandContext &, const Arguments &)> run;
};

/// Opens the workspace of the context with the passphrase that this machine offers.
Result<std::unique_ptr<Workspace>> openWorkspace(const CommandContext &context);

/// Runs `use` on the open workspace, or fails with the reason.
int withWorkspace(CommandContext &context, const std::function<int(Workspace &)> &use);

/// The commands by subject; one file each.
std::vector<Command> workspaceCommands(); ///< init, verify, digest, rebuild, backup
std::vector<Command> demoCommands();      ///< demo
std::vector<Command> intakeCommands();    ///< ingest, route
std::vector<Command> policyCommands();    ///< policy show, check, publish, history, diff
std::vector<Command> reviewCommands();    ///< queue, show, decide, undo, amend, release, escalate, defer
std::vector<Command> exportCommands();    ///< export
std::vector<Command> teamCommands();      ///< invite, join, admit, members, revoke, router
std::vector<Command> syncCommands();      ///< sync

} // namespace verdict
