#include "core/routing/route.h"

namespace verdict {

const char *nameOf(RouteOutcome outcome)
{
    switch (outcome) {
    case RouteOutcome::Automated: return "automated";
    case RouteOutcome::Audit: return "audit";
    case RouteOutcome::Review: return "review";
    }
    return "";
}

std::optional<RouteOutcome> routeOutcomeFromName(std::string_view name)
{
    for (auto outcome : {RouteOutcome::Automated, RouteOutcome::Audit, RouteOutcome::Review})
        if (name == nameOf(outcome))
            return outcome;
    return std::nullopt;
}

const char *nameOf(RouteReasonKind kind)
{
    switch (kind) {
    case RouteReasonKind::Appeal: return "appeal";
    case RouteReasonKind::Rule: return "rule";
    case RouteReasonKind::NoConfidence: return "no-confidence";
    case RouteReasonKind::UnknownModel: return "unknown-model";
    case RouteReasonKind::Novelty: return "novelty";
    case RouteReasonKind::Entropy: return "entropy";
    case RouteReasonKind::Variation: return "variation";
    case RouteReasonKind::Stakes: return "stakes";
    case RouteReasonKind::NoThresholds: return "no-thresholds";
    case RouteReasonKind::NeverAutomated: return "never-automated";
    case RouteReasonKind::BelowThreshold: return "below-threshold";
    case RouteReasonKind::MeetsThreshold: return "meets-threshold";
    case RouteReasonKind::DrawnForAudit: return "drawn-for-audit";
    }
    return "";
}

} // namespace verdict
