#include "core/analysis/drift.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/distributions.h"
#include "core/analysis/order.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

namespace {

Maybe overallRate(std::span<const Tally> points)
{
    Tally all;
    for (const Tally &point : points) {
        all.x += point.x;
        all.n += point.n;
    }
    return all.n > 0 ? Maybe(double(all.x) / double(all.n)) : std::nullopt;
}

double rateSigma(double centre, const Tally &point) { return std::sqrt(centre * (1 - centre) / double(point.n)); }

// Laney's sigma_z: the mean moving range of the usable points' z over 1.128; 0 when the centre allows no spread.
Maybe laneySigma(std::span<const Tally> points, double centre)
{
    std::vector<double> z, ranges;
    for (const Tally &point : points) {
        if (point.n == 0)
            continue;
        const double sigma = rateSigma(centre, point);
        z.push_back(sigma > 0 ? (double(point.x) / double(point.n) - centre) / sigma : 0);
        if (z.size() > 1)
            ranges.push_back(std::abs(z.back() - z[z.size() - 2]));
    }
    const Maybe range = mean(ranges);
    return range ? Maybe(*range / 1.128) : std::nullopt;
}

void addLimits(std::vector<Maybe> &lower, std::vector<Maybe> &upper, double centre, const Maybe &reach)
{
    lower.push_back(reach ? Maybe(std::clamp(centre - *reach, 0.0, 1.0)) : std::nullopt);
    upper.push_back(reach ? Maybe(std::clamp(centre + *reach, 0.0, 1.0)) : std::nullopt);
}

Objection objectTo(std::span<const Maybe> x, double sigma)
{
    if (!(sigma > 0 && std::isfinite(sigma)))
        return invalid("sigma must be above 0");
    for (const Maybe &value : x)
        if (value && !std::isfinite(*value))
            return invalid("points must be finite numbers or empty");
    return std::nullopt;
}

} // namespace

Result<PChart> pChart(std::span<const Tally> points, double k, const Maybe &baseline)
{
    for (const Tally &point : points)
        if (auto objection = objectTo(point))
            return *objection;
    if (!(k > 0))
        return invalid("the multiple of sigma must be above 0");
    if (auto objection = objectToShare(baseline.value_or(0), "the baseline rate"))
        return *objection;
    PChart chart;
    chart.centre = baseline ? baseline : overallRate(points);
    if (chart.centre)
        chart.sigmaZ = laneySigma(points, *chart.centre);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool usable = points[i].n > 0 && chart.centre;
        const Maybe reach = usable ? Maybe(k * rateSigma(*chart.centre, points[i])) : std::nullopt;
        addLimits(chart.lower, chart.upper, chart.centre.value_or(0), reach);
        const Maybe wide = reach && chart.sigmaZ ? Maybe(*reach * *chart.sigmaZ) : std::nullopt;
        addLimits(chart.laneyLower, chart.laneyUpper, chart.centre.value_or(0), wide);
        const double rate = usable ? double(points[i].x) / double(points[i].n) : 0;
        if (usable && (rate > *chart.upper.back() || rate < *chart.lower.back()))
            chart.signals.push_back(i);
    }
    return chart;
}

Result<EwmaChart> ewmaChart(std::span<const Maybe> x, double mu0, double sigma, double lambda, double width)
{
    if (auto objection = objectTo(x, sigma))
        return *objection;
    if (!(lambda > 0 && lambda <= 1) || !(width > 0))
        return invalid("the smoothing weight must lie in (0, 1] and the width of the limits above 0");
    EwmaChart chart;
    double z = mu0, seen = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (x[i]) {
            z = lambda * *x[i] + (1 - lambda) * z;
            ++seen;
        }
        const double reach = width * sigma * std::sqrt(lambda / (2 - lambda) * (1 - std::pow(1 - lambda, 2 * seen)));
        chart.z.push_back(z);
        chart.upper.push_back(mu0 + reach);
        chart.lower.push_back(mu0 - reach);
        if (x[i] && (z > mu0 + reach || z < mu0 - reach))
            chart.signals.push_back(i);
    }
    return chart;
}

Result<CusumChart> cusumChart(std::span<const Maybe> x, double mu0, double sigma, double k, double h)
{
    if (auto objection = objectTo(x, sigma))
        return *objection;
    if (!(k >= 0) || !(h > 0))
        return invalid("k must be at least 0 and h above 0");
    CusumChart chart;
    double above = 0, below = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (x[i]) {
            const double z = (*x[i] - mu0) / sigma;
            above = std::max(0.0, above + z - k);
            below = std::max(0.0, below - z - k);
        }
        chart.above.push_back(above);
        chart.below.push_back(below);
        if (!chart.firstSignal && (above > h || below > h))
            chart.firstSignal = i;
    }
    return chart;
}

static std::vector<double> smoothedShares(Column values, Column edges)
{
    const double bins = double(edges.size() + 1);
    std::vector<double> shares(edges.size() + 1, 0.5);
    for (double value : values)
        ++shares[std::size_t(std::lower_bound(edges.begin(), edges.end(), value) - edges.begin())];
    for (double &share : shares)
        share /= double(values.size()) + 0.5 * bins;
    return shares;
}

// The largest distance of two empirical distributions, both ascending.
static double largestGap(const std::vector<double> &a, const std::vector<double> &b)
{
    double gap = 0;
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        const double at = std::min(a[i], b[j]);
        while (i < a.size() && a[i] == at)
            ++i;
        while (j < b.size() && b[j] == at)
            ++j;
        gap = std::max(gap, std::abs(double(i) / double(a.size()) - double(j) / double(b.size())));
    }
    return gap;
}

Result<DistributionDrift> distributionDrift(Column reference, Column current, Column edges)
{
    for (Column column : {reference, current, edges})
        if (auto objection = objectToNumbers(column, "values and edges"))
            return *objection;
    if (std::adjacent_find(edges.begin(), edges.end(), std::greater_equal<>()) != edges.end())
        return invalid("bin edges must rise");
    DistributionDrift drift;
    if (reference.empty() || current.empty())
        return drift;
    drift.referenceShares = smoothedShares(reference, edges);
    drift.currentShares = smoothedShares(current, edges);
    double psi = 0;
    for (std::size_t b = 0; b < drift.referenceShares.size(); ++b)
        psi += (drift.currentShares[b] - drift.referenceShares[b]) *
               std::log(drift.currentShares[b] / drift.referenceShares[b]);
    const double n = double(reference.size()), m = double(current.size());
    drift.psi = psi;
    drift.psiUndrifted = double(edges.size()) * (1 / n + 1 / m);
    drift.ksD = largestGap(ascending(reference), ascending(current));
    drift.ksP = kolmogorovUpper(*drift.ksD * std::sqrt(n * m / (n + m)));
    return drift;
}

} // namespace verdict::analysis
