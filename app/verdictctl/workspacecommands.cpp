#include "app/decoder/decoderprocess.h"
#include "app/passphrase/passphrase.h"
#include "app/verdictctl/command.h"
#include "core/workspace/founding.h"
#include "core/workspace/upkeep.h"

#include <chrono>

namespace verdict {
namespace {

int init(CommandContext &context, const Arguments &arguments)
{
    if (arguments.value("--role"))
        return context.output.fail(
            {ErrorKind::BadInput, "A founder is lead, router and reviewer at once. Others join by invitation."});
    const auto name = arguments.value("--name");
    if (!name || name->empty())
        return context.output.fail({ErrorKind::BadInput, "Say who founds the team: --name NAME."});
    const auto passphrase = newPassphrase();
    if (!passphrase)
        return context.output.fail(passphrase.error());
    const auto founded = foundTeam(arguments.operands().front(), *name, *passphrase, SystemClock());
    if (!founded)
        return context.output.fail(founded.error());
    JsonWriter json;
    json.beginObject()
        .key("member")
        .text(founded->member.value)
        .key("key")
        .text(founded->rosterKey)
        .key("recovery")
        .text(founded->recoveryKit)
        .endObject();
    if (context.output.json())
        context.output.document(json);
    context.output.line("Founded. You are " + founded->member.value + ": lead, router and reviewer.");
    context.output.note("Your recovery kit lies in " + founded->recoveryKit +
                        ". Print it, or move it off this machine: whoever reads it can act as you.");
    context.output.note("Alone in a team, what is meant for leads lies on the same computer: solo use hides nothing.");
    return exitDone;
}

int verify(CommandContext &context, const Arguments &)
{
    return withWorkspace(context, [&](Workspace &workspace) {
        const auto found = verifyWorkspace(
            workspace.parts(), [&](std::int64_t n) { context.output.progress("Checking events", n, 0); }, context.stop);
        context.output.endProgress();
        if (!found)
            return context.output.fail(found.error());
        JsonWriter json;
        json.beginObject().key("events").number(found->events).key("objects").number(found->objects);
        json.key("authors").number(found->authors).key("problems").beginArray();
        for (const auto &problem : found->problems)
            json.text(problem);
        json.endArray().endObject();
        if (context.output.json())
            context.output.document(json);
        for (const auto &problem : found->problems)
            context.output.line(problem);
        context.output.line(std::to_string(found->events) + " events and " + std::to_string(found->objects) +
                            " objects checked, " + std::to_string(found->problems.size()) + " problems.");
        return static_cast<int>(found->problems.empty() ? exitDone : exitPartly);
    });
}

int digest(CommandContext &context, const Arguments &)
{
    return withWorkspace(context, [&](Workspace &workspace) {
        const auto found = digestOfWorkspace(workspace.parts());
        if (!found)
            return context.output.fail(found.error());
        JsonWriter json;
        json.beginObject().key("digest").text(found->digest).key("projection").text(found->projection).endObject();
        if (context.output.json())
            context.output.document(json);
        context.output.line(found->digest + ' ' + found->projection);
        return static_cast<int>(exitDone);
    });
}

int rebuild(CommandContext &context, const Arguments &)
{
    return withWorkspace(context, [&](Workspace &workspace) {
        const auto start = std::chrono::steady_clock::now();
        const auto events = rebuildWorkspace(workspace.parts());
        if (!events)
            return context.output.fail(events.error());
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        JsonWriter json;
        json.beginObject().key("events").number(*events).key("seconds").number(taken.count()).endObject();
        if (context.output.json())
            context.output.document(json);
        context.output.line(std::to_string(*events) + " events replayed.");
        return static_cast<int>(exitDone);
    });
}

int backup(CommandContext &context, const Arguments &arguments)
{
    return withWorkspace(context, [&](Workspace &workspace) {
        const std::string target = arguments.operands().front();
        const auto done = backupTo(workspace.parts(), target);
        if (!done)
            return context.output.fail(done.error());
        JsonWriter json;
        json.beginObject().key("written").text(target).endObject();
        if (context.output.json())
            context.output.document(json);
        context.output.line("Copied to " + target + ".");
        return static_cast<int>(exitDone);
    });
}

} // namespace

Result<std::unique_ptr<Workspace>> openWorkspace(const CommandContext &context)
{
    if (context.workspace.empty())
        return Error{ErrorKind::BadInput, "Say which workspace: --workspace DIR, or VERDICT_HOME."};
    const auto passphrase = passphraseFor(context.workspace);
    if (!passphrase)
        return passphrase.error();
    auto workspace = Workspace::open(
        {context.workspace, *passphrase, std::make_shared<DecoderProcess>(), std::make_shared<SystemClock>()});
    if (workspace)
        for (const auto &notice : (*workspace)->notices())
            context.output.note(notice);
    return workspace;
}

int withWorkspace(CommandContext &context, const std::function<int(Workspace &)> &use)
{
    const auto workspace = openWorkspace(context);
    return workspace ? use(**workspace) : context.output.fail(workspace.error());
}

std::vector<Command> workspaceCommands()
{
    return {
        {"init", "DIR --name NAME", {{}, {"--name", "--role"}, {}, 1, 1}, init},
        {"verify", "", {}, verify},
        {"digest", "", {}, digest},
        {"rebuild", "", {}, rebuild},
        {"backup", "DIR", {{}, {}, {}, 1, 1}, backup},
    };
}

} // namespace verdict
