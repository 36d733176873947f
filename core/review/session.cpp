#include "core/review/session.h"

#include "core/review/gracetime.h"

#include <algorithm>

namespace verdict {
namespace {

SessionState stateOnRecord(const OpenedCase &opened)
{
    const bool revealed = opened.file.arm != Arm::Shown && opened.file.suggestion;
    switch (opened.state) {
    case ReviewState::Queued: return revealed ? SessionState::Revealed : SessionState::Queued;
    case ReviewState::SetAside: return SessionState::SetAside;
    case ReviewState::Decided:
        return !opened.filed.empty() && opened.filed.back().amendment ? SessionState::Amended : SessionState::Decided;
    case ReviewState::Released: return SessionState::Released;
    case ReviewState::Escalated: return SessionState::Escalated;
    case ReviewState::Withdrawn: return SessionState::Withdrawn;
    }
    return SessionState::Queued;
}

/// Where an undo leads on a case that was decided or set aside earlier: in a hidden arm never before the first
/// judgment.
SessionState backOnRecord(const OpenedCase &opened)
{
    if (opened.file.arm == Arm::Shown)
        return SessionState::Opened;
    if (opened.file.suggestion)
        return SessionState::Revealed;
    return opened.state == ReviewState::Decided ? SessionState::Judged : SessionState::Opened;
}

} // namespace

const std::vector<std::string> &detailSections()
{
    static const std::vector<std::string> names{"input", "signals", "similar", "history", "uncertainty", "other"};
    return names;
}

ReviewSession::ReviewSession(Course course, int graceSeconds, ActivityLimits limits)
    : m_course(course), m_graceSeconds(graceSeconds), m_activity(limits)
{
}

ReviewSession ReviewSession::resumed(const OpenedCase &opened, ActivityLimits limits)
{
    ReviewSession session(opened.file.arm == Arm::Shown ? Course::Shown : Course::Hidden, opened.graceSeconds, limits);
    session.m_state = stateOnRecord(opened);
    session.m_back = backOnRecord(opened);
    if (!opened.filed.empty())
        session.m_decidedAt = opened.filed.back().at;
    return session;
}

Result<void> ReviewSession::may(SessionAction action) const
{
    const Transition cell = transition(m_course, m_state, action);
    if (cell.allowed())
        return {};
    return Error{ErrorKind::NotAllowed, cell.reason};
}

Result<void> ReviewSession::mayUndo(Time now) const
{
    if (auto allowed = may(SessionAction::Undo); !allowed || !m_decidedAt)
        return allowed;
    return verdict::mayUndo(*m_decidedAt, m_graceSeconds, now);
}

Result<void> ReviewSession::act(SessionAction action)
{
    if (auto allowed = may(action); !allowed)
        return allowed;
    const Transition cell = transition(m_course, m_state, action);
    const bool reviewing =
        m_state == SessionState::Opened || m_state == SessionState::Judged || m_state == SessionState::Revealed;
    if (reviewing)
        m_back = m_state;
    // A decision on an unjudged hidden case files the first judgment with it, and that one is never taken back.
    if (action == SessionAction::Decide && m_course == Course::Hidden && m_back == SessionState::Opened)
        m_back = SessionState::Judged;
    m_state = cell.kind == Transition::Kind::Back ? m_back : cell.next;
    return {};
}

Result<void> ReviewSession::actAndRest(SessionAction action, Moment now)
{
    if (auto done = act(action); !done)
        return done;
    m_activity.leave(now.steady);
    m_activity.pause(now.steady);
    m_looking = false;
    return {};
}

void ReviewSession::look(Moment now)
{
    if (!m_openedAt)
        m_openedAt = now.wall;
    m_activity.start(now.steady);
    m_looking = true;
}

void ReviewSession::resume(Steady now)
{
    if (m_looking)
        m_activity.start(now);
}

Result<void> ReviewSession::open(Moment now)
{
    auto done = act(SessionAction::Open);
    if (done)
        look(now);
    return done;
}

Result<void> ReviewSession::openDetails(std::string_view section, Moment now)
{
    const auto &names = detailSections();
    if (std::find(names.begin(), names.end(), section) == names.end())
        return Error{ErrorKind::BadInput, "There is no details section “" + std::string(section) +
                                              "”. There are input, signals, similar, history, uncertainty and other."};
    auto done = act(SessionAction::OpenDetails);
    if (done) {
        look(now);
        m_activity.enter(section, now.steady);
    }
    return done;
}

Result<void> ReviewSession::closeDetails(Moment now)
{
    auto done = act(SessionAction::CloseDetails);
    if (done)
        m_activity.leave(now.steady);
    return done;
}

Result<void> ReviewSession::judge(Moment now)
{
    auto done = act(SessionAction::Judge);
    if (done)
        m_activity.touch(now.steady);
    return done;
}

Result<void> ReviewSession::reveal() { return act(SessionAction::Reveal); }

Result<void> ReviewSession::decide(Moment now)
{
    auto done = actAndRest(SessionAction::Decide, now);
    if (done)
        m_decidedAt = now.wall;
    return done;
}

Result<void> ReviewSession::undo(Moment now)
{
    if (auto allowed = mayUndo(now.wall); !allowed)
        return allowed;
    auto done = act(SessionAction::Undo);
    m_decidedAt.reset();
    look(now);
    return done;
}

Result<void> ReviewSession::amend(Moment now)
{
    auto done = actAndRest(SessionAction::Amend, now);
    if (done)
        m_decidedAt = now.wall;
    return done;
}

Result<void> ReviewSession::release(Moment now) { return actAndRest(SessionAction::Release, now); }
Result<void> ReviewSession::setAside(Moment now) { return actAndRest(SessionAction::SetAside, now); }
Result<void> ReviewSession::escalate(Moment now) { return actAndRest(SessionAction::Escalate, now); }
Result<void> ReviewSession::withdraw(Moment now) { return actAndRest(SessionAction::Withdraw, now); }

void ReviewSession::missing(std::string_view evidence)
{
    if (std::find(m_missing.begin(), m_missing.end(), evidence) == m_missing.end())
        m_missing.emplace_back(evidence);
}

ReviewTrace ReviewSession::trace() const { return {m_openedAt, m_activity.seconds(), m_activity.details(), m_missing}; }

} // namespace verdict
