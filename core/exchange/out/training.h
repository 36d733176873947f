#pragma once

#include "core/exchange/out/casewriter.h"
#include "core/policy/policy.h"

namespace verdict {

/// The training set as JSON Lines: weighted examples with their provenance (docs/formats.md). Feed it the decisions in
/// force alone: an undone or amended decision teaches nothing.
class TrainingLines final : public CaseWriter {
public:
    explicit TrainingLines(ExampleWeights weights, bool withChecks = false)
        : m_weights(weights), m_withChecks(withChecks)
    {
    }
    std::string take(const DecidedCase &decided) override;

private:
    ExampleWeights m_weights;
    bool m_withChecks;
};

} // namespace verdict
