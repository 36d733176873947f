#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 4 of the statistics reference: running monitors of misses on checks. They may be looked at after every
/// check.

/// A sequential test of a miss rate p0 (acceptable) against p1 (bad), with false-alarm rate alpha and missed-alarm rate
/// beta.
struct SprtPlan {
    double p0 = 0.1;
    double p1 = 0.5;
    double alpha = 0.05;
    double beta = 0.1;
};

enum class SprtDecision { Alarm, Accept, Continue };

struct SprtRun {
    double upper = 0;        ///< alarm at or above, ln((1 - beta) / alpha)
    double lower = 0;        ///< accept at or below, ln(beta / (1 - alpha))
    std::vector<double> llr; ///< log-likelihood ratio after each check, up to the decision
    SprtDecision decision = SprtDecision::Continue;
    std::int64_t used = 0; ///< checks up to and with the decision
};

/// Wald's sequential probability ratio test (1945) on outcomes 1 = miss, 0 = catch. A limit missed by less than 1e-12
/// counts as reached. After an acceptance start a new run. Errors: invalid_input unless 0 < p0 < p1 < 1, alpha and beta
/// in (0, 1) with alpha + beta < 1.
Result<SprtRun> sprt(const SprtPlan &plan, Flags outcomes);

struct SprtCharacteristic {
    double alarmProbability = 0;
    double expectedChecks = 0;
};

/// Probability of an alarm and expected number of checks when the true miss rate is `p`, exact by recursion over
/// (checks, misses) until less than 1e-15 is undecided. Errors: as `sprt`; a plan that would take more than 20,000
/// checks.
Result<SprtCharacteristic> sprtCharacteristic(const SprtPlan &plan, double p);

struct BernoulliCusum {
    std::vector<std::int64_t> path; ///< S after each check; goes on after an alarm, which is for people to reset
    std::optional<std::int64_t> firstAlarm; ///< number of the check (from 1) at which S >= h first held
};

/// Bernoulli CUSUM (Reynolds & Stoumbos 1999), the default running monitor: S = max(0, S) + (m - 1 for a miss, -1 for a
/// catch), alarm at S >= h; all integers. Errors: invalid_input for m < 2, h < 1.
Result<BernoulliCusum> bernoulliCusum(Flags outcomes, std::int64_t m, std::int64_t h);

/// Expected number of checks to an alarm at true miss rate `p`, exact from the linear system over states 0..h-1;
/// infinite for p = 0. Errors: invalid_input for p outside [0, 1], m outside 2..1000, h outside 1..1000.
Result<double> bernoulliCusumRunLength(std::int64_t m, std::int64_t h, double p);

/// The m that suits a change from miss rate p0 to p1: round(r2 / r1). Errors: invalid_input unless 0 < p0 < p1 < 1.
Result<std::int64_t> bernoulliCusumWeight(double p0, double p1);

} // namespace verdict::analysis
