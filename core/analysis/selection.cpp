#include "core/analysis/selection.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/order.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

namespace {

// Values that differ only in the last digits must tie, or ranks would depend on the compiler.
double rounded(double value) { return std::nearbyint(value * 1e12) / 1e12; }

std::vector<double> rounded(std::vector<double> values)
{
    for (double &value : values)
        value = rounded(value);
    return values;
}

double entropyOf(const std::vector<double> &row)
{
    double sum = 0;
    for (double p : row)
        sum -= p > 0 ? p * std::log(p) : 0;
    return sum;
}

double marginOf(std::vector<double> row)
{
    if (row.size() < 2)
        return 1;
    std::partial_sort(row.begin(), row.begin() + 2, row.end(), std::greater<>());
    return row[0] - row[1];
}

Objection objectTo(const Features &x)
{
    for (const auto &row : x) {
        if (auto objection = objectToLengths(row.size(), x.front().size()))
            return objection;
        if (auto objection = objectToNumbers(row, "features"))
            return objection;
    }
    return std::nullopt;
}

Objection objectTo(const Features &x, std::span<const std::size_t> labelled)
{
    if (auto objection = objectTo(x))
        return objection;
    if (std::all_of(labelled.begin(), labelled.end(), [&](std::size_t i) { return i < x.size(); }))
        return std::nullopt;
    return invalid("a labelled case must be one of the cases");
}

double distance(const std::vector<double> &a, const std::vector<double> &b)
{
    double sum = 0;
    for (std::size_t j = 0; j < a.size(); ++j)
        sum += (a[j] - b[j]) * (a[j] - b[j]);
    return rounded(std::sqrt(sum));
}

// Each candidate's distance to its nearest centre, updated as centres are added.
class Coverage {
public:
    explicit Coverage(const Features &x) : m_x(x), m_nearest(x.size(), HUGE_VAL), m_taken(x.size(), false) {}

    void add(std::size_t centre)
    {
        m_taken[centre] = true;
        for (std::size_t i = 0; i < m_x.size(); ++i)
            m_nearest[i] = std::min(m_nearest[i], distance(m_x[i], m_x[centre]));
    }

    std::optional<std::size_t> farthest(std::span<const std::size_t> candidates) const
    {
        std::optional<std::size_t> best;
        for (std::size_t i : candidates)
            if (!m_taken[i] && (!best || m_nearest[i] > m_nearest[*best]))
                best = i;
        return best;
    }

private:
    const Features &m_x;
    std::vector<double> m_nearest;
    std::vector<bool> m_taken;
};

std::vector<std::size_t> greedy(const Features &x, std::span<const std::size_t> centres,
                                std::vector<std::size_t> candidates, std::int64_t k)
{
    std::sort(candidates.begin(), candidates.end());
    Coverage coverage(x);
    for (std::size_t centre : centres)
        coverage.add(centre);
    std::vector<std::size_t> chosen;
    while (std::int64_t(chosen.size()) < k) {
        const auto next = coverage.farthest(candidates);
        if (!next)
            break;
        chosen.push_back(*next);
        coverage.add(*next);
    }
    return chosen;
}

std::vector<std::size_t> everyIndex(std::size_t n)
{
    std::vector<std::size_t> all(n);
    for (std::size_t i = 0; i < n; ++i)
        all[i] = i;
    return all;
}

} // namespace

Result<Uncertainty> uncertainty(const std::vector<std::vector<double>> &probabilities)
{
    Uncertainty result;
    for (const auto &row : probabilities) {
        if (row.empty())
            return invalid("every case needs at least one class probability");
        if (auto objection = objectToShares(row, "a class probability"))
            return *objection;
        const double entropy = entropyOf(row), classes = double(row.size());
        result.leastConfidence.push_back(1 - *std::max_element(row.begin(), row.end()));
        result.margin.push_back(marginOf(row));
        result.entropy.push_back(entropy);
        result.entropyNormalised.push_back(classes > 1 ? entropy / std::log(classes) : 0);
    }
    result.byLeastConfidence = descendingOrder(rounded(result.leastConfidence));
    result.byMargin = ascendingOrder(rounded(result.margin));
    result.byEntropy = descendingOrder(rounded(result.entropy));
    return result;
}

Result<std::vector<std::size_t>> kCentreGreedy(const Features &x, std::span<const std::size_t> labelled, std::int64_t k)
{
    if (auto objection = objectTo(x, labelled))
        return *objection;
    if (k < 0)
        return invalid("a number of cases to choose cannot be negative");
    return greedy(x, labelled, everyIndex(x.size()), k);
}

// The mean cosine to all cases is the cosine part along the mean of all unit vectors.
static std::vector<double> meanCosines(const Features &x)
{
    Features units = x;
    std::vector<double> total(x.empty() ? 0 : x.front().size(), 0);
    for (auto &row : units) {
        double square = 0;
        for (double value : row)
            square += value * value;
        for (std::size_t j = 0; j < row.size(); ++j) {
            row[j] = square > 0 ? row[j] / std::sqrt(square) : 0;
            total[j] += row[j];
        }
    }
    std::vector<double> means;
    for (const auto &row : units) {
        double sum = 0;
        for (std::size_t j = 0; j < row.size(); ++j)
            sum += row[j] * total[j];
        means.push_back(sum / double(units.size()));
    }
    return means;
}

Result<InformationDensity> informationDensity(const Features &x, Column uncertainty, double beta)
{
    if (auto objection = objectTo(x))
        return *objection;
    if (auto objection = objectToLengths(x.size(), uncertainty.size()))
        return *objection;
    if (!(beta >= 0))
        return invalid("the weight of the density cannot be negative");
    InformationDensity result{meanCosines(x), {}};
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double density = result.density[i];
        const double factor = beta == 0 ? 1 : std::copysign(std::pow(std::abs(density), beta), density);
        result.weighted.push_back(uncertainty[i] * factor);
    }
    return result;
}

Result<BatchShares> batchShares(std::int64_t k, double randomShare)
{
    if (auto objection = objectToShare(randomShare, "the random share"))
        return *objection;
    if (k < 0)
        return invalid("a number of cases to choose cannot be negative");
    std::int64_t random = std::int64_t(std::floor(randomShare * double(k) + 0.5));
    if (randomShare > 0 && k > 0)
        random = std::max<std::int64_t>(1, random);
    return BatchShares{random, k - random};
}

Result<MixedBatch> mixedBatch(const Features &x, std::span<const std::size_t> labelled, Column score, Column draws,
                              const BatchShares &shares)
{
    if (auto objection = objectTo(x, labelled))
        return *objection;
    for (Column column : {score, draws}) {
        if (auto objection = objectToLengths(x.size(), column.size()))
            return *objection;
        if (auto objection = objectToNumbers(column, "scores and draws"))
            return *objection;
    }
    std::vector<bool> taken(x.size(), false);
    for (std::size_t i : labelled)
        taken[i] = true;
    MixedBatch batch;
    for (std::size_t i : ascendingOrder(draws))
        if (!taken[i] && std::int64_t(batch.random.size()) < shares.random)
            batch.random.push_back(i);
    for (std::size_t i : batch.random)
        taken[i] = true;
    std::vector<std::size_t> best, centres(labelled.begin(), labelled.end());
    for (std::size_t i : descendingOrder(score))
        if (!taken[i] && std::int64_t(best.size()) < 3 * shares.top)
            best.push_back(i);
    centres.insert(centres.end(), batch.random.begin(), batch.random.end());
    batch.top = greedy(x, centres, best, shares.top);
    return batch;
}

} // namespace verdict::analysis
