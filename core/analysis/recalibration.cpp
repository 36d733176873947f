#include "core/analysis/recalibration.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/logistic.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

static double clippedLogit(double p, double eps) { return logit(std::clamp(p, eps, 1 - eps)); }

double applyTemperature(double temperature, double p, double eps) { return expit(clippedLogit(p, eps) / temperature); }

double applyPlatt(const PlattMap &map, double p, double eps) { return expit(map.a * clippedLogit(p, eps) + map.b); }

// Some case lies on the wrong side of its logit, so that an ever lower temperature does not pay for ever.
static bool someWrongSide(Column l, Flags y)
{
    for (std::size_t i = 0; i < l.size(); ++i)
        if (y[i] ? l[i] < 0 : l[i] > 0)
            return true;
    return false;
}

static Maybe fittedTemperature(Column l, Flags y)
{
    if (!someWrongSide(l, y))
        return std::nullopt;
    const auto beta = decreasingRoot([&](double b) {
        double score = 0;
        for (std::size_t i = 0; i < l.size(); ++i)
            score += l[i] * (y[i] - expit(b * l[i]));
        return score;
    });
    return beta ? Maybe(1 / *beta) : std::nullopt;
}

static std::optional<PlattMap> fittedPlatt(Column l, Column target)
{
    const auto fit = fitLogistic(l, target);
    return fit ? std::optional(PlattMap{fit->slope, fit->intercept}) : std::nullopt;
}

static std::vector<double> smoothedTargets(Flags y, double positives)
{
    const double negatives = double(y.size()) - positives;
    std::vector<double> targets;
    targets.reserve(y.size());
    for (int event : y)
        targets.push_back(event ? (positives + 1) / (positives + 2) : 1 / (negatives + 2));
    return targets;
}

Result<Recalibration> recalibrate(Flags y, Column p, double eps)
{
    if (auto objection = objectToLengths(y.size(), p.size()))
        return *objection;
    if (auto objection = objectToFlags(y, "outcomes"))
        return *objection;
    if (auto objection = objectToShares(p, "a probability"))
        return *objection;
    if (!(eps > 0 && eps < 0.5))
        return invalid("the clipping of probabilities must lie between 0 and 0.5");
    Recalibration result;
    const auto positives = std::count(y.begin(), y.end(), 1);
    if (positives == 0 || positives == std::ptrdiff_t(y.size()))
        return result;
    std::vector<double> l;
    l.reserve(p.size());
    for (double probability : p)
        l.push_back(clippedLogit(probability, eps));
    result.temperature = fittedTemperature(l, y);
    if (!separable(l, y))
        result.platt = fittedPlatt(l, std::vector<double>(y.begin(), y.end()));
    result.plattTargets = fittedPlatt(l, smoothedTargets(y, double(positives)));
    return result;
}

} // namespace verdict::analysis
