#pragma once

#include "core/review/activity.h"
#include "core/review/reviewvalues.h"
#include "core/review/sessiontable.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verdict {

/// The names that DetailView::section may have, in the order of the tabs.
const std::vector<std::string> &detailSections();

/// The review of one assignment as a value: the window and the command line drive the same machine. It reads no clock;
/// every act brings the caller's. An act that the table refuses answers NotAllowed with the table's sentence and
/// changes nothing. The trace only grows: what was looked at before an undo or a set-aside stays in it.
class ReviewSession {
public:
    /// A review that begins. `graceSeconds` is how long a decision can be undone.
    explicit ReviewSession(Course course, int graceSeconds = 10, ActivityLimits limits = {});
    /// A review that goes on from what is on record: an assignment that was set aside or decided earlier, here or in
    /// another process. Begins with an empty trace.
    static ReviewSession resumed(const OpenedCase &opened, ActivityLimits limits = {});

    [[nodiscard]] SessionState state() const { return m_state; }
    [[nodiscard]] Course course() const { return m_course; }
    /// Whether the table lets this action happen now, else its refusal. Says nothing about what the action's own values
    /// lack (completeness.h) nor about an undo that comes too late.
    [[nodiscard]] Result<void> may(SessionAction action) const;
    /// Whether the decision can be undone at this moment: the table and the grace together.
    [[nodiscard]] Result<void> mayUndo(Time now) const;

    Result<void> open(Moment now);
    /// BadInput for a section that is not one of detailSections().
    Result<void> openDetails(std::string_view section, Moment now);
    Result<void> closeDetails(Moment now);
    /// Files the first judgment of a hidden arm.
    Result<void> judge(Moment now);
    /// The suggestion of a judged case has opened.
    Result<void> reveal();
    Result<void> decide(Moment now);
    /// NotAllowed once the grace is over. Returns to where the decision was made; in a hidden arm never before the
    /// first judgment.
    Result<void> undo(Moment now);
    Result<void> amend(Moment now);
    Result<void> release(Moment now);
    Result<void> setAside(Moment now);
    Result<void> escalate(Moment now);
    Result<void> withdraw(Moment now);

    /// The person did something: a key, the pointer, a scroll.
    void touch(Steady now) { m_activity.touch(now); }
    /// The screen was locked or the window left: time stands still.
    void pause(Steady now) { m_activity.pause(now); }
    /// Back again; goes on only while the case is open or looked at again.
    void resume(Steady now);
    /// Evidence that could not be shown, in words; named once however often it is reported.
    void missing(std::string_view evidence);

    /// How the review has gone so far, up to the last sign of life. Take it after the act that ends the review.
    [[nodiscard]] ReviewTrace trace() const;
    /// When the decision in force was filed; nothing before.
    [[nodiscard]] std::optional<Time> decidedAt() const { return m_decidedAt; }

private:
    Result<void> act(SessionAction action);
    Result<void> actAndRest(SessionAction action, Moment now);
    void look(Moment now);

    Course m_course;
    int m_graceSeconds;
    Activity m_activity;
    SessionState m_state = SessionState::Queued;
    SessionState m_back = SessionState::Opened;
    std::optional<Time> m_openedAt;
    std::optional<Time> m_decidedAt;
    std::vector<std::string> m_missing;
    bool m_looking = false;
};

} // namespace verdict
