#include "core/analysis/decisiontime.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/distributions.h"
#include "core/analysis/order.h"
#include "core/analysis/proportions.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

static std::vector<double> usableTimes(std::span<const Maybe> times)
{
    std::vector<double> kept;
    for (const Maybe &time : times)
        if (time && *time > 0)
            kept.push_back(*time);
    std::sort(kept.begin(), kept.end());
    return kept;
}

static std::vector<double> logarithms(const std::vector<double> &times)
{
    std::vector<double> logs;
    logs.reserve(times.size());
    for (double time : times)
        logs.push_back(std::log(time));
    return logs;
}

// The largest k with P(Bin(n, 1/2) <= k - 1) <= (1 - conf) / 2; 0 when there is none.
static std::size_t medianRank(std::size_t n, double conf)
{
    std::size_t k = 0;
    while (k < n && binomialCdf(std::int64_t(k), std::int64_t(n), 0.5) <= (1 - conf) / 2)
        ++k;
    return k;
}

static Estimate medianOf(const std::vector<double> &sorted, double conf)
{
    Estimate result{median(sorted), std::nullopt, std::nullopt};
    const std::size_t k = medianRank(sorted.size(), conf);
    if (k > 0) {
        result.lower = sorted[k - 1];
        result.upper = sorted[sorted.size() - k];
    }
    return result;
}

static Estimate geometricMeanOf(const std::vector<double> &logs, double conf)
{
    const Maybe centre = mean(logs), spread = variance(logs);
    if (!centre)
        return {};
    Estimate result{std::exp(*centre), std::nullopt, std::nullopt};
    if (spread) {
        const double reach = criticalT(conf, double(logs.size() - 1)) * std::sqrt(*spread / double(logs.size()));
        result.lower = std::exp(*centre - reach);
        result.upper = std::exp(*centre + reach);
    }
    return result;
}

static TimeSummary summaryOf(const std::vector<double> &sorted, std::size_t given, double floor, double conf)
{
    TimeSummary summary;
    summary.n = std::int64_t(sorted.size());
    summary.excluded = std::int64_t(given - sorted.size());
    summary.median = medianOf(sorted, conf);
    summary.geometricMean = geometricMeanOf(logarithms(sorted), conf);
    const auto below = std::lower_bound(sorted.begin(), sorted.end(), floor) - sorted.begin();
    summary.fast = {std::int64_t(below), summary.n};
    summary.fastShare = *wilson(summary.fast, conf);
    return summary;
}

static TimeRatio ratioOf(const std::vector<double> &a, const std::vector<double> &b, double conf)
{
    TimeRatio ratio;
    if (a.size() < 2 || b.size() < 2)
        return ratio;
    const double difference = *mean(a) - *mean(b);
    ratio.estimate = std::exp(difference);
    const double va = *variance(a) / double(a.size()), vb = *variance(b) / double(b.size());
    if (va + vb <= 0)
        return ratio;
    const double df = (va + vb) * (va + vb) / (va * va / double(a.size() - 1) + vb * vb / double(b.size() - 1));
    const double reach = criticalT(conf, df) * std::sqrt(va + vb);
    ratio.lower = std::exp(difference - reach);
    ratio.upper = std::exp(difference + reach);
    ratio.df = df;
    ratio.p = tTwoSided(difference / std::sqrt(va + vb), df);
    return ratio;
}

Result<DecisionTimes> decisionTimes(std::span<const Maybe> a, std::span<const Maybe> b, double floor, double conf)
{
    if (auto objection = objectToLevel(conf, "the confidence level"))
        return *objection;
    if (!(floor >= 0))
        return invalid("the reading floor cannot be negative");
    const auto first = usableTimes(a), second = usableTimes(b);
    for (Column times : {Column(first), Column(second)})
        if (auto objection = objectToNumbers(times, "decision times"))
            return *objection;
    return DecisionTimes{summaryOf(first, a.size(), floor, conf), summaryOf(second, b.size(), floor, conf),
                         ratioOf(logarithms(first), logarithms(second), conf)};
}

} // namespace verdict::analysis
