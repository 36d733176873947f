#include "core/analysis/isotonic.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/analysis/order.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

namespace {

// A run of neighbouring x that share one fitted value.
struct Block {
    double sum = 0, weight = 0;
    std::size_t points = 0;
    double value() const { return sum / weight; }
};

// The cases merged by equal x, ascending.
struct Merged {
    std::vector<double> x;
    std::vector<Block> points;
};

Merged merged(Column x, Column y, Column weights)
{
    Merged result;
    for (std::size_t i : ascendingOrder(x)) {
        const double weight = weights.empty() ? 1 : weights[i];
        if (weight == 0)
            continue;
        if (result.x.empty() || x[i] != result.x.back()) {
            result.x.push_back(x[i]);
            result.points.push_back({0, 0, 1});
        }
        result.points.back().sum += weight * y[i];
        result.points.back().weight += weight;
    }
    return result;
}

std::vector<double> pooled(const std::vector<Block> &points)
{
    std::vector<Block> blocks;
    for (const Block &point : points) {
        blocks.push_back(point);
        while (blocks.size() > 1 && blocks[blocks.size() - 2].value() >= blocks.back().value()) {
            const Block last = blocks.back();
            blocks.pop_back();
            blocks.back().sum += last.sum;
            blocks.back().weight += last.weight;
            blocks.back().points += last.points;
        }
    }
    std::vector<double> fitted;
    for (const Block &block : blocks)
        fitted.insert(fitted.end(), block.points, block.value());
    return fitted;
}

// Only the ends and the points whose value differs from a neighbour's shape the line.
IsotonicFit corners(const std::vector<double> &x, const std::vector<double> &y)
{
    IsotonicFit fit;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const bool end = i == 0 || i + 1 == x.size();
        if (end || y[i] != y[i - 1] || y[i] != y[i + 1]) {
            fit.x.push_back(x[i]);
            fit.y.push_back(y[i]);
        }
    }
    return fit;
}

Objection objectToCases(Column x, Column y, Column weights)
{
    if (auto objection = objectToLengths(x.size(), y.size()))
        return objection;
    if (auto objection = objectToLengths(weights.empty() ? x.size() : weights.size(), x.size()))
        return objection;
    for (Column column : {x, y, weights})
        if (auto objection = objectToNumbers(column, "scores, outcomes and weights"))
            return objection;
    if (!std::all_of(weights.begin(), weights.end(), [](double w) { return w >= 0; }))
        return invalid("weights cannot be negative");
    return std::nullopt;
}

} // namespace

double IsotonicFit::at(double where) const
{
    const auto above = std::size_t(std::lower_bound(x.begin(), x.end(), where) - x.begin());
    if (above == 0)
        return y.front();
    if (above == x.size())
        return y.back();
    const double part = (where - x[above - 1]) / (x[above] - x[above - 1]);
    return y[above - 1] + part * (y[above] - y[above - 1]);
}

Result<IsotonicFit> isotonic(Column x, Column y, Column weights)
{
    if (auto objection = objectToCases(x, y, weights))
        return *objection;
    const Merged cases = merged(x, y, weights);
    if (cases.x.empty())
        return refuse(Refusal::NoData, "an isotonic line needs at least one case");
    return corners(cases.x, pooled(cases.points));
}

static double fittedWith(std::vector<double> x, std::vector<double> y, double score, double outcome)
{
    x.push_back(score);
    y.push_back(outcome);
    return isotonic(x, y)->at(score);
}

Result<VennAbers> vennAbers(Column scores, Flags y, Column test)
{
    if (auto objection = objectToLengths(scores.size(), y.size()))
        return *objection;
    if (auto objection = objectToFlags(y, "outcomes"))
        return *objection;
    for (Column column : {scores, test})
        if (auto objection = objectToNumbers(column, "scores"))
            return *objection;
    const std::vector<double> x(scores.begin(), scores.end()), outcomes(y.begin(), y.end());
    VennAbers result;
    for (double score : test) {
        const double p0 = fittedWith(x, outcomes, score, 0), p1 = fittedWith(x, outcomes, score, 1);
        result.p0.push_back(p0);
        result.p1.push_back(p1);
        result.p.push_back(p1 / (1 - p0 + p1));
    }
    return result;
}

} // namespace verdict::analysis
