#include "core/routing/router.h"

#include "core/policy/conditions.h"
#include "core/routing/audit.h"
#include "core/routing/uncertainty.h"

#include <algorithm>

namespace verdict {
namespace {

using Kind = RouteReasonKind;
using Reasons = std::vector<RouteReason>;

bool isProbability(double value) { return value >= 0 && value <= 1; }

void addRules(Reasons &reasons, const CaseRecord &record, const DomainRouting &routing)
{
    for (const auto &rule : routing.rules)
        if (holds(rule, record))
            reasons.push_back({Kind::Rule, rule.name});
}

bool isKnown(const std::string &modelVersion, const std::vector<std::string> &known)
{
    return known.empty() || std::find(known.begin(), known.end(), modelVersion) != known.end();
}

/// A policy without the limit never complains, and neither does a case without the value.
void addOver(Reasons &reasons, Kind kind, std::optional<double> value, std::optional<double> limit)
{
    if (value && limit && *value > *limit)
        reasons.push_back({kind, {}, *value, *limit});
}

std::vector<double> meanProbabilities(const Prediction &prediction)
{
    std::vector<double> values;
    for (const auto &mean : ensembleMean(prediction.ensemble))
        values.push_back(mean.probability);
    return values;
}

void addDisagreement(Reasons &reasons, const Prediction &prediction, const DomainRouting &routing)
{
    addOver(reasons, Kind::Novelty, prediction.novelty, routing.noveltyLimit);
    if (prediction.ensemble.empty())
        return;
    addOver(reasons, Kind::Entropy, normalisedEntropy(meanProbabilities(prediction)), routing.entropyLimit);
    addOver(reasons, Kind::Variation, variationRatio(prediction.ensemble), routing.variationLimit);
}

/// The reasons that always need a person, whatever the confidence.
Reasons alwaysReasons(const CaseRecord &record, const DomainRouting &routing)
{
    Reasons reasons;
    if (record.context.appeal)
        reasons.push_back({Kind::Appeal});
    addRules(reasons, record, routing);
    if (!isProbability(record.prediction.confidence))
        reasons.push_back({Kind::NoConfidence});
    if (!isKnown(record.prediction.modelVersion, routing.knownModels))
        reasons.push_back({Kind::UnknownModel, record.prediction.modelVersion});
    addDisagreement(reasons, record.prediction, routing);
    if (routing.stakesAlways && record.context.stakes >= *routing.stakesAlways)
        reasons.push_back({Kind::Stakes, nameOf(record.context.stakes)});
    return reasons;
}

/// What the predicted label's threshold says: MeetsThreshold, or why it does not automate. Only a domain that the
/// policy names can be automated, whatever the rest for other domains says.
RouteReason thresholdReason(const CaseRecord &record, const LeadsPolicy &policy, double calibrated)
{
    const std::string &label = record.prediction.label;
    const DomainRouting &routing = policy.of(record.name.domain);
    if (routing.thresholds.empty() || !policy.domains.contains(record.name.domain))
        return {Kind::NoThresholds, record.name.domain};
    const auto found = routing.thresholds.find(label);
    if (found == routing.thresholds.end() || !found->second.automateAt)
        return {Kind::NeverAutomated, label};
    const double limit = *found->second.automateAt;
    return {calibrated >= limit ? Kind::MeetsThreshold : Kind::BelowThreshold, label, calibrated, limit};
}

double calibratedOf(const CaseRecord &record, const Calibration &calibration)
{
    if (!isProbability(record.prediction.confidence))
        return 0;
    const double value = calibration ? calibration(record) : record.prediction.confidence;
    return isProbability(value) ? value : 0;
}

void automate(Route &route, const CaseRecord &record, const DomainRouting &routing, const KeyedDraw &draw)
{
    const AuditDraw audit = drawAudit(record.name, routing.auditShare, draw);
    route.outcome = audit.drawn ? RouteOutcome::Audit : RouteOutcome::Automated;
    route.answer = routing.thresholds.at(route.label).means;
    route.auditProbability = audit.probability;
    if (audit.drawn)
        route.reasons.push_back({Kind::DrawnForAudit, {}, audit.probability});
}

} // namespace

Route route(const CaseRecord &record, const Policy &policy, const KeyedDraw &draw, const Calibration &calibration)
{
    const DomainRouting &routing = policy.leads.of(record.name.domain);
    Route route;
    route.label = record.prediction.label;
    route.policyVersion = policy.version;
    route.priority = priorityOf(record, policy.leads.priority);
    route.calibrated = calibratedOf(record, calibration);
    route.reasons = alwaysReasons(record, routing);

    const bool needsPerson = !route.reasons.empty();
    const RouteReason threshold = thresholdReason(record, policy.leads, route.calibrated);
    const bool meets = threshold.kind == Kind::MeetsThreshold;
    if (!needsPerson || !meets)
        route.reasons.push_back(threshold);
    if (!needsPerson && meets)
        automate(route, record, routing, draw);
    return route;
}

} // namespace verdict
