#include "core/analysis/stratified.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/distributions.h"

namespace verdict::analysis {

namespace {

// One stratum in the letters of the literature.
struct Cells {
    double x1, n1, x2, n2, N;
    explicit Cells(const TwoArms &s)
        : x1(double(s.first.x)), n1(double(s.first.n)), x2(double(s.second.x)), n2(double(s.second.n)), N(n1 + n2)
    {
    }
};

std::vector<Cells> usable(std::span<const TwoArms> strata, std::int64_t &dropped)
{
    std::vector<Cells> cells;
    for (const TwoArms &stratum : strata) {
        if (stratum.first.n > 0 && stratum.second.n > 0)
            cells.emplace_back(stratum);
        else
            dropped += stratum.first.n + stratum.second.n;
    }
    return cells;
}

template <class Term> double sumOver(const std::vector<Cells> &cells, Term term)
{
    double sum = 0;
    for (const Cells &c : cells)
        sum += term(c);
    return sum;
}

void addDifference(MantelHaenszel &result, const std::vector<Cells> &cells, double z)
{
    const double weight = sumOver(cells, [](const Cells &c) { return c.n1 * c.n2 / c.N; });
    const double rd = sumOver(cells, [](const Cells &c) { return (c.x1 * c.n2 - c.x2 * c.n1) / c.N; }) / weight;
    const double p = sumOver(cells, [](const Cells &c) {
        return (c.n1 * c.n1 * c.x2 - c.n2 * c.n2 * c.x1 + c.n1 * c.n2 * (c.n2 - c.n1) / 2) / (c.N * c.N);
    });
    const double q =
        sumOver(cells, [](const Cells &c) { return (c.x1 * (c.n2 - c.x2) + c.x2 * (c.n1 - c.x1)) / (2 * c.N); });
    const double se = std::sqrt(std::max(0.0, rd * p + q)) / weight;
    result.riskDifference = {rd, rd - z * se, rd + z * se};
    result.riskDifferenceSe = se;
}

LogRatio logRatio(double ratio, double variance, double z)
{
    const double se = std::sqrt(variance);
    return {ratio, se, ratio * std::exp(-z * se), ratio * std::exp(z * se)};
}

LogRatio riskRatioOf(const std::vector<Cells> &cells, double z)
{
    const double r = sumOver(cells, [](const Cells &c) { return c.x1 * c.n2 / c.N; });
    const double s = sumOver(cells, [](const Cells &c) { return c.x2 * c.n1 / c.N; });
    if (r <= 0 || s <= 0)
        return {};
    const double spread =
        sumOver(cells, [](const Cells &c) { return ((c.x1 + c.x2) * c.n1 * c.n2 - c.x1 * c.x2 * c.N) / (c.N * c.N); });
    return logRatio(r / s, spread / (r * s), z);
}

LogRatio oddsRatioOf(const std::vector<Cells> &cells, double z)
{
    double r = 0, s = 0, pr = 0, cross = 0, qs = 0;
    for (const Cells &c : cells) {
        const double R = c.x1 * (c.n2 - c.x2) / c.N, S = c.x2 * (c.n1 - c.x1) / c.N;
        const double P = (c.x1 + c.n2 - c.x2) / c.N;
        r += R;
        s += S;
        pr += P * R;
        cross += P * S + (1 - P) * R;
        qs += (1 - P) * S;
    }
    if (r <= 0 || s <= 0)
        return {};
    return logRatio(r / s, pr / (2 * r * r) + cross / (2 * r * s) + qs / (2 * s * s), z);
}

void addTest(MantelHaenszel &result, const std::vector<Cells> &cells)
{
    const double excess = sumOver(cells, [](const Cells &c) { return c.x1 - c.n1 * (c.x1 + c.x2) / c.N; });
    const double spread = sumOver(cells, [](const Cells &c) {
        const double M = c.x1 + c.x2;
        return c.n1 * c.n2 * M * (c.N - M) / (c.N * c.N * (c.N - 1));
    });
    if (spread <= 0)
        return;
    result.cmhChi2 = excess * excess / spread;
    result.cmhP = chiSquareUpper(*result.cmhChi2, 1);
}

} // namespace

Result<MantelHaenszel> mantelHaenszel(std::span<const TwoArms> strata, double conf)
{
    if (auto objection = objectTo(strata))
        return *objection;
    if (auto objection = objectToLevel(conf, "the confidence level"))
        return *objection;
    MantelHaenszel result;
    const auto cells = usable(strata, result.dropped);
    if (cells.empty())
        return result;
    const double z = criticalZ(conf);
    addDifference(result, cells, z);
    result.riskRatio = riskRatioOf(cells, z);
    result.oddsRatio = oddsRatioOf(cells, z);
    addTest(result, cells);
    return result;
}

} // namespace verdict::analysis
