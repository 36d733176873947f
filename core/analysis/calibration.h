#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 7 of the statistics reference: does a stated probability mean what it says? y = 1 if the event that p speaks
/// of happened (multi-class models: top label right, its confidence). Errors throughout: invalid_input for p outside
/// [0, 1], y other than 0 and 1, columns of different lengths, fewer than one bin.

struct ReliabilityBin {
    std::int64_t bin = 0; ///< 0 … bins - 1
    std::int64_t n = 0;
    double meanP = 0;
    Estimate rate; ///< share of y = 1 with its Wilson interval (95%)
};

struct Reliability {
    std::vector<ReliabilityBin> bins; ///< empty bins are left out
    Maybe ece; ///< sum of n_b / n |rate - mean p|, in [0, 1]; biased upward for small n (Nixon et al. 2019)
    Maybe mce; ///< the largest |rate - mean p|
};

/// Bins of equal width (j/B, (j+1)/B], 0 in the first (Guo et al. 2017 use 15). No data: no bins, ece and mce empty.
Result<Reliability> reliabilityByWidth(Flags y, Column p, int bins = 10);

/// Bins of equal mass by a stable sort, sizes differ by at most one, larger first: the default display.
Result<Reliability> reliabilityByMass(Flags y, Column p, int bins = 10);

/// The mean equal-width ECE of `draws` outcomes drawn from p itself: what perfect calibration would show at this n.
/// Seeded. No data: empty.
Result<Maybe> expectedCalibrationError(Column p, int bins, int draws, std::uint64_t seed);

struct ProbabilityScore {
    Maybe brier;       ///< mean (p - y)^2, in [0, 1]
    Maybe reliability; ///< Murphy 1973 over distinct p: brier = reliability - resolution + uncertainty
    Maybe resolution;
    Maybe uncertainty;
    Maybe logLoss; ///< natural logarithm, p clipped to [eps, 1 - eps]
    Maybe skill;   ///< 1 - brier / uncertainty; empty when the uncertainty is 0
};

/// Brier score with Murphy's decomposition, and log loss. No data: all empty. `eps` in (0, 0.5).
Result<ProbabilityScore> probabilityScore(Flags y, Column p, double eps = 1e-15);

} // namespace verdict::analysis
