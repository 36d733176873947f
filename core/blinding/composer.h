#pragma once

#include "core/case/casefile.h"
#include "core/policy/policy.h"
#include "core/routing/route.h"

#include <optional>
#include <string>
#include <vector>

namespace verdict {

/// What a case file is made of.
struct Composition {
    const CaseRecord &record;
    const Route &route;
    const Policy &policy; ///< in force now: its open part is what the reviewer's screen follows
    Token token;
    Arm arm = Arm::Shown;
    Time ingested; ///< where the record does not say when it was received, its deadline counts from here
    /// By index into record.evidence; shorter, or nothing, where a piece has no file.
    std::vector<std::optional<AttachmentRef>> attachments;
    /// Labels seen in the domain so far, used where neither the policy nor the record names any.
    std::vector<std::string> labelsSeen;
};

/// The one gate: makes what one reviewer receives for one assignment, and nothing else in the program makes a case
/// file. Copies named fields only. In a hidden arm everything that could tell the suggestion stays out or is made
/// neutral, so that two records that differ only in their prediction give the same case file.
CaseFile compose(const Composition &from);

} // namespace verdict
