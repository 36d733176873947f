#include "core/analysis/agreement.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/analysis/distributions.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

namespace {

double sum(const std::vector<double> &values) { return std::accumulate(values.begin(), values.end(), 0.0); }

Objection objectToTable(const CountTable &table, std::size_t columns)
{
    for (const auto &row : table) {
        if (auto objection = objectToLengths(row.size(), columns))
            return objection;
        if (!std::all_of(row.begin(), row.end(), [](double cell) { return cell >= 0 && std::isfinite(cell); }))
            return invalid("counts and weights cannot be negative");
    }
    return std::nullopt;
}

CountTable disagreement(std::size_t size, KappaWeights weights, const CountTable &custom)
{
    if (weights == KappaWeights::Custom)
        return custom;
    CountTable table(size, std::vector<double>(size, 0));
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j < size; ++j) {
            const double distance = std::abs(double(i) - double(j));
            table[i][j] = weights == KappaWeights::None     ? double(i != j)
                          : weights == KappaWeights::Linear ? distance
                                                            : distance * distance;
        }
    return table;
}

double largest(const CountTable &table)
{
    double most = 0;
    for (const auto &row : table)
        for (double cell : row)
            most = std::max(most, cell);
    return most;
}

// Shares of a two-rater table with agreement weights v = 1 - w / max w.
struct KappaTable {
    double n = 0;
    CountTable p, v;
    std::vector<double> rows, columns; // margins
    double po = 0, pe = 0;             // weighted agreement, observed and expected

    KappaTable(const CountTable &counts, const CountTable &w)
        : p(counts), v(w), rows(counts.size(), 0), columns(counts.size(), 0)
    {
        for (const auto &row : counts)
            n += sum(row);
        const double most = largest(w);
        for (std::size_t i = 0; i < p.size(); ++i)
            for (std::size_t j = 0; j < p.size(); ++j) {
                p[i][j] /= n;
                v[i][j] = 1 - w[i][j] / most;
                rows[i] += p[i][j];
                columns[j] += p[i][j];
                po += v[i][j] * p[i][j];
            }
        each([&](std::size_t i, std::size_t j) { pe += v[i][j] * rows[i] * columns[j]; });
    }

    template <class Do> void each(Do action) const
    {
        for (std::size_t i = 0; i < p.size(); ++i)
            for (std::size_t j = 0; j < p.size(); ++j)
                action(i, j);
    }

    double se(double kappa) const
    {
        std::vector<double> r(p.size(), 0), c(p.size(), 0);
        each([&](std::size_t i, std::size_t j) {
            r[i] += v[i][j] * columns[j];
            c[j] += v[i][j] * rows[i];
        });
        double spread = 0;
        each([&](std::size_t i, std::size_t j) {
            spread += p[i][j] * std::pow(v[i][j] - (r[i] + c[j]) * (1 - kappa), 2);
        });
        spread -= std::pow(kappa - pe * (1 - kappa), 2);
        return std::sqrt(std::max(0.0, spread) / n) / (1 - pe);
    }

    double seZero() const
    {
        double both = 0;
        for (std::size_t i = 0; i < p.size(); ++i)
            both += rows[i] * columns[i] * (rows[i] + columns[i]);
        return std::sqrt(std::max(0.0, pe + pe * pe - both)) / ((1 - pe) * std::sqrt(n));
    }
};

double diagonal(const CountTable &shares)
{
    double on = 0;
    for (std::size_t i = 0; i < shares.size(); ++i)
        on += shares[i][i];
    return on;
}

} // namespace

Result<Kappa> cohenKappa(const CountTable &table, KappaWeights weights, const CountTable &custom, double conf)
{
    if (auto objection = objectToTable(table, table.size()))
        return *objection;
    if (auto objection = objectToLevel(conf, "the confidence level"))
        return *objection;
    const CountTable w = disagreement(table.size(), weights, custom);
    if (auto objection = objectToLengths(w.size(), table.size()))
        return *objection;
    if (auto objection = objectToTable(w, table.size()))
        return *objection;
    Kappa result;
    if (largest(table) <= 0)
        return result;
    const KappaTable shares(table, w);
    result.observed = diagonal(shares.p);
    if (largest(w) <= 0 || 1 - shares.pe <= 1e-15)
        return result;
    result.kappa = (shares.po - shares.pe) / (1 - shares.pe);
    result.se = shares.se(*result.kappa);
    result.lower = *result.kappa - criticalZ(conf) * *result.se;
    result.upper = *result.kappa + criticalZ(conf) * *result.se;
    if (weights == KappaWeights::None)
        result.seZero = shares.seZero();
    return result;
}

static Objection objectToRaters(const CountTable &counts)
{
    if (auto objection = objectToTable(counts, counts.front().size()))
        return objection;
    const double raters = sum(counts.front());
    for (const auto &row : counts)
        if (sum(row) != raters)
            return refuse(Refusal::UnequalRatings, "Fleiss' kappa needs the same number for every case; use alpha");
    if (raters < 2)
        return refuse(Refusal::TooFewRaters, "agreement needs at least two ratings per case");
    return std::nullopt;
}

Result<FleissKappa> fleissKappa(const CountTable &counts)
{
    FleissKappa result;
    if (counts.empty())
        return result;
    if (auto objection = objectToRaters(counts))
        return *objection;
    const double raters = sum(counts.front()), items = double(counts.size());
    std::vector<double> shares(counts.front().size(), 0);
    double agreeing = 0;
    for (const auto &row : counts)
        for (std::size_t j = 0; j < row.size(); ++j) {
            agreeing += row[j] * (row[j] - 1);
            shares[j] += row[j] / (items * raters);
        }
    result.observed = agreeing / (items * raters * (raters - 1));
    result.expected = std::inner_product(shares.begin(), shares.end(), shares.begin(), 0.0);
    if (1 - *result.expected > 1e-15)
        result.kappa = (*result.observed - *result.expected) / (1 - *result.expected);
    return result;
}

// How often each declared category was given to one unit; nothing when a rating is not declared.
static std::optional<std::vector<double>> tallied(const std::vector<Maybe> &unit, Column categories)
{
    std::vector<double> counts(categories.size(), 0);
    for (const Maybe &rating : unit) {
        if (!rating)
            continue;
        const auto at = std::find(categories.begin(), categories.end(), *rating);
        if (at == categories.end())
            return std::nullopt;
        ++counts[std::size_t(at - categories.begin())];
    }
    return counts;
}

Result<GwetAc1> gwetAc1(const Ratings &ratings, Column categories)
{
    double agreement = 0, pairable = 0, rated = 0;
    std::vector<double> shares(categories.size(), 0);
    for (const auto &unit : ratings) {
        const auto counts = tallied(unit, categories);
        if (!counts)
            return invalid("every rating must be one of the declared categories");
        const double r = sum(*counts);
        rated += r > 0;
        pairable += r > 1;
        for (std::size_t k = 0; k < counts->size() && r > 0; ++k) {
            shares[k] += (*counts)[k] / r;
            agreement += r > 1 ? (*counts)[k] * ((*counts)[k] - 1) / (r * (r - 1)) : 0;
        }
    }
    GwetAc1 result;
    if (pairable == 0)
        return result;
    result.observed = agreement / pairable;
    if (categories.size() < 2)
        return result;
    double chance = 0;
    for (double share : shares)
        chance += share / rated * (1 - share / rated) / double(categories.size() - 1);
    result.ac1 = (*result.observed - chance) / (1 - chance);
    return result;
}

} // namespace verdict::analysis
