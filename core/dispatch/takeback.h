#pragma once

#include "core/policy/policy.h"
#include "core/storage/journalsession.h"

namespace verdict {

/// An assignment that still asks for a decision.
struct OpenAssignment {
    Token token;
    MemberId reviewer;
    std::int64_t event = 0; ///< that gave it
};

/// The open assignments of a case; none as a rule, one, or several after two routers gave it out at once.
std::vector<OpenAssignment> openAssignmentsOf(Database &database, std::int64_t caseRow);

/// Tells their reviewers that nothing more is asked: one entry in the router's log to each. Whoever files all the same
/// is heard: a late decision counts. Throws DatabaseFailure.
void appendTakenBack(JournalSession &session, const Policy &policy, const std::vector<OpenAssignment> &assignments);

/// Takes back what waits too long (the policy's expiry of the domain) or with somebody who reviews no more, so that the
/// next plan gives it to others. Answers how many. Only by the active router. Throws DatabaseFailure.
std::int64_t takeBackExpired(JournalSession &session, const Policy &policy);

} // namespace verdict
