#include "app/verdictctl/command.h"
#include "core/workspace/syncing.h"

#include <condition_variable>
#include <mutex>

namespace verdict {
namespace {

using namespace std::chrono_literals;

constexpr auto watchInterval = 30s;

void tell(CommandContext &context, const SyncReport &report)
{
    JsonWriter json;
    json.beginObject().key("sent").number(report.sent).key("received").number(report.received);
    json.key("waiting").number(report.waiting).key("void").number(report.voided).key("behind").number(report.behind);
    json.key("attachments").number(report.attachments).key("continued").boolean(report.continued);
    json.key("problems").beginArray();
    for (const auto &problem : report.problems)
        json.text(problem);
    json.endArray().endObject();
    if (context.output.json())
        context.output.document(json);
    context.output.line(std::to_string(report.sent) + " sent, " + std::to_string(report.received) + " received" +
                        (report.waiting > 0 ? ", " + std::to_string(report.waiting) + " waiting" : "") +
                        (report.behind > 0 ? ", " + std::to_string(report.behind) + " not readable yet" : "") + ".");
    if (report.continued)
        context.output.note("The store knew more of your work than this workspace: it was copied, or restored from a "
                            "backup. Nothing is lost; your work goes on in new logs.");
    for (const auto &problem : report.problems)
        context.output.note(problem);
}

Result<SyncReport> syncNow(CommandContext &context, Workspace &workspace, const SyncRequest &request)
{
    auto report = syncWorkspace(
        workspace.parts(), request, [&](int step, int steps) { context.output.progress("Syncing", step, steps); },
        context.stop);
    context.output.endProgress();
    if (report)
        tell(context, *report);
    return report;
}

/// Waits, or ends at once when asked to stop.
void rest(const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock guard(mutex);
    wake.wait_for(guard, stop, watchInterval, [&stop] { return stop.stop_requested(); });
}

int sync(CommandContext &context, const Arguments &arguments)
{
    SyncRequest request;
    request.store = arguments.value("--store").value_or("");
    request.thorough = arguments.has("--thorough");
    return withWorkspace(context, [&](Workspace &workspace) {
        auto report = syncNow(context, workspace, request);
        while (arguments.has("--watch") && !context.stop.stop_requested()) {
            if (!report)
                static_cast<void>(context.output.fail(report.error()));
            rest(context.stop);
            request.store.clear();
            if (!context.stop.stop_requested())
                report = syncNow(context, workspace, request);
        }
        if (!report)
            return context.output.fail(report.error());
        return static_cast<int>(report->behind > 0 ? exitPartly : exitDone);
    });
}

} // namespace

std::vector<Command> syncCommands()
{
    CommandShape shape;
    shape.flags = {"--thorough", "--watch"};
    shape.values = {"--store"};
    return {{"sync", "[--store folder:PATH] [--thorough] [--watch]", shape, sync}};
}

} // namespace verdict
