#pragma once

#include "core/case/decision.h"
#include "core/case/reviewstate.h"
#include "core/policy/policy.h"
#include "core/routing/urgency.h"

#include <optional>
#include <string>
#include <vector>

namespace verdict {

/// One row of the queue: nothing of the suggestion, in any arm.
struct QueueRow {
    Token token;
    std::string
        caseText; ///< what a person calls the case: the token, or the integrator's id where the policy shows ids
    std::string title;
    std::string kind;
    std::string domain;     ///< key
    std::string domainName; ///< in words
    Stakes stakes = Stakes::Low;
    bool appeal = false;
    std::optional<Time> deadline;
    Urgency urgency = Urgency::Later;
    ReviewState state = ReviewState::Queued;
    std::optional<Time> setAsideUntil;
    std::optional<Time> decidedAt; ///< of the decision in force, among the decided ones
};

/// Where the next page of the queue begins: the sort key of the last row. Opaque to callers; pages never count rows.
struct QueueCursor {
    int urgency = 0;
    std::int64_t negativePriority = 0;
    std::int64_t deadline = 0;
    std::int64_t row = 0;
};

/// Which of the own assignments.
enum class QueuePart {
    Waiting,  ///< in queue order
    SetAside, ///< soonest back first
    Decided,  ///< latest decision first
};

/// What part of the queue is asked for.
struct QueueQuery {
    int limit = 50;                   ///< rows, 1 to 1,000
    std::optional<QueueCursor> after; ///< nothing = from the top
    QueuePart part = QueuePart::Waiting;
    std::string find; ///< rows whose title or case text contains this, without regard to case; empty = all
};

/// Rows in queue order.
struct QueuePage {
    std::vector<QueueRow> rows;
    std::optional<QueueCursor> next; ///< nothing = that was the last page
};

/// The head and foot of the queue.
struct QueueSummary {
    std::int64_t waiting = 0;
    std::int64_t setAside = 0;
    std::int64_t decidedToday = 0;    ///< by this member, since local midnight
    std::optional<Time> lastRouted;   ///< when cases were last routed
    std::string whyEmpty;             ///< a sentence, why nothing waits; empty when something does
    std::optional<Time> nextSetAside; ///< when the next set-aside case returns
};

/// One line of a case's history.
struct HistoryEntry {
    enum class By { Fact, Person, Model };
    Time at;
    By by = By::Fact;
    std::string what; ///< a sentence
};

/// What was typed but not filed; kept on this machine only.
struct Draft {
    std::string label;
    std::string proposedLabel;
    std::optional<Agreement> agreement;
    std::vector<std::string> reasons;
    std::string rationale;
    std::optional<OwnConfidence> confidence;

    friend bool operator==(const Draft &, const Draft &) = default;
};

/// A decision that was filed earlier, as its author may read it.
struct FiledDecision {
    EventHash event;
    Decision decision;
    Time at;
    bool amendment = false;
};

/// A case as this member may see it now.
struct OpenedCase {
    CaseFile file;
    DomainRules rules;
    ReviewState state = ReviewState::Queued;
    Urgency urgency = Urgency::Later;
    std::vector<HistoryEntry> history;
    std::optional<Draft> draft;
    std::vector<FiledDecision> filed; ///< own decisions on this case, oldest first
    int graceSeconds = 10;
};

/// Answer to a decision, amendment or any other act on a case: durable when it arrives.
struct Acknowledged {
    EventHash event;
    Time at;
    std::optional<Time> undoUntil; ///< set for decisions within their grace
};

} // namespace verdict
