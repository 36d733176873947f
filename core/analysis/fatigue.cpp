#include "core/analysis/fatigue.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/analysis/distributions.h"
#include "core/analysis/order.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

namespace {

// One session's points as deviations from its own means.
struct Deviations {
    std::vector<double> x, y;
    double xx = 0, xy = 0;
};

Deviations deviationsOf(const std::vector<double> &x, const std::vector<double> &y)
{
    const double meanX = *mean(x), meanY = *mean(y);
    Deviations d;
    for (std::size_t i = 0; i < x.size(); ++i) {
        d.x.push_back(x[i] - meanX);
        d.y.push_back(y[i] - meanY);
        d.xx += d.x[i] * d.x[i];
        d.xy += d.x[i] * d.y[i];
    }
    const auto [least, most] = std::minmax_element(x.begin(), x.end());
    if (*least == *most) // rounding of the mean must not make a slope
        d.xx = d.xy = 0;
    return d;
}

std::vector<Deviations> sessionsOf(std::span<const std::int64_t> session, Column x, Column y)
{
    std::map<std::int64_t, std::size_t> places;
    std::vector<std::vector<double>> xs, ys;
    for (std::size_t i = 0; i < session.size(); ++i) {
        const auto [place, isNew] = places.try_emplace(session[i], places.size());
        if (isNew) {
            xs.emplace_back();
            ys.emplace_back();
        }
        xs[place->second].push_back(x[i]);
        ys[place->second].push_back(y[i]);
    }
    std::vector<Deviations> sessions;
    sessions.reserve(xs.size());
    for (std::size_t g = 0; g < xs.size(); ++g)
        sessions.push_back(deviationsOf(xs[g], ys[g]));
    return sessions;
}

TTest tTestOf(const std::vector<double> &values)
{
    TTest test;
    if (values.size() < 2)
        return test;
    const double n = double(values.size());
    test.mean = mean(values);
    test.se = std::sqrt(*variance(values) / n);
    test.df = n - 1;
    const double reach = criticalT(0.95, n - 1) * *test.se;
    test.lower = *test.mean - reach;
    test.upper = *test.mean + reach;
    if (*test.se > 0) {
        test.t = *test.mean / *test.se;
        test.p = tTwoSided(*test.t, n - 1);
    }
    return test;
}

// sum over the session of x~ (y~ - slope x~)
double scoreOf(const Deviations &d, double slope)
{
    double sum = 0;
    for (std::size_t i = 0; i < d.x.size(); ++i)
        sum += d.x[i] * (d.y[i] - slope * d.x[i]);
    return sum;
}

double satterthwaite(const std::vector<double> &h)
{
    double sum = 0;
    for (std::size_t g = 0; g < h.size(); ++g)
        for (std::size_t k = 0; k < h.size(); ++k)
            sum += g == k ? h[g] * h[g] : h[g] * h[g] * h[k] * h[k] / ((1 - h[g]) * (1 - h[k]));
    return 1 / sum;
}

void addErrors(FixedEffects &fit, const std::vector<Deviations> &sessions, double xx)
{
    const double groups = double(sessions.size());
    std::vector<double> h, plain, leveraged;
    for (const Deviations &d : sessions) {
        const double score = scoreOf(d, *fit.slope);
        h.push_back(d.xx / xx);
        plain.push_back(score * score);
        leveraged.push_back(score * score / (1 - h.back()));
    }
    fit.seCr1 = std::sqrt(sortedSum(std::move(plain)) * groups / (groups - 1)) / xx;
    fit.df = groups - 1;
    const double reach = criticalT(0.95, groups - 1) * *fit.seCr1;
    fit.lower = *fit.slope - reach;
    fit.upper = *fit.slope + reach;
    fit.seCr2 = std::sqrt(sortedSum(std::move(leveraged))) / xx;
    fit.dfCr2 = satterthwaite(h);
}

FixedEffects fixedEffectsOf(const std::vector<Deviations> &sessions)
{
    std::vector<Deviations> sloped;
    double xx = 0, xy = 0;
    for (const Deviations &d : sessions) {
        if (d.xx <= 0)
            continue;
        sloped.push_back(d);
        xx += d.xx;
        xy += d.xy;
    }
    FixedEffects fit;
    if (sloped.empty())
        return fit;
    fit.slope = xy / xx;
    if (sloped.size() > 1)
        addErrors(fit, sloped, xx);
    return fit;
}

} // namespace

Result<Fatigue> fatigue(std::span<const std::int64_t> session, Column x, Column y)
{
    for (Column column : {x, y}) {
        if (auto objection = objectToLengths(session.size(), column.size()))
            return *objection;
        if (auto objection = objectToNumbers(column, "hours and outcomes"))
            return *objection;
    }
    const auto sessions = sessionsOf(session, x, y);
    Fatigue result;
    std::vector<double> slopes;
    for (const Deviations &d : sessions) {
        result.slopes.push_back(d.xx > 0 ? Maybe(d.xy / d.xx) : std::nullopt);
        if (d.xx > 0)
            slopes.push_back(d.xy / d.xx);
    }
    result.twoStage = tTestOf(slopes);
    result.fixedEffects = fixedEffectsOf(sessions);
    return result;
}

namespace {

struct Weighted {
    double total = 0, mean = 0, spread = 0; // sum w, weighted mean, sum w (b - mean)^2
};

Weighted weightedBy(Column slope, Column variance, double tau2)
{
    Weighted result;
    for (std::size_t i = 0; i < slope.size(); ++i) {
        result.total += 1 / (variance[i] + tau2);
        result.mean += slope[i] / (variance[i] + tau2);
    }
    result.mean /= result.total;
    for (std::size_t i = 0; i < slope.size(); ++i)
        result.spread += std::pow(slope[i] - result.mean, 2) / (variance[i] + tau2);
    return result;
}

double betweenVariance(Column variance, const Weighted &fixed, double groups)
{
    double squares = 0;
    for (double v : variance)
        squares += 1 / (v * v);
    const double scale = fixed.total - squares / fixed.total;
    return scale > 0 ? std::max(0.0, (fixed.spread - (groups - 1)) / scale) : 0;
}

PooledSlope around(double mean, double se, double critical)
{
    return {mean, se, mean - critical * se, mean + critical * se};
}

} // namespace

Result<RandomEffects> poolSlopes(Column slope, Column variance)
{
    if (auto objection = objectToLengths(slope.size(), variance.size()))
        return *objection;
    if (auto objection = objectToNumbers(slope, "slopes"))
        return *objection;
    if (!std::all_of(variance.begin(), variance.end(), [](double v) { return v > 0 && std::isfinite(v); }))
        return invalid("variances of slopes must be above 0");
    RandomEffects result;
    if (slope.empty())
        return result;
    const double groups = double(slope.size());
    const Weighted fixed = weightedBy(slope, variance, 0);
    result.q = fixed.spread;
    result.tau2 = betweenVariance(variance, fixed, groups);
    const Weighted random = weightedBy(slope, variance, *result.tau2);
    result.normal = around(random.mean, std::sqrt(1 / random.total), criticalZ(0.95));
    result.knha.mean = random.mean;
    if (slope.size() > 1) {
        const double se = std::sqrt(random.spread / ((groups - 1) * random.total));
        result.knha = around(random.mean, se, criticalT(0.95, groups - 1));
    }
    return result;
}

} // namespace verdict::analysis
