#include "core/analysis/funnel.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/analysis/distributions.h"
#include "core/analysis/order.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

// The smallest r with P(X <= r) > p.
static std::int64_t countAbove(double p, std::int64_t n, double target)
{
    std::int64_t low = -1, high = n;
    while (high - low > 1) {
        const std::int64_t middle = (low + high) / 2;
        (binomialCdf(middle, n, target) > p ? high : low) = middle;
    }
    return high;
}

static double limitAt(double p, std::int64_t n, double target)
{
    const std::int64_t r = countAbove(p, n, target);
    const double at = binomialCdf(r, n, target), below = binomialCdf(r - 1, n, target);
    const double part = (at - p) / (at - below);
    return std::clamp((double(r) - part) / double(n), 0.0, 1.0);
}

Result<std::vector<FunnelLimit>> funnelLimits(double target, std::int64_t n, std::span<const double> levels)
{
    if (auto objection = objectToShare(target, "the target rate"))
        return *objection;
    if (n < 0)
        return invalid("a number of cases cannot be negative");
    std::vector<FunnelLimit> limits;
    for (double level : levels) {
        if (auto objection = objectToLevel(level, "the level"))
            return *objection;
        FunnelLimit limit{level, std::nullopt, std::nullopt};
        if (n > 0 && target > 0 && target < 1) {
            limit.lower = limitAt((1 - level) / 2, n, target);
            limit.upper = limitAt(1 - (1 - level) / 2, n, target);
        }
        limits.push_back(limit);
    }
    return limits;
}

Result<FunnelLimit> widenedFunnelLimit(double target, std::int64_t n, double tau2, double level)
{
    if (auto objection = objectToShare(target, "the target rate"))
        return *objection;
    if (auto objection = objectToLevel(level, "the level"))
        return *objection;
    if (n < 0 || !(tau2 >= 0))
        return invalid("a number of cases and a variance cannot be negative");
    FunnelLimit limit{level, std::nullopt, std::nullopt};
    if (n == 0 || target <= 0 || target >= 1)
        return limit;
    const double centre = std::asin(std::sqrt(target));
    const double reach = criticalZ(level) * std::sqrt(1 / (4 * double(n)) + tau2);
    const auto rateAt = [](double angle) {
        return std::pow(std::sin(std::clamp(angle, 0.0, std::numbers::pi / 2)), 2);
    };
    limit.lower = rateAt(centre - reach);
    limit.upper = rateAt(centre + reach);
    return limit;
}

Result<ReviewerZ> reviewerZ(const Tally &tally, double target)
{
    if (auto objection = objectTo(tally))
        return *objection;
    if (auto objection = objectToShare(target, "the target rate"))
        return *objection;
    ReviewerZ result;
    if (tally.n == 0)
        return result;
    const double n = double(tally.n), spread = target * (1 - target) / n;
    if (spread > 0)
        result.z = (double(tally.x) / n - target) / std::sqrt(spread);
    const double half = binomialPmf(tally.x, tally.n, target) / 2;
    const double lower = binomialCdf(tally.x - 1, tally.n, target) + half;
    const double upper = binomialUpper(tally.x, tally.n, target) + half;
    result.pTwoSided = std::min(1.0, 2 * std::min(lower, upper));
    return result;
}

Result<CaseMix> caseMixZ(std::int64_t observed, Column p)
{
    if (auto objection = objectTo(Tally{observed, std::int64_t(p.size())}))
        return *objection;
    if (auto objection = objectToShares(p, "an expected probability"))
        return *objection;
    std::vector<double> variances;
    variances.reserve(p.size());
    for (double value : p)
        variances.push_back(value * (1 - value));
    CaseMix mix{sortedSum({p.begin(), p.end()}), sortedSum(std::move(variances)), std::nullopt, std::nullopt};
    if (mix.variance > 0)
        mix.z = (double(observed) - mix.expected) / std::sqrt(mix.variance);
    if (mix.expected > 0)
        mix.ratio = double(observed) / mix.expected;
    return mix;
}

static double additiveVariance(Column n, double phi)
{
    std::vector<double> weights, squares; // s^-2 and s^-4 with s = 1/(2 sqrt n)
    for (double cases : n) {
        weights.push_back(4 * cases);
        squares.push_back(16 * cases * cases);
    }
    const double reviewers = double(n.size());
    if (n.size() < 2 || reviewers * phi < reviewers - 1)
        return 0;
    const double s1 = sortedSum(std::move(weights)), s2 = sortedSum(std::move(squares));
    return std::max(0.0, (reviewers * phi - (reviewers - 1)) / (s1 - s2 / s1));
}

static double pooledRate(std::span<const Tally> reviewers)
{
    Tally all;
    for (const Tally &tally : reviewers) {
        all.x += tally.x;
        all.n += tally.n;
    }
    return all.n > 0 ? double(all.x) / double(all.n) : -1;
}

static void spreadOf(Overdispersion &result, std::span<const Tally> reviewers, double winsor)
{
    std::vector<double> z, n, squares;
    for (const Tally &tally : reviewers) {
        if (tally.n == 0)
            continue;
        n.push_back(double(tally.n));
        const double y = std::asin(std::sqrt(double(tally.x) / n.back()));
        z.push_back((y - std::asin(std::sqrt(*result.target))) * 2 * std::sqrt(n.back()));
    }
    const auto sorted = ascending(z);
    const double low = quantile(sorted, winsor), high = quantile(sorted, 1 - winsor);
    std::size_t used = 0;
    for (const Tally &tally : reviewers) {
        result.z.push_back(tally.n > 0 ? Maybe(z[used]) : std::nullopt);
        result.winsorised.push_back(tally.n > 0 ? Maybe(std::clamp(z[used++], low, high)) : std::nullopt);
        if (tally.n > 0)
            squares.push_back(*result.winsorised.back() * *result.winsorised.back());
    }
    result.phi = *mean(squares);
    result.tau2 = additiveVariance(n, *result.phi);
}

Result<Overdispersion> funnelOverdispersion(std::span<const Tally> reviewers, double winsor)
{
    for (const Tally &tally : reviewers)
        if (auto objection = objectTo(tally))
            return *objection;
    if (!(winsor >= 0 && winsor < 0.5))
        return invalid("the winsorised share must lie in [0, 0.5)");
    Overdispersion result;
    const double target = pooledRate(reviewers);
    if (target < 0)
        return result;
    result.target = target;
    spreadOf(result, reviewers, winsor);
    return result;
}

} // namespace verdict::analysis
