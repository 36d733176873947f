#include "core/review/acts.h"

#include "core/review/completeness.h"
#include "core/review/gracetime.h"
#include "core/review/session.h"
#include "core/routing/folds/rowcodec.h"
#include "core/team/rosterevents.h"

namespace verdict {
namespace {

using Kind = ReviewAct::Kind;

SessionAction actionOf(Kind kind)
{
    switch (kind) {
    case Kind::Decided: return SessionAction::Decide;
    case Kind::Amended: return SessionAction::Amend;
    case Kind::Undone: return SessionAction::Undo;
    case Kind::Released: return SessionAction::Release;
    case Kind::SetAside: return SessionAction::SetAside;
    case Kind::Escalated: return SessionAction::Escalate;
    }
    return SessionAction::Open;
}

/// A case that waits is opened by acting on it, as on the command line.
Result<void> allowed(const OpenedCase &opened, Kind kind, Time now)
{
    ReviewSession review = ReviewSession::resumed(opened);
    if (review.may(SessionAction::Open) && kind != Kind::Undone && kind != Kind::Amended)
        static_cast<void>(review.open(Moment{now, {}}));
    if (kind == Kind::Undone)
        return review.mayUndo(now);
    return review.may(actionOf(kind));
}

Result<void> complete(const OpenedCase &opened, ReviewAct &act)
{
    if (act.kind == Kind::Decided || act.kind == Kind::Amended) {
        const FilingTerms terms = filingTerms(opened);
        act.decision = graded(std::move(act.decision), terms);
        const auto missing = lacks(act.decision, terms);
        return missing.empty() ? Result<void>() : Error{ErrorKind::BadInput, missing.front().sentence};
    }
    if (act.kind == Kind::Escalated || act.kind == Kind::SetAside)
        if (const auto lack = lackOfRationale(act.rationale))
            return Error{ErrorKind::BadInput, lack->sentence};
    return {};
}

ObjectRef caseFileOf(Database &database, Token token)
{
    Statement &query = database.cached("SELECT event, offset, length, file FROM assignment WHERE token = ?");
    query.bind(1, token.value);
    query.step();
    const ObjectRef ref = objectRefAt(query, 0);
    query.reset();
    return ref;
}

} // namespace

Result<Acknowledged> appendAct(JournalSession &session, const ActSetup &setup, ReviewAct act)
{
    const Time now = session.now();
    const WorkspaceKey key = session.credentials().workspaceKey;
    const auto opened =
        readOpenedCase({session.database(), session.objects(), session.keys(), setup.policy, key}, act.token);
    if (!opened)
        return opened.error();
    if (const auto may = allowed(*opened, act.kind, now); !may)
        return may.error();
    if (const auto done = complete(*opened, act); !done)
        return done.error();
    if (act.kind == Kind::SetAside && (!act.until || *act.until <= now))
        return Error{ErrorKind::BadInput, "Choose a time in the future until which the case is set aside."};
    const ObjectRef file = caseFileOf(session.database(), act.token);
    act.file = file.name;
    act.policyVersion = setup.policyVersion;
    if (act.kind == Kind::Amended || act.kind == Kind::Undone)
        act.supersedes = opened->filed.back().event;
    if (!act.trace.openedAt)
        act.trace.openedAt = openedAt(session.database(), act.token);
    const LogId log = session.ownLog(LogRole::FromReviewer);
    JsonWriter payload = beginPayload(typeOf(act.kind), now, session.credentials().member, act.token.text());
    writeReviewAct(payload, act);
    writeAfter(payload, log, {session.headAt(file.event)});
    payload.endObject();
    const Appended appended = session.append(log, payload.bytes());
    keepDraft(session.database(), key, act.token, Draft{});
    Acknowledged answer{appended.hash, now, {}};
    if (act.kind == Kind::Decided)
        answer.undoUntil = undoUntil(now, opened->graceSeconds);
    return answer;
}

} // namespace verdict
