#include "core/analysis/readers.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/distributions.h"
#include "core/analysis/order.h"
#include "core/analysis/ranking.h"

namespace verdict::analysis {

namespace {

Objection objectTo(const ReaderScores &reader)
{
    if (auto objection = objectToLengths(reader.y.size(), reader.score.size()))
        return objection;
    if (auto objection = objectToFlags(reader.y, "outcomes"))
        return objection;
    return objectToNumbers(reader.score, "scores");
}

double hanleyMcNeil(double a, double n1, double n0)
{
    const double spread = a * (1 - a) + (n1 - 1) * (a / (2 - a) - a * a) + (n0 - 1) * (2 * a * a / (1 + a) - a * a);
    return std::sqrt(std::max(0.0, spread) / (n1 * n0));
}

// (A - t)^2 less Newcombe's variance at t: below 0 inside the interval.
double outside(double t, double a, double n1, double n0, double z)
{
    const double n = (n1 + n0) / 2 - 1;
    const double spread = t * (1 - t) * (1 + n * (1 - t) / (2 - t) + n * t / (1 + t)) / (n1 * n0);
    return (a - t) * (a - t) - z * z * spread;
}

double newcombeEdge(double a, double end, double n1, double n0, double z)
{
    double in = a, out = end;
    for (int i = 0; i < 200; ++i) {
        const double middle = (in + out) / 2;
        (outside(middle, a, n1, n0, z) <= 0 ? in : out) = middle;
    }
    return in;
}

ReaderAuc areaOf(const ReaderScores &reader, double z)
{
    ReaderAuc result;
    result.positives = std::count(reader.y.begin(), reader.y.end(), 1);
    result.negatives = std::int64_t(reader.y.size()) - result.positives;
    const auto values = placements(reader.y, reader.score);
    if (!values)
        return result;
    const double a = values->auc, n1 = double(result.positives), n0 = double(result.negatives);
    result.auc = a;
    result.seHanleyMcNeil = hanleyMcNeil(a, n1, n0);
    result.lower = a <= 0 ? 0 : newcombeEdge(a, 0, n1, n0, z);
    result.upper = a >= 1 ? 1 : newcombeEdge(a, 1, n1, n0, z);
    if (const Maybe variance = aucCovariance(*values, *values)) {
        result.seDeLong = std::sqrt(std::max(0.0, *variance));
        result.deLongLower = std::clamp(a - z * *result.seDeLong, 0.0, 1.0);
        result.deLongUpper = std::clamp(a + z * *result.seDeLong, 0.0, 1.0);
    }
    return result;
}

} // namespace

Result<ReaderAucs> readerAucs(std::span<const ReaderScores> readers, double conf)
{
    if (auto objection = objectToLevel(conf, "the confidence level"))
        return *objection;
    ReaderAucs result;
    std::vector<double> areas, concordant, pairs;
    for (const ReaderScores &reader : readers) {
        if (auto objection = objectTo(reader))
            return *objection;
        const ReaderAuc area = areaOf(reader, criticalZ(conf));
        result.readers.push_back(area);
        if (!area.auc)
            continue;
        areas.push_back(*area.auc);
        pairs.push_back(double(area.positives) * double(area.negatives));
        concordant.push_back(*area.auc * pairs.back());
    }
    result.usable = std::int64_t(areas.size());
    result.meanAuc = mean(areas);
    if (const Maybe spread = variance(areas)) {
        const double reach = criticalT(conf, double(areas.size() - 1)) * std::sqrt(*spread / double(areas.size()));
        result.meanLower = *result.meanAuc - reach;
        result.meanUpper = *result.meanAuc + reach;
    }
    if (!areas.empty())
        result.pairAuc = sortedSum(concordant) / sortedSum(pairs);
    return result;
}

} // namespace verdict::analysis
