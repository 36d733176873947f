#include "core/analysis/ranking.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/distributions.h"
#include "core/analysis/order.h"

namespace verdict::analysis {

static Objection objectTo(Flags y, Column score)
{
    if (auto objection = objectToLengths(y.size(), score.size()))
        return objection;
    if (auto objection = objectToFlags(y, "outcomes"))
        return objection;
    return objectToNumbers(score, "scores");
}

// The share of `others` (ascending) below a value, ties half.
static double shareBelow(const std::vector<double> &others, double value)
{
    const auto [first, last] = std::equal_range(others.begin(), others.end(), value);
    const double below = double(first - others.begin()), ties = double(last - first);
    return (below + ties / 2) / double(others.size());
}

std::optional<Placements> placements(Flags y, Column score)
{
    std::vector<double> byClass[2];
    for (std::size_t i = 0; i < y.size(); ++i)
        byClass[y[i]].push_back(score[i]);
    for (auto &scores : byClass)
        std::sort(scores.begin(), scores.end());
    if (byClass[0].empty() || byClass[1].empty())
        return std::nullopt;
    Placements result;
    for (std::size_t i = 0; i < y.size(); ++i) {
        if (y[i])
            result.positives.push_back(shareBelow(byClass[0], score[i]));
        else
            result.negatives.push_back(1 - shareBelow(byClass[1], score[i]));
    }
    result.auc = *mean(result.positives);
    return result;
}

static double covariance(const std::vector<double> &a, const std::vector<double> &b)
{
    const double meanA = *mean(a), meanB = *mean(b);
    std::vector<double> products;
    products.reserve(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        products.push_back((a[i] - meanA) * (b[i] - meanB));
    return sortedSum(std::move(products)) / double(a.size() - 1);
}

Maybe aucCovariance(const Placements &a, const Placements &b)
{
    if (a.positives.size() < 2 || a.negatives.size() < 2)
        return std::nullopt;
    return covariance(a.positives, b.positives) / double(a.positives.size()) +
           covariance(a.negatives, b.negatives) / double(a.negatives.size());
}

static Maybe rootOf(const Maybe &variance)
{
    return variance ? Maybe(std::sqrt(std::max(0.0, *variance))) : std::nullopt;
}

static void addCurves(RocPr &result, Flags y, Column score, double positives, double negatives)
{
    const auto order = descendingOrder(score);
    double hits = 0, alarms = 0, average = 0;
    result.fpr.push_back(0);
    result.tpr.push_back(0);
    for (std::size_t i = 0; i < order.size(); ++i) {
        (y[order[i]] ? hits : alarms) += 1;
        if (i + 1 < order.size() && score[order[i + 1]] == score[order[i]])
            continue;
        const double recall = hits / positives, precision = hits / (hits + alarms);
        average += (recall - result.tpr.back()) * precision;
        result.fpr.push_back(alarms / negatives);
        result.tpr.push_back(recall);
        result.precisionRecall.push_back({score[order[i]], precision, recall});
    }
    result.averagePrecision = average;
}

Result<RocPr> rocPr(Flags y, Column score)
{
    if (auto objection = objectTo(y, score))
        return *objection;
    RocPr result;
    const auto values = placements(y, score);
    if (!values)
        return result;
    result.auc = values->auc;
    result.aucSe = rootOf(aucCovariance(*values, *values));
    addCurves(result, y, score, double(values->positives.size()), double(values->negatives.size()));
    return result;
}

// Variances below this are the rounding of zero.
static constexpr double noVariance = 1e-16;

static AucComparison compared(double a, double b, const Maybe &variance, double conf)
{
    AucComparison result{a, b, {a - b, {}, {}}, {}, {}, {}};
    if (!variance)
        return result;
    const double se = *variance < noVariance ? 0 : std::sqrt(*variance), reach = criticalZ(conf) * se;
    result.se = se;
    result.difference.lower = std::max(-1.0, a - b - reach);
    result.difference.upper = std::min(1.0, a - b + reach);
    if (se > 0) {
        result.z = (a - b) / se;
        result.p = normalTwoSided(*result.z);
    }
    return result;
}

Result<AucComparison> compareAucPaired(Flags y, Column a, Column b, double conf)
{
    for (Column score : {a, b})
        if (auto objection = objectTo(y, score))
            return *objection;
    if (auto objection = objectToLevel(conf, "the confidence level"))
        return *objection;
    const auto first = placements(y, a), second = placements(y, b);
    if (!first || !second)
        return AucComparison{};
    Placements difference = *first;
    for (std::size_t i = 0; i < difference.positives.size(); ++i)
        difference.positives[i] -= second->positives[i];
    for (std::size_t i = 0; i < difference.negatives.size(); ++i)
        difference.negatives[i] -= second->negatives[i];
    return compared(first->auc, second->auc, aucCovariance(difference, difference), conf);
}

Result<AucComparison> compareAucIndependent(Flags yA, Column a, Flags yB, Column b, double conf)
{
    if (auto objection = objectTo(yA, a))
        return *objection;
    if (auto objection = objectTo(yB, b))
        return *objection;
    if (auto objection = objectToLevel(conf, "the confidence level"))
        return *objection;
    const auto first = placements(yA, a), second = placements(yB, b);
    if (!first || !second)
        return AucComparison{};
    const Maybe one = aucCovariance(*first, *first), two = aucCovariance(*second, *second);
    return compared(first->auc, second->auc, one && two ? Maybe(*one + *two) : std::nullopt, conf);
}

} // namespace verdict::analysis
