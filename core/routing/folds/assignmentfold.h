#pragma once

#include "core/storage/fold.h"

namespace verdict {

/// The projection of a reviewer's work: assignments with their place in the queue, and what was done with them.
///
/// What a reviewer's clock decides (urgency class, next change, whether a set-aside case is back) is kept in the same
/// rows but is no part of the digest: see tick() in core/review/queuestore.h.
///
/// State follows from the set of acts, whatever their order of arrival: a decision in force stands; else a release or
/// escalation; else what the router took back; else the last act.
class AssignmentFold final : public Fold {
public:
    /// `self` is who sits here: only this member's assignments have a place in the queue.
    explicit AssignmentFold(MemberId self) : m_self(std::move(self)) {}

    [[nodiscard]] std::string name() const override { return "assignments"; }
    [[nodiscard]] int version() const override { return 2; }
    [[nodiscard]] std::vector<std::string> types() const override;
    [[nodiscard]] std::vector<std::string> tables() const override
    {
        return {"assignment", "act", "place_count", "assignee"};
    }
    [[nodiscard]] std::string schema() const override;
    [[nodiscard]] std::vector<std::string> dumps() const override;
    [[nodiscard]] std::unique_ptr<FoldRun> bind(Database &database) const override;

private:
    MemberId m_self;
};

/// Values of assignment.place: a queued row is in the queue index, a set-aside one waits for its time, others are NULL.
inline constexpr int placeQueued = 0;
inline constexpr int placeSetAside = 1;

/// Stored for "no deadline": after every real one.
inline constexpr std::int64_t noDeadline = 253'402'300'800'000;

} // namespace verdict
