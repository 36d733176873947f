#pragma once

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 8 of the statistics reference: the error rate of automatic decisions from audits of some of them.

struct WeightedAudit {
    Maybe horvitzThompson; ///< sum(y / pi) / N
    Estimate hajek;        ///< sum(y / pi) / sum(1 / pi), the default, with 95% limits clipped to [0, 1]
    Maybe hajekSe;         ///< linearised, with replacement
    double effectiveN = 0; ///< (sum w)^2 / sum w^2, w = 1 / pi
    bool noErrors = false; ///< the upper limit is a one-sided Clopper-Pearson with the effective n rounded down
};

/// Error rate from audits with known unequal probabilities (inverse-probability weighting). `wrong` and `pi` cover
/// audited cases only; pi is the probability stored at draw time, in (0, 1]; `population` = number of automatic cases.
/// None audited: no estimate, [0, 1]. A single audit: [0, 1]. Errors: invalid_input for pi outside (0, 1], fewer cases
/// than audits, different lengths, wrong not 0 or 1.
Result<WeightedAudit> weightedAudit(Flags wrong, Column pi, std::int64_t population);

struct ElusionBound {
    Maybe estimate;                        ///< x / n
    double upper = 1;                      ///< one-sided Clopper-Pearson
    std::optional<std::int64_t> maxErrors; ///< most errors the known population may hold, audited ones included
    Maybe upperFinite;                     ///< maxErrors / population: shrinks to x / N when all is seen
    std::optional<std::int64_t> needed;    ///< audits without error that certify `target`
};

/// Error bound from a simple random audit of the automatic part. Plan n before looking. n = 0: no estimate, upper 1,
/// maxErrors = population. Errors: invalid_input for impossible counts, more audits than cases, conf or target outside
/// (0, 1).
Result<ElusionBound> elusionBound(const Tally &audited, std::optional<std::int64_t> population, double conf = 0.95,
                                  const Maybe &target = std::nullopt);

} // namespace verdict::analysis
