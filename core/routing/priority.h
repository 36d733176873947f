#pragma once

#include "core/policy/policy.h"

#include <vector>

namespace verdict {

/// What raised a case's priority.
enum class PriorityPart { Uncertainty, FinancialImpact, Appeal, EarlierError };

/// "uncertainty", "financial-impact", "appeal" or "earlier-error".
const char *nameOf(PriorityPart part);

struct PriorityShare {
    PriorityPart part = PriorityPart::Uncertainty;
    double value = 0; ///< what this part adds, before the cap

    friend bool operator==(const PriorityShare &, const PriorityShare &) = default;
};

/// How urgently a person is wanted, 0 to 1, with the parts it is the capped sum of.
struct Priority {
    double value = 0;
    std::vector<PriorityShare> parts; ///< uncertainty first, then those that apply

    friend bool operator==(const Priority &, const Priority &) = default;
};

/// min(1, (1 − raw confidence) + the weights that apply). A confidence that is no number from 0 to 1 counts as 0.
Priority priorityOf(const CaseRecord &record, const PriorityWeights &weights);

} // namespace verdict
