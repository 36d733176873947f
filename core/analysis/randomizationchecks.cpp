#include "core/analysis/randomizationchecks.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/analysis/distributions.h"
#include "core/analysis/order.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

static ChiSquareTest againstExpected(std::span<const std::int64_t> counts, Column shares)
{
    ChiSquareTest test{std::nullopt, std::int64_t(counts.size()) - 1, std::nullopt};
    const double n = double(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
    if (n == 0)
        return test;
    double chi2 = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        chi2 += std::pow(double(counts[i]) - n * shares[i], 2) / (n * shares[i]);
    test.chi2 = chi2;
    test.p = chiSquareUpper(chi2, double(test.df));
    return test;
}

Result<ChiSquareTest> sampleRatioMismatch(std::span<const std::int64_t> counts, Column ratio)
{
    if (auto objection = objectToLengths(counts.size(), ratio.size()))
        return *objection;
    if (counts.size() < 2)
        return invalid("a ratio needs at least two arms");
    if (!std::all_of(counts.begin(), counts.end(), [](std::int64_t count) { return count >= 0; }))
        return invalid("counts cannot be negative");
    if (!std::all_of(ratio.begin(), ratio.end(), [](double part) { return part > 0 && std::isfinite(part); }))
        return invalid("every arm's share in the ratio must be above 0");
    const double whole = std::accumulate(ratio.begin(), ratio.end(), 0.0);
    std::vector<double> shares;
    shares.reserve(ratio.size());
    for (double part : ratio)
        shares.push_back(part / whole);
    return againstExpected(counts, shares);
}

static double distanceToUniform(const std::vector<double> &sorted)
{
    const double n = double(sorted.size());
    double gap = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i)
        gap = std::max({gap, double(i + 1) / n - sorted[i], sorted[i] - double(i) / n});
    return gap;
}

Result<UniformityTest> uniformity(Column u, int bins)
{
    if (!std::all_of(u.begin(), u.end(), [](double value) { return value >= 0 && value < 1; }))
        return invalid("draws must lie in [0, 1)");
    if (bins < 2)
        return invalid("there must be at least two bins");
    std::vector<std::int64_t> counts(std::size_t(bins), 0);
    for (double value : u)
        ++counts[std::min(std::size_t(value * bins), counts.size() - 1)];
    UniformityTest test{againstExpected(counts, std::vector<double>(counts.size(), 1.0 / bins)), {}, {}};
    if (u.empty())
        return test;
    test.ksD = distanceToUniform(ascending(u));
    test.ksP = kolmogorovUpper(*test.ksD * std::sqrt(double(u.size())));
    return test;
}

Result<Maybe> standardizedDifference(const ArmMoments &shown, const ArmMoments &blind)
{
    if (!(shown.sd >= 0 && blind.sd >= 0))
        return invalid("a standard deviation cannot be negative");
    const double difference = shown.mean - blind.mean;
    const double spread = std::sqrt((shown.sd * shown.sd + blind.sd * blind.sd) / 2);
    if (spread > 0)
        return Maybe(difference / spread);
    return difference == 0 ? Maybe(0) : Maybe();
}

Result<Maybe> standardizedDifference(const Tally &shown, const Tally &blind)
{
    for (const Tally &arm : {shown, blind})
        if (auto objection = objectTo(arm))
            return *objection;
    if (shown.n == 0 || blind.n == 0)
        return Maybe();
    const auto moments = [](const Tally &arm) {
        const double p = double(arm.x) / double(arm.n);
        return ArmMoments{p, std::sqrt(p * (1 - p))};
    };
    return standardizedDifference(moments(shown), moments(blind));
}

static double meanGap(double rate, std::int64_t minGap, std::optional<std::int64_t> maxGap)
{
    const double before = double(minGap - 1);
    if (!maxGap)
        return rate > 0 ? before + 1 / rate : HUGE_VAL;
    if (rate == 0)
        return double(*maxGap);
    // A geometric gap cut off at maxGap: sum of the probabilities of lasting.
    return before + (1 - std::pow(1 - rate, double(*maxGap - minGap + 1))) / rate;
}

Result<CheckSpacing> checkSpacing(double rate, std::int64_t minGap, std::optional<std::int64_t> maxGap,
                                  std::int64_t cases)
{
    if (auto objection = objectToShare(rate, "the rate of checks"))
        return *objection;
    if (minGap < 1 || maxGap.value_or(minGap) < minGap || cases < 0)
        return invalid("gaps must satisfy 1 <= smallest <= largest, and the number of cases cannot be negative");
    if (maxGap.value_or(1) > 1000000)
        return invalid("the largest gap must not exceed 1,000,000 cases");
    CheckSpacing spacing;
    double lasting = 1;
    for (std::int64_t gap = 1; gap <= maxGap.value_or(20); ++gap) {
        const double hazard = gap < minGap ? 0 : gap == maxGap ? 1 : rate;
        spacing.gaps.push_back(lasting * hazard);
        lasting *= 1 - hazard;
        if (gap != maxGap)
            spacing.predictability = std::max(spacing.predictability, hazard);
    }
    if (!maxGap)
        spacing.predictability = rate;
    spacing.meanGap = meanGap(rate, minGap, maxGap);
    spacing.effectiveRate = 1 / spacing.meanGap;
    spacing.expectedChecks = double(cases) * spacing.effectiveRate;
    return spacing;
}

} // namespace verdict::analysis
