#pragma once

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 4 of the statistics reference: do reviewers catch the model's errors? Measured on checks, cases with known
/// truth: signal = the shown prediction is wrong, hit = it was overridden.

struct CheckCounts {
    std::int64_t hits = 0;              ///< wrong predictions overridden
    std::int64_t misses = 0;            ///< wrong predictions accepted
    std::int64_t falseAlarms = 0;       ///< right predictions overridden
    std::int64_t correctRejections = 0; ///< right predictions accepted
};

struct SignalDetection {
    Maybe hitRate;        ///< (hits + 0.5) / (signals + 1), always corrected (log-linear, Hautus 1995)
    Maybe falseAlarmRate; ///< likewise
    Maybe dPrime;         ///< sensitivity, z(H) - z(F)
    Maybe criterion;      ///< -(z(H) + z(F)) / 2; large: accepts nearly everything
    Maybe seDPrime;       ///< Gourevitch & Galanter 1967
    Maybe seCriterion;    ///< half of seDPrime
    Estimate dPrimeInterval;
    Estimate criterionInterval;
    Estimate
        catchRate; ///< hits of signals, uncorrected, with Wilson limits: what leads are shown, alone when signals < 10
};

/// Sensitivity and criterion of one reviewer. One class of checks absent: everything but catchRate empty.
/// Errors: invalid_input for negative counts or a level outside (0, 1).
Result<SignalDetection> signalDetection(const CheckCounts &counts, double conf = 0.95);

struct CheckPlan {
    std::int64_t checks = 0;     ///< n
    std::int64_t flagAtMost = 0; ///< c: flag when catches <= c
    double alpha = 0;            ///< P(flag) of a good reviewer, at most the wanted one
    double power = 0;            ///< P(flag) of a bad reviewer, at least the wanted one
};

/// The smallest number of catch checks that tells a catch rate of `good` from one of `bad` (statistics.md section 4).
/// Errors: invalid_input for bad >= good, levels outside (0, 1), or rates so close that more than 100,000 checks would
/// be needed.
Result<CheckPlan> checkPlan(double good, double bad, double alpha = 0.05, double power = 0.8);

} // namespace verdict::analysis
