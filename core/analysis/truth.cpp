#include "core/analysis/truth.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/analysis/refusal.h"

namespace verdict::analysis {

static Objection objectToClass(int label, int classes)
{
    if (label >= 0 && label < classes)
        return std::nullopt;
    return invalid("every label must be one of the declared classes");
}

Result<MajorityVote> majorityVote(std::span<const std::vector<int>> votes, int classes)
{
    MajorityVote result;
    for (const std::vector<int> &ballot : votes) {
        std::vector<int> counts(std::size_t(std::max(0, classes)), 0);
        for (int vote : ballot) {
            if (auto objection = objectToClass(vote, classes))
                return *objection;
            ++counts[std::size_t(vote)];
        }
        const int most = counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
        std::vector<int> leading;
        for (int c = 0; c < classes && most > 0; ++c)
            if (counts[std::size_t(c)] == most)
                leading.push_back(c);
        result.label.push_back(leading.size() == 1 ? std::optional(leading[0]) : std::nullopt);
        result.share.push_back(most > 0 ? Maybe(double(most) / double(ballot.size())) : std::nullopt);
        result.tied.push_back(std::move(leading));
    }
    return result;
}

namespace {

using Matrix = std::vector<std::vector<double>>;

class Expectation {
public:
    Expectation(std::span<const ItemRating> ratings, int classes, double pseudoCount, Column weights)
        : m_ratings(ratings), m_classes(std::size_t(classes)), m_pseudo(pseudoCount)
    {
        for (const ItemRating &rating : ratings) {
            m_items = std::max(m_items, rating.item + 1);
            m_raters = std::max(m_raters, rating.rater + 1);
        }
        m_items = std::max(m_items, weights.size());
        m_weight.assign(m_items, 0);
        for (const ItemRating &rating : ratings)
            m_weight[rating.item] = weights.empty() ? 1 : weights[rating.item];
        m_posterior = voteShares();
    }

    // Class shares and confusion rows from the posteriors.
    void maximise()
    {
        prior.assign(m_classes, 0);
        for (std::size_t i = 0; i < m_items; ++i)
            for (std::size_t j = 0; j < m_classes; ++j)
                prior[j] += m_weight[i] * m_posterior[i][j];
        normalise(prior);
        counts.assign(m_raters, Matrix(m_classes, std::vector<double>(m_classes, m_pseudo)));
        for (const ItemRating &r : m_ratings)
            for (std::size_t j = 0; j < m_classes; ++j)
                counts[r.rater][j][std::size_t(r.label)] += m_weight[r.item] * m_posterior[r.item][j];
        for (Matrix &rater : counts)
            for (auto &row : rater)
                normalise(row);
    }

    // New posteriors and the log likelihood; returns the largest change of a posterior.
    double expect()
    {
        Matrix logs(m_items, std::vector<double>(m_classes, 0));
        for (auto &row : logs)
            for (std::size_t j = 0; j < m_classes; ++j)
                row[j] = std::log(prior[j]);
        for (const ItemRating &r : m_ratings)
            for (std::size_t j = 0; j < m_classes; ++j)
                logs[r.item][j] += std::log(chance(r, j));
        logLikelihood = 0;
        double change = 0;
        for (std::size_t i = 0; i < m_items; ++i)
            change = std::max(change, update(i, logs[i]));
        return change;
    }

    const Matrix &posterior() const { return m_posterior; }

    std::vector<double> prior;
    std::vector<Matrix> counts; // confusion [rater][true][given]; all 0 in rows of classes without weight
    double logLikelihood = 0;

private:
    static void normalise(std::vector<double> &row)
    {
        const double total = std::accumulate(row.begin(), row.end(), 0.0);
        for (double &cell : row)
            cell = total > 0 ? cell / total : 0;
    }

