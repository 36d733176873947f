#include "core/learning/examples.h"

namespace verdict {

std::optional<TrainingExample> exampleOf(const DecidedCase &decided, const ExampleWeights &weights, bool withChecks)
{
    if ((decided.check.value_or(false) && !withChecks) || !decided.decision.proposedLabel.empty())
        return std::nullopt;
    const ExampleWeight weight = weigh(decided, weights);
    TrainingExample example;
    example.id = decided.exportedId();
    example.domain = decided.name.domain;
    example.input = decided.recordJson;
    example.label = decided.decision.label;
    example.weight = weight.weight;
    example.predicted = decided.predicted;
    example.override = decided.isOverride();
    example.agreement = decided.decision.agreement;
    example.reasons = decided.decision.reasons;
    example.rationale = decided.decision.rationale;
    example.reviewer = decided.reviewer;
    example.decidedAt = decided.decidedAt;
    example.policyVersion = decided.policyVersion;
    example.arm = decided.arm;
    example.check = decided.check;
    example.provenance = {decided.event, decided.supersedes, weight.factors, decided.truth, decided.trace.seconds};
    return example;
}

} // namespace verdict
