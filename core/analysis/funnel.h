#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 2 of the statistics reference: which reviewers differ from the others by more than chance and case mix.
/// Rates are shares in [0, 1]; impossible counts, targets or levels are invalid_input.

struct FunnelLimit {
    double level = 0; ///< the two-sided level this pair of limits belongs to
    Maybe lower;
    Maybe upper;
};

/// Interpolated exact binomial control limits around a target rate for a reviewer with n cases (Spiegelhalter 2005,
/// A.1.1), clamped to [0, 1]. n = 0, or a target of 0 or 1: limits empty. Customary levels: 0.95 and 0.998.
Result<std::vector<FunnelLimit>> funnelLimits(double target, std::int64_t n, std::span<const double> levels);

/// The same limits widened by a between-reviewer variance `tau2` of the arcsine scale: sin^2(asin sqrt(t) -+ z
/// sqrt(1/(4n) + tau2)), kept within [0, 1]. Draw them when phi > 1.2 with 10 or more reviewers, and say so. n = 0, or
/// a target of 0 or 1: limits empty. tau2 < 0 is invalid_input.
Result<FunnelLimit> widenedFunnelLimit(double target, std::int64_t n, double tau2, double level);

struct ReviewerZ {
    Maybe z;         ///< position only, (x/n - t) / sqrt(t(1-t)/n)
    Maybe pTwoSided; ///< exact mid-p: twice the smaller tail, each tail with half of P(X = x), at most 1
};

/// One reviewer against the target (statistics.md section 2). n = 0: both empty; target 0 or 1: z empty.
Result<ReviewerZ> reviewerZ(const Tally &tally, double target);

struct CaseMix {
    double expected = 0; ///< sum of p
    double variance = 0; ///< sum of p(1-p), Poisson-binomial
    Maybe z;             ///< (observed - expected) / sqrt(variance); empty when the variance is 0
    Maybe ratio;         ///< observed / expected; empty when nothing is expected
};

/// Indirect standardisation: a reviewer's overrides against those expected for exactly these cases by a model that does
/// not know the reviewer; `p` holds the expected probability of each case.
Result<CaseMix> caseMixZ(std::int64_t observed, Column p);

struct Overdispersion {
    Maybe target;                  ///< sum x / sum n
    std::vector<Maybe> z;          ///< on the arcsine scale; empty where n = 0
    std::vector<Maybe> winsorised; ///< z pulled in to its winsor and 1 - winsor quantiles (R type 7)
    Maybe phi;  ///< mean of the squared winsorised z; above 1.2 with 10 or more reviewers: widen the limits
    Maybe tau2; ///< additive between-reviewer variance on the arcsine scale, 0 or more
};

/// Over-dispersion of the funnel (Spiegelhalter 2005) with Y = asin sqrt(x/n), s = 1/(2 sqrt n). `winsor` is the share
/// cut at each side, in [0, 0.5). Reviewers without cases are left out; nobody left: all empty.
Result<Overdispersion> funnelOverdispersion(std::span<const Tally> reviewers, double winsor = 0.1);

} // namespace verdict::analysis
