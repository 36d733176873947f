#include "core/review/sessiontable.h"

namespace verdict {
namespace {

using S = SessionState;

constexpr Transition to(S next) { return {Transition::Kind::To, next, ""}; }
constexpr Transition no(const char *reason) { return {Transition::Kind::Refused, S::Queued, reason}; }
constexpr Transition back{Transition::Kind::Back, S::Queued, ""};

using Row = std::array<Transition, sessionActions.size()>;
using Page = std::array<Row, sessionStates.size()>;

constexpr Row every(Transition cell)
{
    Row row{};
    row.fill(cell);
    return row;
}

constexpr Transition notOpen = no("Open the case first.");
constexpr Transition nothingFiled = no("There is no decision on this case yet.");
constexpr Transition noFirstJudgment =
    no("This case shows its suggestion from the start, so there is no first judgment. File the decision.");
constexpr Transition visible = no("The suggestion of this case is visible already.");
constexpr Transition judgeFirst = no("Your judgment first: the suggestion opens after you file it.");
constexpr Transition judgedOnce = no("Your first judgment stays on record. File the decision.");
constexpr Transition decided = no("This case is decided. Undo the decision within its grace, or amend it.");
constexpr Transition amended = no("This case is decided. Amend the decision again to change it.");
constexpr Transition amendedStays = no("An amendment cannot be undone. Amend again; every version stays in the log.");
constexpr Transition decisionStays = no("This case is decided already, and its decision stays.");
constexpr Transition isAside = no("This case is set aside. Open it first.");
constexpr Transition released = no("You released this case. It goes to somebody else.");
constexpr Transition escalated = no("You escalated this case. Your lead has it now.");
constexpr Transition withdrawn = no("This case was withdrawn. Nothing to decide.");

// Columns: Open, OpenDetails, CloseDetails | Judge, Reveal, Decide | Undo, Amend, Release |
// SetAside, Escalate, Withdraw
// clang-format off
constexpr Row queued{
    to(S::Opened), notOpen, notOpen,            notOpen, notOpen, notOpen,
    nothingFiled, nothingFiled, to(S::Released), to(S::SetAside), notOpen, to(S::Withdrawn)};
constexpr Row openedShown{
    to(S::Opened), to(S::Opened), to(S::Opened), noFirstJudgment, visible, to(S::Decided),
    nothingFiled, nothingFiled, to(S::Released), to(S::SetAside), to(S::Escalated), to(S::Withdrawn)};
constexpr Row openedHidden{
    to(S::Opened), to(S::Opened), to(S::Opened), to(S::Judged), judgeFirst, to(S::Decided),
    nothingFiled, nothingFiled, to(S::Released), to(S::SetAside), to(S::Escalated), to(S::Withdrawn)};
constexpr Row judged{
    to(S::Judged), to(S::Judged), to(S::Judged), judgedOnce, to(S::Revealed), to(S::Decided),
    nothingFiled, nothingFiled, to(S::Released), to(S::SetAside), to(S::Escalated), to(S::Withdrawn)};
constexpr Row revealed{
    to(S::Revealed), to(S::Revealed), to(S::Revealed), judgedOnce, visible, to(S::Decided),
    nothingFiled, nothingFiled, to(S::Released), to(S::SetAside), to(S::Escalated), to(S::Withdrawn)};
constexpr Row decidedRow{
    to(S::Decided), to(S::Decided), to(S::Decided), decided, decided, decided,
    back, to(S::Amended), decided,               decided, decided, decisionStays};
constexpr Row amendedRow{
    to(S::Amended), to(S::Amended), to(S::Amended), amended, amended, amended,
    amendedStays, to(S::Amended), amended,       amended, amended, decisionStays};
constexpr Row setAside{
    back, isAside, isAside,                      isAside, isAside, isAside,
    nothingFiled, nothingFiled, to(S::Released), to(S::SetAside), isAside, to(S::Withdrawn)};
// clang-format on

constexpr Page shownPage{queued,     openedShown, every(noFirstJudgment), every(noFirstJudgment), decidedRow,
                         amendedRow, setAside,    every(released),        every(escalated),       every(withdrawn)};
constexpr Page hiddenPage{queued,     openedHidden, judged,          revealed,         decidedRow,
                          amendedRow, setAside,     every(released), every(escalated), every(withdrawn)};

} // namespace

Transition transition(Course course, SessionState state, SessionAction action)
{
    const Page &page = course == Course::Shown ? shownPage : hiddenPage;
    return page[static_cast<std::size_t>(state)][static_cast<std::size_t>(action)];
}

} // namespace verdict
