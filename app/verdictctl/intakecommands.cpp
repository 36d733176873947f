#include "app/verdictctl/command.h"
#include "core/workspace/ingest.h"
#include "core/workspace/routing.h"

#include <chrono>

namespace verdict {
namespace {

using SteadyClock = std::chrono::steady_clock;

double secondsSince(SteadyClock::time_point start)
{
    return std::chrono::duration<double>(SteadyClock::now() - start).count();
}

Result<ReadOptions> readOptions(const Arguments &arguments)
{
    ReadOptions options;
    options.domain = arguments.value("--domain").value_or("");
    if (const auto name = arguments.value("--format")) {
        options.format = formatFromName(*name);
        if (!options.format)
            return Error{ErrorKind::BadInput,
                         "There is no format \"" + *name + "\"; there are native, csv and label-studio."};
    }
    for (const auto &pair : arguments.list("--map")) {
        const auto cut = pair.find('=');
        if (cut == std::string::npos || cut == 0 || cut + 1 == pair.size())
            return Error{ErrorKind::BadInput, "\"--map " + pair + "\" is not of the form ours=theirs."};
        options.map.emplace_back(pair.substr(0, cut), pair.substr(cut + 1));
    }
    return options;
}

void add(IngestReport &sum, const IngestReport &more)
{
    sum.read += more.read;
    sum.counts.accepted += more.counts.accepted;
    sum.counts.duplicates += more.counts.duplicates;
    sum.counts.revised += more.counts.revised;
    sum.rejected += more.rejected;
    if (!more.rejectsFile.empty())
        sum.rejectsFile = more.rejectsFile;
    sum.cancelled = sum.cancelled || more.cancelled;
}

int report(const CommandContext &context, const IngestReport &sum, double seconds)
{
    JsonWriter json;
    json.beginObject().key("read").number(sum.read).key("accepted").number(sum.counts.accepted);
    json.key("duplicates")
        .number(sum.counts.duplicates)
        .key("revised")
        .number(sum.counts.revised)
        .key("rejected")
        .number(sum.rejected);
    json.key("rejectsFile");
    sum.rejectsFile.empty() ? json.null() : json.text(sum.rejectsFile);
    json.key("seconds").number(seconds).endObject();
    if (context.output.json())
        context.output.document(json);
    context.output.line(std::to_string(sum.read) + " read, " + std::to_string(sum.counts.accepted) + " accepted, " +
                        std::to_string(sum.counts.duplicates) + " duplicates, " + std::to_string(sum.counts.revised) +
                        " revised, " + std::to_string(sum.rejected) + " rejected.");
    if (!sum.rejectsFile.empty())
        context.output.note("What was rejected, and why, is in " + sum.rejectsFile + ".");
    if (sum.cancelled)
        context.output.note("Stopped. What was taken in stays; feed the file again to complete it.");
    return sum.rejected > 0 || sum.cancelled ? exitPartly : exitDone;
}

int ingestFiles(CommandContext &context, const Arguments &arguments)
{
    const auto options = readOptions(arguments);
    if (!options)
        return context.output.fail(options.error());
    return withWorkspace(context, [&](Workspace &workspace) {
        const auto start = SteadyClock::now();
        IngestReport sum;
        for (const auto &path : arguments.operands()) {
            const IngestRequest request{path, *options, arguments.has("--dry-run"), {}};
            const auto one = ingest(
                workspace.parts(), request,
                [&](std::int64_t read, std::int64_t total) { context.output.progress("Taking in", read, total); },
                context.stop);
            context.output.endProgress();
            if (!one) {
                if (sum.read == 0)
                    return context.output.fail(one.error());
                report(context, sum, secondsSince(start));
                static_cast<void>(context.output.fail(one.error()));
                return static_cast<int>(exitPartly);
            }
            context.output.note(path + ": " + titleOf(one->format));
            add(sum, *one);
        }
        return report(context, sum, secondsSince(start));
    });
}

void writeReasons(JsonWriter &json, const Route &route, const std::vector<std::string> &sentences)
{
    json.key("reasons").beginArray();
    for (std::size_t i = 0; i < route.reasons.size(); ++i)
        json.text(nameOf(route.reasons[i].kind));
    json.endArray().key("sentences").beginArray();
    for (const auto &sentence : sentences)
        json.text(sentence);
    json.endArray();
}

int explain(CommandContext &context, const std::string &caseText)
{
    return withWorkspace(context, [&](Workspace &workspace) {
        const auto found = explainRoute(workspace.parts(), caseText);
        if (!found)
            return context.output.fail(found.error());
        JsonWriter json;
        json.beginObject()
            .key("case")
            .text(found->name.id)
            .key("domain")
            .text(found->name.domain)
            .key("outcome")
            .text(nameOf(found->route.outcome));
        writeReasons(json, found->route, found->sentences);
        json.key("priority").number(found->route.priority.value).key("priorityParts").beginArray();
        for (const auto &part : found->route.priority.parts)
            json.beginObject().key("part").text(nameOf(part.part)).key("value").number(part.value).endObject();
        json.endArray().key("deadline");
        found->deadline ? json.text(toIso(*found->deadline)) : json.null();
        json.key("auditProbability").number(found->route.auditProbability);
        json.key("policyVersion").number(std::int64_t{found->route.policyVersion}).endObject();
        if (context.output.json())
            context.output.document(json);
        context.output.line(found->name.domain + "/" + found->name.id + ": " + nameOf(found->route.outcome));
        for (const auto &sentence : found->sentences)
            context.output.line("  " + sentence);
        return static_cast<int>(exitDone);
    });
}

int routeAllCases(CommandContext &context, const Arguments &arguments)
{
    if (const auto caseText = arguments.value("--explain"))
        return explain(context, *caseText);
    return withWorkspace(context, [&](Workspace &workspace) {
        const auto counts = routeAll(
            workspace.parts(), [&](std::int64_t n) { context.output.progress("Routed", n, 0); }, context.stop);
        context.output.endProgress();
        if (!counts)
            return context.output.fail(counts.error());
        JsonWriter json;
        json.beginObject().key("routed").number(counts->routed).key("automated").number(counts->automated);
        json.key("escalated").number(counts->escalated).key("audited").number(counts->audited);
        json.key("assigned").number(counts->assigned).key("checks").number(std::int64_t{0}).endObject();
        if (context.output.json())
            context.output.document(json);
        context.output.line(std::to_string(counts->routed) + " routed: " + std::to_string(counts->automated) +
                            " automated (" + std::to_string(counts->audited) + " of them to audit), " +
                            std::to_string(counts->escalated) + " to review.");
        for (const auto &why : counts->whyUnmatched)
            context.output.note(why);
        return static_cast<int>(context.stop.stop_requested() ? exitPartly : exitDone);
    });
}

} // namespace

std::vector<Command> intakeCommands()
{
    CommandShape intake;
    intake.flags = {"--dry-run"};
    intake.values = {"--format", "--domain"};
    intake.lists = {"--map"};
    intake.minOperands = 1;
    intake.maxOperands = 1000;
    CommandShape routing;
    routing.values = {"--explain"};
    return {
        {"ingest", "FILE…|- [--format F] [--map ours=theirs]… [--domain D] [--dry-run]", intake, ingestFiles},
        {"route", "[--explain CASE]", routing, routeAllCases},
    };
}

} // namespace verdict
