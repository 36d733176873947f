#include <algorithm>
#include <cmath>
#include <map>

#include "core/analysis/distributions.h"
#include "core/analysis/fatigue.h"
#include "core/analysis/logistic.h"

namespace verdict::analysis {

namespace {

// The second row of the inverse information matrix, which carries the slope.
struct SlopeRow {
    double onIntercept, onSlope;
    explicit SlopeRow(const LogisticFit &fit)
    {
        const double determinant = fit.info00 * fit.info11 - fit.info01 * fit.info01;
        onIntercept = -fit.info01 / determinant;
        onSlope = fit.info00 / determinant;
    }
};

// Each session's pull on the slope: the inverse information times the session's score.
std::map<std::int64_t, double> sessionPulls(std::span<const std::int64_t> session, Column hours, Flags hit,
                                            const LogisticFit &fit, const SlopeRow &row)
{
    std::map<std::int64_t, double> pulls;
    for (std::size_t i = 0; i < hours.size(); ++i) {
        const double rest = hit[i] - expit(fit.intercept + fit.slope * hours[i]);
        pulls[session[i]] += rest * (row.onIntercept + row.onSlope * hours[i]);
    }
    return pulls;
}

void addClusterError(HitTrend &trend, const std::map<std::int64_t, double> &pulls)
{
    const double groups = double(pulls.size());
    if (pulls.size() < 2)
        return;
    double sum = 0;
    for (const auto &[session, pull] : pulls)
        sum += pull * pull;
    trend.seCluster = std::sqrt(sum * groups / (groups - 1));
    if (pulls.size() < 10)
        return;
    const double reach = criticalT(0.95, groups - 1) * *trend.seCluster;
    trend.lower = *trend.slope - reach;
    trend.upper = *trend.slope + reach;
}

} // namespace

Result<HitTrend> hitTrend(std::span<const std::int64_t> session, Column hours, Flags hit)
{
    for (std::size_t size : {session.size(), hit.size()})
        if (auto objection = objectToLengths(size, hours.size()))
            return *objection;
    if (auto objection = objectToFlags(hit, "hits"))
        return *objection;
    if (auto objection = objectToNumbers(hours, "hours"))
        return *objection;
    HitTrend trend;
    if (separable(hours, hit))
        return trend;
    const auto fit = fitLogistic(hours, std::vector<double>(hit.begin(), hit.end()));
    if (!fit)
        return trend;
    const SlopeRow row(*fit);
    trend.intercept = fit->intercept;
    trend.slope = fit->slope;
    trend.seModel = std::sqrt(row.onSlope);
    addClusterError(trend, sessionPulls(session, hours, hit, *fit, row));
    return trend;
}

} // namespace verdict::analysis
