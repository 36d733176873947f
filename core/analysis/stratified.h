#pragma once

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 3 of the statistics reference: one estimate over strata (reviewer x queue or confidence bin x block set),
/// arm 1 = shown, 2 = blind.

struct LogRatio {
    Maybe estimate;
    Maybe seLog; ///< standard error of the natural logarithm
    Maybe lower;
    Maybe upper;
};

struct MantelHaenszel {
    Estimate riskDifference; ///< the default causal estimate over reviewers, in [-1, 1]; limits by the normal law, not
                             ///< clipped
    Maybe riskDifferenceSe;  ///< Sato, Greenland & Robins 1989
    LogRatio riskRatio;      ///< Greenland & Robins 1985
    LogRatio oddsRatio;      ///< Robins, Breslow & Greenland 1986
    Maybe cmhChi2;           ///< Cochran-Mantel-Haenszel without continuity correction, 1 degree of freedom
    Maybe cmhP;
    std::int64_t dropped = 0; ///< cases in strata with an empty arm, which tell nothing
};

/// Mantel-Haenszel estimates without 0.5 corrections; what cannot be estimated (a sum of 0) is empty.
/// Errors: invalid_input for impossible counts or level.
Result<MantelHaenszel> mantelHaenszel(std::span<const TwoArms> strata, double conf = 0.95);

} // namespace verdict::analysis