    Matrix voteShares() const
    {
        Matrix shares(m_items, std::vector<double>(m_classes, 0));
        for (const ItemRating &rating : m_ratings)
            ++shares[rating.item][std::size_t(rating.label)];
        for (auto &row : shares) {
            if (std::accumulate(row.begin(), row.end(), 0.0) == 0)
                row.assign(m_classes, 1);
            normalise(row);
        }
        return shares;
    }

    double chance(const ItemRating &r, std::size_t trueClass) const
    {
        const auto &row = counts[r.rater][trueClass];
        const bool empty = std::all_of(row.begin(), row.end(), [](double cell) { return cell == 0; });
        return empty ? 1 / double(m_classes) : row[std::size_t(r.label)];
    }

    double update(std::size_t item, const std::vector<double> &logs)
    {
        const double top = *std::max_element(logs.begin(), logs.end());
        if (!std::isfinite(top))
            return 0;
        double total = 0;
        for (double value : logs)
            total += std::exp(value - top);
        logLikelihood += m_weight[item] * (top + std::log(total));
        double change = 0;
        for (std::size_t j = 0; j < m_classes; ++j) {
            const double now = std::exp(logs[j] - top) / total;
            change = std::max(change, std::abs(now - m_posterior[item][j]));
            m_posterior[item][j] = now;
        }
        return change;
    }

    std::span<const ItemRating> m_ratings;
    std::size_t m_classes, m_items = 0, m_raters = 0;
    double m_pseudo;
    std::vector<double> m_weight;
    Matrix m_posterior;
};

std::vector<std::vector<Maybe>> confusionOf(const Matrix &rater)
{
    std::vector<std::vector<Maybe>> rows;
    for (const auto &row : rater) {
        const bool known = std::accumulate(row.begin(), row.end(), 0.0) > 0;
        rows.emplace_back();
        for (double cell : row)
            rows.back().push_back(known ? Maybe(cell) : std::nullopt);
    }
    return rows;
}

bool mostlyMisjudged(const std::vector<std::vector<std::vector<Maybe>>> &confusion, std::size_t classes)
{
    for (std::size_t j = 0; j < classes; ++j) {
        double right = 0, raters = 0;
        for (const auto &rater : confusion) {
            right += rater[j][j].value_or(0);
            raters += rater[j][j].has_value();
        }
        if (raters > 0 && right / raters < 0.5)
            return true;
    }
    return false;
}

Objection objectToRatings(std::span<const ItemRating> ratings, int classes, Column weights)
{
    if (classes < 1)
        return invalid("there must be at least one class");
    for (const ItemRating &rating : ratings) {
        if (auto objection = objectToClass(rating.label, classes))
            return objection;
        if (!weights.empty() && rating.item >= weights.size())
            return invalid("every item needs a weight");
    }
    if (!std::all_of(weights.begin(), weights.end(), [](double w) { return w >= 0 && std::isfinite(w); }))
        return invalid("weights of items cannot be negative");
    if (ratings.empty())
        return refuse(Refusal::NoData, "no case has been rated");
    return std::nullopt;
}

} // namespace

Result<DawidSkene> dawidSkene(std::span<const ItemRating> ratings, int classes, const DawidSkeneOptions &options,
                              Column weights)
{
    if (auto objection = objectToRatings(ratings, classes, weights))
        return *objection;
    Expectation em(ratings, classes, options.pseudoCount, weights);
    DawidSkene result;
    while (!result.converged && result.iterations < std::max(1, options.maxIterations)) {
        em.maximise();
        result.converged = em.expect() < options.tolerance;
        ++result.iterations;
    }
    result.prior = em.prior;
    for (const Matrix &rater : em.counts)
        result.confusion.push_back(confusionOf(rater));
    result.posterior = em.posterior();
    for (const auto &row : result.posterior)
        result.label.push_back(int(std::max_element(row.begin(), row.end()) - row.begin()));
    result.logLikelihood = em.logLikelihood;
    result.worseThanChance = mostlyMisjudged(result.confusion, std::size_t(classes));
    return result;
}

} // namespace verdict::analysis
