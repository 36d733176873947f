#pragma once

#include "core/case/result.h"

#include <array>

namespace verdict {

/// Where the review of one assignment stands for its reviewer.
enum class SessionState {
    Queued,    ///< waits, not opened yet
    Opened,    ///< on the screen; in a hidden arm: before the first judgment
    Judged,    ///< hidden arms: the first judgment is filed, the suggestion still closed
    Revealed,  ///< hidden arms: the suggestion has opened after the first judgment
    Decided,   ///< filed; can be undone within its grace
    Amended,   ///< filed and changed since
    SetAside,  ///< put off until a time
    Released,  ///< given back for somebody else
    Escalated, ///< handed to the lead
    Withdrawn, ///< the integrator needs no answer any more
};

/// What can be done in a review. Reveal and Withdraw come from the program, the rest from the person.
enum class SessionAction {
    Open,
    OpenDetails,
    CloseDetails,
    Judge,
    Reveal,
    Decide,
    Undo,
    Amend,
    Release,
    SetAside,
    Escalate,
    Withdraw,
};

/// Whether the suggestion is visible from the start. The blind and the withheld arm are one course: nobody can tell
/// them apart before the first judgment.
enum class Course { Shown, Hidden };

inline constexpr std::array sessionStates{SessionState::Queued,   SessionState::Opened,   SessionState::Judged,
                                          SessionState::Revealed, SessionState::Decided,  SessionState::Amended,
                                          SessionState::SetAside, SessionState::Released, SessionState::Escalated,
                                          SessionState::Withdrawn};
inline constexpr std::array sessionActions{
    SessionAction::Open,    SessionAction::OpenDetails, SessionAction::CloseDetails, SessionAction::Judge,
    SessionAction::Reveal,  SessionAction::Decide,      SessionAction::Undo,         SessionAction::Amend,
    SessionAction::Release, SessionAction::SetAside,    SessionAction::Escalate,     SessionAction::Withdraw};

/// "queued", "opened", "judged", "revealed", "decided", "amended", "set-aside", "released", "escalated" or "withdrawn".
const char *nameOf(SessionState state);
/// "open", "open-details", "close-details", "judge", "reveal", "decide", "undo", "amend", "release", "set-aside",
/// "escalate" or "withdraw".
const char *nameOf(SessionAction action);

/// One cell of the table: where the action leads, or the sentence that refuses it.
struct Transition {
    enum class Kind {
        To,     ///< leads to `next`
        Back,   ///< leads back to where the review stood before it was decided or set aside
        Refused ///< `reason` says why and what one can do
    };

    Kind kind = Kind::Refused;
    SessionState next = SessionState::Queued;
    const char *reason = "";

    [[nodiscard]] bool allowed() const { return kind != Kind::Refused; }
};

/// The table state × action, one page for each course.
Transition transition(Course course, SessionState state, SessionAction action);

} // namespace verdict
