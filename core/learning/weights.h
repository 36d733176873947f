#pragma once

#include "core/case/decidedcase.h"
#include "core/policy/policy.h"

#include <string>
#include <vector>

namespace verdict {

/// One factor of an example's weight, named so that the weight explains itself.
struct WeightFactor {
    std::string name; ///< "override", "confident-error", "high-stakes" or "check"
    double factor = 1;

    friend bool operator==(const WeightFactor &, const WeightFactor &) = default;
};

/// What a decision weighs as a training example: the product of its factors, 1 without any.
struct ExampleWeight {
    double weight = 1;
    std::vector<WeightFactor> factors;

    friend bool operator==(const ExampleWeight &, const ExampleWeight &) = default;
};

/// Weighs by what the example teaches: an override, an override of a confidence strictly over the policy's limit, high
/// stakes. A check weighs 0, because its answer was known before. Source: the project's article,
/// "calculate_example_weight".
ExampleWeight weigh(const DecidedCase &decided, const ExampleWeights &weights);

} // namespace verdict
