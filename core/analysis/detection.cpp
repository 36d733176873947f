#include "core/analysis/detection.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/distributions.h"
#include "core/analysis/proportions.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

static double corrected(std::int64_t x, std::int64_t n) { return (double(x) + 0.5) / (double(n) + 1); }

static double scoreVariance(double rate, std::int64_t n)
{
    const double density = normalDensity(normalQuantile(rate));
    return rate * (1 - rate) / (double(n) * density * density);
}

static Estimate around(double value, double reach) { return {value, value - reach, value + reach}; }

Result<SignalDetection> signalDetection(const CheckCounts &counts, double conf)
{
    if (std::min({counts.hits, counts.misses, counts.falseAlarms, counts.correctRejections}) < 0)
        return invalid("counts of checks cannot be negative");
    const std::int64_t signals = counts.hits + counts.misses, noise = counts.falseAlarms + counts.correctRejections;
    const auto catchRate = wilson({counts.hits, signals}, conf);
    if (!catchRate)
        return catchRate.error();
    SignalDetection result;
    result.catchRate = *catchRate;
    if (signals == 0 || noise == 0)
        return result;
    const double hit = corrected(counts.hits, signals), alarm = corrected(counts.falseAlarms, noise);
    const double zHit = normalQuantile(hit), zAlarm = normalQuantile(alarm), z = criticalZ(conf);
    const double se = std::sqrt(scoreVariance(hit, signals) + scoreVariance(alarm, noise));
    result.hitRate = hit;
    result.falseAlarmRate = alarm;
    result.dPrime = zHit - zAlarm;
    result.criterion = -(zHit + zAlarm) / 2;
    result.seDPrime = se;
    result.seCriterion = se / 2;
    result.dPrimeInterval = around(*result.dPrime, z * se);
    result.criterionInterval = around(*result.criterion, z * se / 2);
    return result;
}

Result<CheckPlan> checkPlan(double good, double bad, double alpha, double power)
{
    for (double rate : {good, bad})
        if (auto objection = objectToShare(rate, "a catch rate"))
            return *objection;
    for (double level : {alpha, power})
        if (auto objection = objectToLevel(level, "alpha and the power"))
            return *objection;
    if (bad >= good)
        return invalid("the bad catch rate must be below the good one");
    std::int64_t c = -1; // grows with n, so one pass finds every largest c
    for (std::int64_t n = 1; n <= 100000; ++n) {
        while (c + 1 < n && binomialCdf(c + 1, n, good) <= alpha)
            ++c;
        while (c >= 0 && binomialCdf(c, n, good) > alpha)
            --c;
        if (c >= 0 && binomialCdf(c, n, bad) >= power)
            return CheckPlan{n, c, binomialCdf(c, n, good), binomialCdf(c, n, bad)};
    }
    return invalid("the two catch rates are too close to be told apart by 100,000 checks");
}

} // namespace verdict::analysis
