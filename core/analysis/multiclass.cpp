#include "core/analysis/multiclass.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/calibration.h"
#include "core/analysis/order.h"
#include "core/analysis/recalibration.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

namespace {

using Row = std::vector<double>;

Objection objectToRows(const ClassProbabilities &rows, std::span<const int> y)
{
    if (auto objection = objectToLengths(rows.size(), y.size()))
        return objection;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (auto objection = objectToLengths(rows[i].size(), rows.front().size()))
            return objection;
        if (auto objection = objectToShares(rows[i], "a class probability"))
            return objection;
        if (y[i] < 0 || std::size_t(y[i]) >= rows[i].size())
            return invalid("every true class must be one of the columns");
    }
    return std::nullopt;
}

std::size_t topOf(const Row &row) { return std::size_t(std::max_element(row.begin(), row.end()) - row.begin()); }

double squaredError(const Row &row, std::size_t truth)
{
    double sum = 0;
    for (std::size_t k = 0; k < row.size(); ++k)
        sum += std::pow(row[k] - double(k == truth), 2);
    return sum;
}

ClassProbabilities logarithms(ClassProbabilities rows)
{
    for (Row &row : rows)
        for (double &p : row)
            p = std::log(std::max(p, 1e-12));
    return rows;
}

// ln softmax(beta z) at one class, and the mean of z under it.
struct Softmax {
    double logAt = 0, mean = 0;
};

Softmax softmax(const Row &z, double beta, std::size_t at)
{
    const double top = *std::max_element(z.begin(), z.end());
    double total = 0, weighted = 0;
    for (double value : z) {
        const double weight = std::exp(beta * (value - top));
        total += weight;
        weighted += weight * value;
    }
    return {beta * (z[at] - top) - std::log(total), weighted / total};
}

bool someTruthBelowTop(const ClassProbabilities &z, std::span<const int> y)
{
    for (std::size_t i = 0; i < z.size(); ++i)
        if (z[i][std::size_t(y[i])] < *std::max_element(z[i].begin(), z[i].end()))
            return true;
    return false;
}

void addTemperature(MulticlassScores &scores, const ClassProbabilities &z, std::span<const int> y)
{
    if (!someTruthBelowTop(z, y))
        return;
    const auto beta = decreasingRoot([&](double b) {
        double score = 0;
        for (std::size_t i = 0; i < z.size(); ++i)
            score += z[i][std::size_t(y[i])] - softmax(z[i], b, std::size_t(y[i])).mean;
        return score;
    });
    if (!beta)
        return;
    std::vector<double> losses;
    losses.reserve(z.size());
    for (std::size_t i = 0; i < z.size(); ++i)
        losses.push_back(-softmax(z[i], *beta, std::size_t(y[i])).logAt);
    scores.temperature = 1 / *beta;
    scores.logLossAtTemperature = mean(losses);
}

} // namespace

Result<MulticlassScores> multiclassScores(const ClassProbabilities &probabilities, std::span<const int> y, int bins)
{
    if (auto objection = objectToRows(probabilities, y))
        return *objection;
    std::vector<double> confidence, right, squares, losses;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const Row &row = probabilities[i];
        const auto truth = std::size_t(y[i]);
        confidence.push_back(row[topOf(row)]);
        right.push_back(double(topOf(row) == truth));
        squares.push_back(squaredError(row, truth));
        losses.push_back(-std::log(std::max(row[truth], 1e-15)));
    }
    const auto reliability = reliabilityByWidth(std::vector<int>(right.begin(), right.end()), confidence, bins);
    if (!reliability)
        return reliability.error();
    MulticlassScores scores{std::int64_t(y.size()), mean(right), mean(squares), mean(losses), reliability->ece, {}, {}};
    addTemperature(scores, logarithms(probabilities), y);
    return scores;
}

} // namespace verdict::analysis
