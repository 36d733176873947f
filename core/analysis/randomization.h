#pragma once

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 3 of the statistics reference: exact tests that permute the arm labels within the strata of the
/// randomization.

struct RandomizationTest {
    Maybe pTwoSided; ///< sum of the probabilities not above that of the observed table (relative slack 1e-7)
    Maybe pGreater;  ///< P(sum x1 >= observed)
    Maybe pLess;     ///< P(sum x1 <= observed)
};

/// Exact law of sum x1 by convolving the strata's hypergeometrics: the conditional exact Cochran-Mantel-Haenszel test,
/// Fisher's for one stratum. All outcomes equal: 1. No stratum with two arms: empty. Errors: invalid_input for
/// impossible counts.
Result<RandomizationTest> randomizationTest(std::span<const TwoArms> strata);

/// The same test by `draws` random permutations, p = (1 + count) / (1 + draws), for strata too large for the exact law;
/// two-sided by distance from the expected sum. The generator is seeded, so that equal seeds give equal answers.
/// Errors: invalid_input; draws < 1.
Result<RandomizationTest> randomizationTestByDraws(std::span<const TwoArms> strata, int draws, std::uint64_t seed);

struct ExcessTest {
    Estimate
        difference; ///< rate 1 minus rate 2: Newcombe with one usable stratum, else the Mantel-Haenszel risk difference
    Maybe pExact;   ///< one-sided P(sum x1 >= observed)
    Maybe pMid;     ///< pExact - P(sum x1 = observed) / 2
    std::optional<bool> flag; ///< pMid <= alpha: a question to ask, after FDR over reviewers, never a verdict
};

/// Is rate 1 above rate 2 within strata? The peek test (1 = blind, 2 = withheld, x = first judgement equals the
/// suggestion) and the release test (1 = checks, 2 = other cases, x = released). Strata with an empty arm drop out;
/// none left: all empty.
Result<ExcessTest> excessTest(std::span<const TwoArms> strata, double alpha = 0.05, double conf = 0.95);

} // namespace verdict::analysis
