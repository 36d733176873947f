#pragma once

#include "core/case/decision.h"
#include "core/case/ids.h"
#include "core/case/jsonwriter.h"
#include "core/case/result.h"
#include "core/case/simdjsonfwd.h"

namespace verdict {

/// What a reviewer did with an assignment; the fields of the events in the log from a reviewer to the leads.
struct ReviewAct {
    enum class Kind { Decided, Amended, Undone, Released, SetAside, Escalated };

    Kind kind = Kind::Decided;
    Token token;
    ObjectName file;                     ///< the case file that was seen
    std::optional<EventHash> supersedes; ///< Amended, Undone: the decision that this one follows
    Decision decision;                   ///< Decided, Amended
    std::string rationale;               ///< SetAside, Escalated
    std::optional<Time> until;           ///< SetAside
    ReviewTrace trace;                   ///< all but Undone
    int policyVersion = 0;               ///< open part in force on the reviewer's machine
};

/// "case.decided", "decision.amended", "decision.undone", "case.released", "case.set-aside" or "case.escalated".
const char *typeOf(ReviewAct::Kind kind);
std::optional<ReviewAct::Kind> reviewActFromType(std::string_view type);
/// All six types, for folds.
std::vector<std::string> reviewActTypes();

/// Writes the fields after type, case, at and member.
void writeReviewAct(JsonWriter &json, const ReviewAct &act);
/// Reads an act from a payload with its type and case. Caps: texts 10,000 characters, 100 reasons, 100 details.
Result<ReviewAct> readReviewAct(const simdjson::dom::object &payload);

} // namespace verdict
