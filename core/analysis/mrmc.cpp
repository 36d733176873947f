#include <algorithm>
#include <cmath>

#include "core/analysis/distributions.h"
#include "core/analysis/order.h"
#include "core/analysis/ranking.h"
#include "core/analysis/readers.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

namespace {

using Scores = std::vector<std::vector<std::vector<double>>>;
using Modality = std::vector<Placements>; // one per reader

Objection objectTo(Flags y, const Scores &scores)
{
    if (scores.empty() || scores.size() > 2)
        return invalid("there must be one or two modalities");
    if (auto objection = objectToFlags(y, "outcomes"))
        return objection;
    for (const auto &modality : scores) {
        if (auto objection = objectToLengths(modality.size(), scores.front().size()))
            return objection;
        for (const auto &reader : modality) {
            if (auto objection = objectToLengths(reader.size(), y.size()))
                return objection;
            if (auto objection = objectToNumbers(reader, "scores"))
                return objection;
        }
    }
    if (scores.front().size() < 2)
        return refuse(Refusal::TooFewRaters, "readers vary only when there are at least two");
    return std::nullopt;
}

// The mean covariance over all pairs of different readers, one from each modality.
double crossCovariance(const Modality &a, const Modality &b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j)
            sum += i == j ? 0 : aucCovariance(a[i], b[j]).value_or(0);
    return sum / double(a.size() * (a.size() - 1));
}

std::vector<double> areas(const Modality &modality)
{
    std::vector<double> values;
    values.reserve(modality.size());
    for (const Placements &reader : modality)
        values.push_back(reader.auc);
    return values;
}

double satterthwaite(double nu, double ms, double readers) { return nu * nu / (ms * ms / (readers - 1)); }

ModalityAuc summaryOf(const Modality &modality, bool variances, double conf)
{
    const auto values = areas(modality);
    const double readers = double(values.size()), ms = *variance(values);
    ModalityAuc result;
    result.mean = mean(values);
    if (!variances)
        return result;
    const double nu = ms + std::max(0.0, readers * crossCovariance(modality, modality));
    result.se = std::sqrt(nu / readers);
    if (ms <= 0)
        return result;
    result.df = satterthwaite(nu, ms, readers);
    const double reach = criticalT(conf, *result.df) * *result.se;
    result.lower = std::max(0.0, *result.mean - reach);
    result.upper = std::min(1.0, *result.mean + reach);
    return result;
}

ModalityDifference differenceOf(const Modality &a, const Modality &b, bool variances, double conf)
{
    std::vector<double> differences;
    differences.reserve(a.size());
    for (std::size_t j = 0; j < a.size(); ++j)
        differences.push_back(a[j].auc - b[j].auc);
    const double readers = double(a.size()), ms = *variance(differences) / 2;
    ModalityDifference result;
    result.estimate = mean(differences);
    if (!variances)
        return result;
    const double same = (crossCovariance(a, a) + crossCovariance(b, b)) / 2, other = crossCovariance(a, b);
    const double nu = ms + std::max(0.0, readers * (same - other));
    result.se = std::sqrt(2 * nu / readers);
    if (ms <= 0)
        return result;
    result.df = satterthwaite(nu, ms, readers);
    result.t = *result.estimate / *result.se;
    result.p = tTwoSided(*result.t, *result.df);
    const double reach = criticalT(conf, *result.df) * *result.se;
    result.lower = *result.estimate - reach;
    result.upper = *result.estimate + reach;
    return result;
}

} // namespace

Result<MultiReader> multiReader(Flags y, const Scores &scores, double conf)
{
    if (auto objection = objectTo(y, scores))
        return *objection;
    if (auto objection = objectToLevel(conf, "the confidence level"))
        return *objection;
    MultiReader result;
    const auto positives = std::size_t(std::count(y.begin(), y.end(), 1)), negatives = y.size() - positives;
    if (positives == 0 || negatives == 0) {
        result.auc.assign(scores.size(), std::vector<Maybe>(scores.front().size()));
        result.modalities.resize(scores.size());
        return result;
    }
    const bool variances = positives > 1 && negatives > 1;
    std::vector<Modality> modalities;
    for (const auto &readers : scores) {
        Modality &modality = modalities.emplace_back();
        for (const auto &score : readers)
            modality.push_back(*placements(y, score));
        const auto values = areas(modality);
        result.auc.emplace_back(values.begin(), values.end());
        result.modalities.push_back(summaryOf(modality, variances, conf));
    }
    if (modalities.size() == 2)
        result.difference = differenceOf(modalities[0], modalities[1], variances, conf);
    return result;
}

} // namespace verdict::analysis
