#include "core/analysis/shrinkage.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/distributions.h"
#include "core/analysis/order.h"
#include "core/analysis/proportions.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

namespace {

constexpr double largestSum = 1e6; // beyond this alpha + beta the groups are as good as pooled

std::vector<Tally> withCases(std::span<const Tally> reviewers)
{
    std::vector<Tally> used;
    std::copy_if(reviewers.begin(), reviewers.end(), std::back_inserter(used), [](const Tally &t) { return t.n > 0; });
    return used;
}

Tally total(std::span<const Tally> groups)
{
    Tally all;
    for (const Tally &group : groups) {
        all.x += group.x;
        all.n += group.n;
    }
    return all;
}

std::optional<BetaPrior> momentPrior(std::span<const Tally> groups)
{
    std::vector<double> rates;
    rates.reserve(groups.size());
    for (const Tally &group : groups)
        rates.push_back(double(group.x) / double(group.n));
    const double centre = *mean(rates), spread = *variance(rates);
    if (spread <= 1e-14 * centre * (1 - centre))
        return std::nullopt;
    const double sum = centre * (1 - centre) / spread - 1;
    if (sum <= 0)
        return std::nullopt;
    return BetaPrior{centre * sum, (1 - centre) * sum};
}

double logCoefficient(const Tally &group)
{
    return logGamma(double(group.n) + 1) - logGamma(double(group.x) + 1) - logGamma(double(group.n - group.x) + 1);
}

double logBeta(double a, double b) { return logGamma(a) + logGamma(b) - logGamma(a + b); }

double logLikelihood(std::span<const Tally> groups, const BetaPrior &prior)
{
    double sum = 0;
    for (const Tally &group : groups)
        sum += logCoefficient(group) + logBeta(prior.alpha + double(group.x), prior.beta + double(group.n - group.x)) -
               logBeta(prior.alpha, prior.beta);
    return sum;
}

double pooledLogLikelihood(std::span<const Tally> groups)
{
    const Tally all = total(groups);
    const double p = double(all.x) / double(all.n);
    double sum = 0;
    for (const Tally &group : groups) {
        sum += logCoefficient(group);
        sum += group.x > 0 ? double(group.x) * std::log(p) : 0;
        sum += group.x < group.n ? double(group.n - group.x) * std::log1p(-p) : 0;
    }
    return sum;
}

// Gradient and second derivatives of the log likelihood in (log alpha, log beta).
struct Slopes {
    double a = 0, b = 0, aa = 0, ab = 0, bb = 0;
};

Slopes slopesAt(std::span<const Tally> groups, const BetaPrior &prior)
{
    const double a = prior.alpha, b = prior.beta;
    Slopes s;
    for (const Tally &group : groups) {
        const double x = double(group.x), n = double(group.n);
        const double sum = digamma(a + b) - digamma(a + b + n), curve = trigamma(a + b) - trigamma(a + b + n);
        s.a += digamma(a + x) - digamma(a) + sum;
        s.b += digamma(b + n - x) - digamma(b) + sum;
        s.aa += trigamma(a + x) - trigamma(a) + curve;
        s.bb += trigamma(b + n - x) - trigamma(b) + curve;
        s.ab += curve;
    }
    return {a * s.a, b * s.b, a * a * s.aa + a * s.a, a * b * s.ab, b * b * s.bb + b * s.b};
}

// One Levenberg step: `damping` is added to the diagonal of minus the second derivatives.
BetaPrior stepped(const BetaPrior &from, const Slopes &s, double damping)
{
    const double aa = damping - s.aa, bb = damping - s.bb, ab = -s.ab;
    const double determinant = aa * bb - ab * ab;
    if (aa <= 0 || determinant <= 0)
        return from;
    const double da = (bb * s.a - ab * s.b) / determinant, db = (aa * s.b - ab * s.a) / determinant;
    return {from.alpha * std::exp(std::clamp(da, -3.0, 3.0)), from.beta * std::exp(std::clamp(db, -3.0, 3.0))};
}

BetaPrior climb(std::span<const Tally> groups, BetaPrior at)
{
    double best = logLikelihood(groups, at), damping = 1e-3;
    for (int i = 0; i < 500 && at.alpha + at.beta <= 2 * largestSum; ++i) {
        const Slopes slopes = slopesAt(groups, at);
        if (std::hypot(slopes.a, slopes.b) < 1e-10)
            break;
        const BetaPrior next = stepped(at, slopes, damping);
        const double reached = logLikelihood(groups, next);
        const bool better = reached >= best && (next.alpha != at.alpha || next.beta != at.beta);
        damping = better ? damping / 8 : damping * 6;
        if (better) {
            at = next;
            best = reached;
        } else if (damping > 1e12) {
            break;
        }
    }
    return at;
}

BetaPrior mostLikely(std::span<const Tally> groups, const std::optional<BetaPrior> &moments)
{
    const Tally all = total(groups);
    const double p = std::clamp(double(all.x) / double(all.n), 1e-6, 1 - 1e-6);
    std::vector<BetaPrior> starts;
    if (moments)
        starts.push_back(*moments);
    starts.reserve(5);
    for (double sum : {1.0, 5.0, 20.0, 100.0})
        starts.push_back({p * sum, (1 - p) * sum});
    std::vector<BetaPrior> ends;
    ends.reserve(starts.size());
    for (const BetaPrior &start : starts)
        ends.push_back(climb(groups, start));
    return *std::max_element(ends.begin(), ends.end(), [&](const BetaPrior &a, const BetaPrior &b) {
        return logLikelihood(groups, a) < logLikelihood(groups, b);
    });
}

Estimate posteriorOf(const Tally &group, const BetaPrior &prior, double conf)
{
    const double a = prior.alpha + double(group.x), b = prior.beta + double(group.n - group.x);
    return {a / (a + b), betaQuantile((1 - conf) / 2, a, b), betaQuantile(1 - (1 - conf) / 2, a, b)};
}

} // namespace

Result<Shrinkage> betaBinomialShrinkage(std::span<const Tally> reviewers, double conf)
{
    for (const Tally &tally : reviewers)
        if (auto objection = objectTo(tally))
            return *objection;
    if (auto objection = objectToLevel(conf, "the confidence level"))
        return *objection;
    const std::vector<Tally> groups = withCases(reviewers);
    if (groups.size() < 3)
        return refuse(Refusal::TooFewGroups, "shrinkage needs at least 3 reviewers with cases");
    Shrinkage result;
    result.moments = momentPrior(groups);
    const BetaPrior best = mostLikely(groups, result.moments);
    const double reached = logLikelihood(groups, best), chance = pooledLogLikelihood(groups);
    result.pooled = best.alpha + best.beta > largestSum || reached <= chance + 1e-9 * std::abs(chance);
    if (!result.pooled)
        result.ml = BetaBinomialFit{best, best.alpha / (best.alpha + best.beta), reached};
    for (const Tally &tally : reviewers)
        result.posterior.push_back(result.pooled ? *wilson(total(groups), conf) : posteriorOf(tally, best, conf));
    return result;
}

} // namespace verdict::analysis
