#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// How many reviewers tested at once are allowed for.
enum class Multiplicity {
    BenjaminiHochberg,  ///< false discovery rate (Benjamini & Hochberg 1995), the default
    BenjaminiYekutieli, ///< under any dependence (Benjamini & Yekutieli 2001): reviewers share cases heavily
    Holm,               ///< family-wise: when a flag has personnel consequences
};

struct AdjustedTests {
    std::vector<Maybe> adjusted; ///< in the order of the input, in [0, 1]; ties share the value
    std::vector<bool> rejected;  ///< adjusted <= q
};

/// Adjusts p-values (statistics.md section 2). Empty p-values (reviewers without cases) do not count and stay empty,
/// not rejected. `q` is the rate to hold, in (0, 1). Errors: invalid_input for p outside [0, 1] or q outside (0, 1).
Result<AdjustedTests> adjustForMultiplicity(std::span<const Maybe> p, Multiplicity method, double q = 0.05);

} // namespace verdict::analysis
