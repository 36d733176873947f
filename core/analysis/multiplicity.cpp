#include "core/analysis/multiplicity.h"

#include <algorithm>

#include "core/analysis/order.h"

namespace verdict::analysis {

static double harmonic(std::size_t m)
{
    double sum = 0;
    for (std::size_t i = m; i >= 1; --i)
        sum += 1 / double(i);
    return sum;
}

// Step-up: from the largest p downwards, the smallest of m p_(j) / j seen so far.
static void stepUp(std::vector<double> &sorted, double factor)
{
    double smallest = 1;
    for (std::size_t j = sorted.size(); j >= 1; --j) {
        smallest = std::min(smallest, factor * double(sorted.size()) * sorted[j - 1] / double(j));
        sorted[j - 1] = smallest;
    }
}

// Step-down: from the smallest p upwards, the largest of (m - j + 1) p_(j) seen so far.
static void stepDown(std::vector<double> &sorted)
{
    double largest = 0;
    for (std::size_t j = 0; j < sorted.size(); ++j) {
        largest = std::max(largest, std::min(1.0, double(sorted.size() - j) * sorted[j]));
        sorted[j] = largest;
    }
}

static std::vector<double> adjusted(std::vector<double> sorted, Multiplicity method)
{
    if (method == Multiplicity::Holm)
        stepDown(sorted);
    else
        stepUp(sorted, method == Multiplicity::BenjaminiYekutieli ? harmonic(sorted.size()) : 1);
    return sorted;
}

Result<AdjustedTests> adjustForMultiplicity(std::span<const Maybe> p, Multiplicity method, double q)
{
    std::vector<double> known;
    std::vector<std::size_t> place;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (!p[i])
            continue;
        known.push_back(*p[i]);
        place.push_back(i);
    }
    if (auto objection = objectToShares(known, "a p-value"))
        return *objection;
    if (auto objection = objectToLevel(q, "q"))
        return *objection;
    const auto order = ascendingOrder(known);
    const auto sorted = adjusted(ascending(known), method);
    AdjustedTests tests{std::vector<Maybe>(p.size()), std::vector<bool>(p.size(), false)};
    for (std::size_t j = 0; j < order.size(); ++j) {
        tests.adjusted[place[order[j]]] = sorted[j];
        tests.rejected[place[order[j]]] = sorted[j] <= q;
    }
    return tests;
}

} // namespace verdict::analysis
