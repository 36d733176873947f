#pragma once

#include "core/policy/policy.h"
#include "core/routing/priority.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verdict {

enum class RouteOutcome {
    Automated, ///< answered at once, nobody looks
    Audit,     ///< answered at once, and a person reviews it after the fact
    Review,    ///< a person decides
};

/// "automated", "audit" or "review".
const char *nameOf(RouteOutcome outcome);
std::optional<RouteOutcome> routeOutcomeFromName(std::string_view name);

/// Why a case took its route, in the order in which the router looks.
enum class RouteReasonKind {
    Appeal,         ///< somebody affected asked for a person
    Rule,           ///< text = the rule's name
    NoConfidence,   ///< the confidence is missing or no number from 0 to 1
    UnknownModel,   ///< text = the model version
    Novelty,        ///< value over limit
    Entropy,        ///< value over limit
    Variation,      ///< value over limit
    Stakes,         ///< text = the case's stakes
    NoThresholds,   ///< the domain publishes none; text = the domain
    NeverAutomated, ///< text = the label
    BelowThreshold, ///< text = the label, value = its calibrated probability, limit = automateAt
    MeetsThreshold, ///< the same, and the case is automated
    DrawnForAudit,  ///< value = the probability of the draw
};

/// "appeal", "rule", "no-confidence", "unknown-model", "novelty", "entropy", "variation", "stakes", "no-thresholds",
/// "never-automated", "below-threshold", "meets-threshold" or "drawn-for-audit".
const char *nameOf(RouteReasonKind kind);

/// One reason with what a sentence about it needs; which members count is said at its kind.
struct RouteReason {
    RouteReasonKind kind = RouteReasonKind::Appeal;
    std::string text;
    double value = 0;
    double limit = 0;

    friend bool operator==(const RouteReason &, const RouteReason &) = default;
};

/// The router's answer for one case.
struct Route {
    RouteOutcome outcome = RouteOutcome::Review;
    std::optional<Meaning> answer;    ///< what the automated answer means; set iff the outcome is Automated or Audit
    std::string label;                ///< the predicted label; the answer, where one was given
    std::vector<RouteReason> reasons; ///< never empty
    Priority priority;
    double calibrated = 0;       ///< calibrated probability of `label` that thresholds were compared with, 0 to 1
    double auditProbability = 0; ///< chance with which the audit draw picks this case; 0 unless it was automated
    int policyVersion = 0;

    /// Whether a person gets the case, before or after the answer.
    [[nodiscard]] bool needsReview() const { return outcome != RouteOutcome::Automated; }
    friend bool operator==(const Route &, const Route &) = default;
};

} // namespace verdict
