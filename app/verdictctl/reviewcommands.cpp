#include "app/verdictctl/caseview.h"
#include "app/verdictctl/command.h"
#include "core/review/session.h"
#include "core/workspace/routing.h"

#include <algorithm>
#include <charconv>

namespace verdict {
namespace {

void writeRow(JsonWriter &json, const QueueRow &row, std::int64_t position)
{
    json.beginObject().key("case").text(row.caseText).key("title").text(row.title).key("domain").text(row.domain);
    json.key("stakes").text(nameOf(row.stakes)).key("requiredBy");
    row.deadline ? json.text(toIso(*row.deadline)) : json.null();
    json.key("urgency").text(nameOf(row.urgency)).key("position").number(position).key("state").text(nameOf(row.state));
    if (row.setAsideUntil)
        json.key("until").text(toIso(*row.setAsideUntil));
    json.endObject();
}

void printRow(const CommandContext &context, const QueueRow &row, std::int64_t position)
{
    JsonWriter json;
    writeRow(json, row, position);
    if (context.output.json())
        context.output.document(json);
    context.output.line(std::to_string(position) + "  " + row.caseText + "  " + nameOf(row.urgency) + "  " +
                        nameOf(row.stakes) + "  " + (row.deadline ? toIso(*row.deadline) : std::string("no deadline")) +
                        "  " + row.title);
}

/// Prints pages until `limit` rows are out; the number printed, or an error.
Result<std::int64_t> printQueue(CommandContext &context, Workspace &workspace, bool setAside, std::int64_t limit,
                                std::int64_t printed)
{
    QueueQuery query;
    query.part = setAside ? QueuePart::SetAside : QueuePart::Waiting;
    while (printed < limit && !context.stop.stop_requested()) {
        query.limit = static_cast<int>(std::min<std::int64_t>(1000, limit - printed));
        const auto page = answerOf(workspace.queuePage(query));
        if (!page)
            return page.error();
        for (const auto &row : page->rows)
            printRow(context, row, ++printed);
        if (!page->next)
            break;
        query.after = page->next;
    }
    return printed;
}

std::optional<std::int64_t> numberOf(const std::string &text, std::int64_t low, std::int64_t high)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && value >= low && value <= high ? std::optional(value) : std::nullopt;
}

int queue(CommandContext &context, const Arguments &arguments)
{
    const auto limit = numberOf(arguments.value("--limit").value_or("50"), 1, 100'000'000);
    if (!limit)
        return context.output.fail({ErrorKind::BadInput, "\"--limit\" takes a number from 1 on."});
    return withWorkspace(context, [&](Workspace &workspace) {
        if (const auto caught = workspace.catchUp(); !caught)
            return context.output.fail(caught.error());
        auto printed = printQueue(context, workspace, false, *limit, 0);
        if (printed && arguments.has("--all"))
            printed = printQueue(context, workspace, true, *limit, *printed);
        if (!printed)
            return context.output.fail(printed.error());
        if (*printed == 0) {
            const auto summary = answerOf(workspace.queueSummary());
            if (summary && !summary->whyEmpty.empty())
                context.output.note("Nothing waits. " + summary->whyEmpty);
        }
        return static_cast<int>(exitDone);
    });
}

/// Finds the case that a person means and hands its token on.
int withCase(CommandContext &context, const Arguments &arguments, const std::function<int(Workspace &, Token)> &use)
{
    return withWorkspace(context, [&](Workspace &workspace) {
        const auto token = findToken(workspace.parts(), arguments.operands().front());
        return token ? use(workspace, *token) : context.output.fail(token.error());
    });
}

int show(CommandContext &context, const Arguments &arguments)
{
    const ShownDetails details{arguments.value("--details").value_or("")};
    const auto &sections = detailSections();
    if (!details.section.empty() && details.section != "all" &&
        std::find(sections.begin(), sections.end(), details.section) == sections.end())
        return context.output.fail(
            {ErrorKind::BadInput, "There is no section \"" + details.section +
                                      "\"; there are input, signals, similar, history, uncertainty, other and all."});
    return withCase(context, arguments, [&](Workspace &workspace, Token token) {
        const auto opened = answerOf(workspace.open(token));
        if (!opened)
            return context.output.fail(opened.error());
        if (context.output.json())
            context.output.document(caseAsJson(*opened, details));
        for (const auto &line : caseAsText(*opened, details))
            context.output.line(line);
        return static_cast<int>(exitDone);
    });
}

int acknowledge(const CommandContext &context, const Result<Acknowledged> &done, const std::string &what)
{
    if (!done)
        return context.output.fail(done.error());
    JsonWriter json;
    json.beginObject()
        .key("event")
        .text(done->event.hex())
        .key("hash")
        .text(done->event.hex())
        .key("at")
        .text(toIso(done->at))
        .endObject();
    if (context.output.json())
        context.output.document(json);
    context.output.line(what);
    return exitDone;
}

Result<ReviewTrace> traceFrom(const Arguments &arguments)
{
    ReviewTrace trace;
    const auto text = arguments.value("--seconds");
    if (!text)
        return trace;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), trace.seconds);
    if (error != std::errc() || end != text->data() + text->size() || !(trace.seconds >= 0 && trace.seconds <= 86'400))
        return Error{ErrorKind::BadInput, "\"--seconds\" takes a number from 0 to 86400."};
    return trace;
}

/// What is typed at `--label`: a code of the case, whatever its letters' case where only one fits.
Result<Decision> decisionFrom(const Arguments &arguments, const OpenedCase &opened)
{
    Decision decision;
    decision.label = arguments.value("--label").value_or("");
    if (arguments.has("--accept")) {
        if (!decision.label.empty())
            return Error{ErrorKind::BadInput, "Choose either --label or --accept."};
        if (!opened.file.suggestion)
            return Error{ErrorKind::BadInput, "The suggestion of this case is closed: choose a label."};
        decision.label = opened.file.suggestion->label;
    }
    decision.reasons = arguments.list("--reason");
    decision.rationale = arguments.value("--rationale").value_or("");
    decision.proposedLabel = arguments.value("--propose").value_or("");
    if (const auto name = arguments.value("--agreement")) {
        decision.agreement = agreementFromName(*name);
        if (!decision.agreement)
            return Error{ErrorKind::BadInput,
                         "\"--agreement\" is one of agree, wrong-confidence, partial and disagree."};
    }
    if (const auto name = arguments.value("--confidence")) {
        decision.confidence = ownConfidenceFromName(*name);
        if (!decision.confidence)
            return Error{ErrorKind::BadInput,
                         "\"--confidence\" is one of unsure, leaning, fairly-sure and sure, or 1 to 4."};
    }
    return decision;
}

int file(CommandContext &context, const Arguments &arguments, bool amend)
{
    const auto trace = traceFrom(arguments);
    if (!trace)
        return context.output.fail(trace.error());
    return withCase(context, arguments, [&](Workspace &workspace, Token token) {
        const auto opened = answerOf(amend ? workspace.peek(token) : workspace.open(token));
        if (!opened)
            return context.output.fail(opened.error());
        const auto decision = decisionFrom(arguments, *opened);
        if (!decision)
            return context.output.fail(decision.error());
        const auto done =
            answerOf(amend ? workspace.amend(token, *decision, *trace) : workspace.decide(token, *decision, *trace));
        return acknowledge(context, done,
                           (amend ? "Amended " : "Filed ") + token.text() + " as " + decision->label + ".");
    });
}

int decide(CommandContext &context, const Arguments &arguments) { return file(context, arguments, false); }

int amend(CommandContext &context, const Arguments &arguments) { return file(context, arguments, true); }

int undo(CommandContext &context, const Arguments &arguments)
{
    return withCase(context, arguments, [&](Workspace &workspace, Token token) {
        return acknowledge(context, answerOf(workspace.undo(token)), "Undone. " + token.text() + " is open again.");
    });
}

int release(CommandContext &context, const Arguments &arguments)
{
    return withCase(context, arguments, [&](Workspace &workspace, Token token) {
        return acknowledge(context, answerOf(workspace.release(token, {})),
                           "Given back: the next routing gives it to somebody anew.");
    });
}

int escalate(CommandContext &context, const Arguments &arguments)
{
    return withCase(context, arguments, [&](Workspace &workspace, Token token) {
        return acknowledge(context,
                           answerOf(workspace.escalate(token, arguments.value("--rationale").value_or(""), {})),
                           "Escalated to your lead.");
    });
}

int defer(CommandContext &context, const Arguments &arguments)
{
    const auto until = fromIso(arguments.value("--until").value_or(""));
    if (!until)
        return context.output.fail({ErrorKind::BadInput, "Say until when: --until 2026-11-22T15:00:00Z."});
    return withCase(context, arguments, [&](Workspace &workspace, Token token) {
        const auto done = answerOf(workspace.setAside(token, *until, arguments.value("--rationale").value_or(""), {}));
        return acknowledge(context, done, "Set aside until " + toIso(*until) + ".");
    });
}

} // namespace

std::vector<Command> reviewCommands()
{
    const CommandShape filing{{"--accept"},
                              {"--label", "--agreement", "--rationale", "--confidence", "--seconds", "--propose"},
                              {"--reason"},
                              1,
                              1};
    const std::string filingWords = "CASE --label L|--accept [--agreement A] [--reason CODE]… [--rationale T] "
                                    "[--confidence C] [--seconds S] [--propose T]";
    return {
        {"queue", "[--limit N] [--all]", {{"--all"}, {"--limit"}, {}, 0, 0}, queue},
        {"show", "CASE [--details SECTION|all]", {{}, {"--details"}, {}, 1, 1}, show},
        {"decide", filingWords, filing, decide},
        {"amend", filingWords, filing, amend},
        {"undo", "CASE", {{}, {}, {}, 1, 1}, undo},
        {"release", "CASE", {{}, {}, {}, 1, 1}, release},
        {"escalate", "CASE --rationale T", {{}, {"--rationale"}, {}, 1, 1}, escalate},
        {"defer", "CASE --until T --rationale T", {{}, {"--until", "--rationale"}, {}, 1, 1}, defer},
    };
}

} // namespace verdict
