#include "core/review/reviewvalues.h"
#include "core/review/sessiontable.h"

namespace verdict {

const char *nameOf(SessionState state)
{
    switch (state) {
    case SessionState::Queued: return "queued";
    case SessionState::Opened: return "opened";
    case SessionState::Judged: return "judged";
    case SessionState::Revealed: return "revealed";
    case SessionState::Decided: return "decided";
    case SessionState::Amended: return "amended";
    case SessionState::SetAside: return "set-aside";
    case SessionState::Released: return "released";
    case SessionState::Escalated: return "escalated";
    case SessionState::Withdrawn: return "withdrawn";
    }
    return "";
}

const char *nameOf(SessionAction action)
{
    switch (action) {
    case SessionAction::Open: return "open";
    case SessionAction::OpenDetails: return "open-details";
    case SessionAction::CloseDetails: return "close-details";
    case SessionAction::Judge: return "judge";
    case SessionAction::Reveal: return "reveal";
    case SessionAction::Decide: return "decide";
    case SessionAction::Undo: return "undo";
    case SessionAction::Amend: return "amend";
    case SessionAction::Release: return "release";
    case SessionAction::SetAside: return "set-aside";
    case SessionAction::Escalate: return "escalate";
    case SessionAction::Withdraw: return "withdraw";
    }
    return "";
}

} // namespace verdict
