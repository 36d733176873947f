#pragma once

#include "core/review/casestore.h"
#include "core/storage/journalsession.h"

namespace verdict {

/// Under which policy somebody acts.
struct ActSetup {
    const OpenPolicy &policy;
    int policyVersion = 0;
};

/// Checks an act against the session's table, the grace and the policy's terms, then appends it to the reviewer's log.
/// Fills in what follows from the record: the case file that was seen, the decision it supersedes, the grade that
/// follows from the label. NotAllowed or BadInput with the sentence that a person can act on; nothing was then written.
Result<Acknowledged> appendAct(JournalSession &session, const ActSetup &setup, ReviewAct act);

} // namespace verdict
