#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 12 of the statistics reference: did the randomization work, and can reviewers predict checks?

struct ChiSquareTest {
    Maybe chi2;
    std::int64_t df = 0;
    Maybe p;
};

/// Sample-ratio mismatch: counts per arm against the configured ratio. Alarm at p < 0.001; first suspect is loss after
/// assignment. Nobody assigned: empty. Errors: invalid_input for fewer than two arms, negative counts, ratios <= 0.
Result<ChiSquareTest> sampleRatioMismatch(std::span<const std::int64_t> counts, Column ratio);

struct UniformityTest {
    ChiSquareTest bins; ///< equal bins [j/B, (j+1)/B)
    Maybe ksD;          ///< Kolmogorov-Smirnov distance to the uniform law
    Maybe ksP;          ///< asymptotic
};

/// Are draws uniform on [0, 1)? No draws: empty. Errors: invalid_input for u outside [0, 1), fewer than two bins.
Result<UniformityTest> uniformity(Column u, int bins = 10);

struct ArmMoments {
    double mean = 0;
    double sd = 0;
};

/// Standardized difference (Austin 2009), difference / sqrt((s1^2 + s2^2) / 2): beyond +-0.1 worth a look at n >= 200
/// per arm. Both without spread: 0 when equal, else empty. Errors: invalid_input for a negative spread.
Result<Maybe> standardizedDifference(const ArmMoments &shown, const ArmMoments &blind);
/// Of two shares, s^2 = p(1 - p); an empty arm: empty.
Result<Maybe> standardizedDifference(const Tally &shown, const Tally &blind);

struct CheckSpacing {
    double meanGap = 0; ///< cases from one check to the next, the check included; infinite at rate 0 without a limit
    double effectiveRate = 0;  ///< 1 / meanGap
    std::vector<double> gaps;  ///< P(gap = g), g = 1 … maxGap (1 … 20 without a limit)
    double expectedChecks = 0; ///< among `cases` cases
    double predictability = 0; ///< the largest hazard below maxGap
};

/// Gaps between checks inserted with hazard `rate` from `minGap` on, forced at `maxGap`. For analysing other systems:
/// the product draws independently, because every bound makes checks predictable. Errors: invalid_input for rate
/// outside [0, 1], minGap < 1, maxGap < minGap, negative cases.
Result<CheckSpacing> checkSpacing(double rate, std::int64_t minGap, std::optional<std::int64_t> maxGap,
                                  std::int64_t cases);

} // namespace verdict::analysis
