#pragma once

#include "core/learning/weights.h"

#include <optional>
#include <string>
#include <vector>

namespace verdict {

/// Where a training example comes from, so that every line of a training set can be traced and questioned.
struct ExampleProvenance {
    EventHash event;                     ///< the decision's event in the journal
    std::optional<EventHash> supersedes; ///< the decision it amends
    std::vector<WeightFactor> factors;   ///< what made the weight
    std::optional<std::string> truth;    ///< known or learned later
    double seconds = 0;                  ///< active time

    friend bool operator==(const ExampleProvenance &, const ExampleProvenance &) = default;
};

/// One line of a training set (docs/formats.md).
struct TrainingExample {
    std::string id;
    std::string domain;
    std::string input; ///< the case record as JSON; empty where it is not held
    std::string label;
    double weight = 1;
    std::optional<PredictedLabel> predicted;
    std::optional<bool> override;
    std::optional<Agreement> agreement;
    std::vector<std::string> reasons;
    std::string rationale;
    MemberId reviewer;
    Time decidedAt;
    int policyVersion = 0;
    std::optional<Arm> arm;
    std::optional<bool> check;
    ExampleProvenance provenance;

    friend bool operator==(const TrainingExample &, const TrainingExample &) = default;
};

/// Makes the example of a decision, or nothing where it has none: a check unless asked for, and "Other" with a proposed
/// label, which becomes a label only by a new policy version.
std::optional<TrainingExample> exampleOf(const DecidedCase &decided, const ExampleWeights &weights,
                                         bool withChecks = false);

} // namespace verdict
