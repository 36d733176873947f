#include "core/workspace/demo/demohistory.h"

#include "core/workspace/demo/demofiles.h"
#include "core/workspace/demo/demoparts.h"
#include "core/workspace/ingest.h"
#include "core/workspace/routing.h"

#include <cmath>

namespace verdict {
namespace {

constexpr std::int64_t betweenCasesMs = 9'000;
constexpr std::int64_t beforeUndoMs = 4'000; ///< within the default grace of ten seconds

Error stopped() { return {ErrorKind::Cancelled, "Making the demo was stopped."}; }

} // namespace

Result<void> DemoHistory::receive(const DemoBatch &batch)
{
    if (m_stop.stop_requested())
        return stopped();
    m_clock.stepTo(batch.at);
    WorkspaceParts &parts = m_workspace.parts();
    const DemoFiles files(parts.files.directory);
    const auto list = files.write(batch);
    if (!list)
        return list.error();
    const auto report = ingest(
        parts, {*list, {}, false, {}}, [](std::int64_t, std::int64_t) {}, m_stop);
    if (!report)
        return report.error();
    if (report->cancelled)
        return stopped();
    if (report->rejected > 0)
        return Error{ErrorKind::BadInput, std::to_string(report->rejected) +
                                              " of the demo's cases were rejected, the first because: " +
                                              files.firstReason(report->rejectsFile)};
    const auto routed = routeAll(
        parts, [](std::int64_t) {}, m_stop);
    if (!routed)
        return routed.error();
    m_counts.cases += report->counts.accepted;
    m_counts.automated += routed->automated;
    m_counts.audited += routed->audited;
    return {};
}

/// Nothing for a case that was answered automatically.
Result<std::optional<Token>> DemoHistory::tokenOf(const DemoCase &wanted)
{
    const auto token = findToken(m_workspace.parts(), wanted.record.name.domain + '/' + wanted.record.name.id);
    if (!token && token.error().kind == ErrorKind::NotFound)
        return std::optional<Token>();
    return token ? Result<std::optional<Token>>(*token) : token.error();
}

Result<void> DemoHistory::file(Token token, DemoReview review)
{
    m_clock.step(betweenCasesMs);
    review.trace.openedAt = m_clock.now();
    m_clock.step(std::llround(review.trace.seconds * 1000));
    const auto done = answerOf(m_workspace.decide(token, review.decision, review.trace));
    if (!done)
        return done.error();
    ++m_counts.decided;
    return {};
}

Result<void> DemoHistory::decide(const DemoBatch &batch)
{
    for (const auto &reviewed : batch.cases) {
        if (m_stop.stop_requested())
            return stopped();
        const auto token = tokenOf(reviewed);
        if (!token)
            return token.error();
        if (*token)
            if (const auto filed = file(**token, reviewOf(reviewed, m_seed)); !filed)
                return filed;
    }
    return {};
}

Result<void> DemoHistory::undoHasty(Token token, const DemoCase &reviewed)
{
    if (const auto filed = file(token, hastyReviewOf(reviewed)); !filed)
        return filed;
    m_clock.step(beforeUndoMs);
    const auto undone = answerOf(m_workspace.undo(token));
    if (!undone)
        return undone.error();
    --m_counts.decided;
    return {};
}

Result<void> DemoHistory::decideWithSecondThoughts(const DemoBatch &batch)
{
    for (const auto &reviewed : batch.cases) {
        const auto token = tokenOf(reviewed);
        if (!token)
            return token.error();
        if (!*token)
            continue;
        if (const auto undone = undoHasty(**token, reviewed); !undone)
            return undone;
        break;
    }
    return decide(batch);
}

Result<void> DemoHistory::setOneAside(const DemoBatch &batch)
{
    for (const auto &waiting : batch.cases) {
        const auto token = tokenOf(waiting);
        if (!token)
            return token.error();
        if (!*token)
            continue;
        ReviewTrace trace;
        trace.openedAt = m_clock.now();
        trace.seconds = 21.5;
        const auto aside =
            answerOf(m_workspace.setAside(**token, m_clock.now() + 2 * hourMs,
                                          "Asked for one more fact; the answer is due within two hours.", trace));
        return aside ? Result<void>() : Result<void>(aside.error());
    }
    return {};
}

} // namespace verdict
