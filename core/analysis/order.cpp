#include "core/analysis/order.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace verdict::analysis {

double sortedSum(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return std::accumulate(values.begin(), values.end(), 0.0);
}

Maybe mean(Column values)
{
    if (values.empty())
        return std::nullopt;
    return sortedSum({values.begin(), values.end()}) / double(values.size());
}

Maybe variance(Column values)
{
    if (values.size() < 2)
        return std::nullopt;
    const double centre = *mean(values);
    std::vector<double> squares;
    squares.reserve(values.size());
    for (double value : values)
        squares.push_back((value - centre) * (value - centre));
    return sortedSum(std::move(squares)) / double(values.size() - 1);
}

double quantile(Column ascending, double p)
{
    const double at = p * double(ascending.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(at + 4e-15));
    const std::size_t above = std::min(below + 1, ascending.size() - 1);
    const double part = std::max(0.0, at - double(below));
    return ascending[below] + part * (ascending[above] - ascending[below]);
}

Maybe median(Column values)
{
    if (values.empty())
        return std::nullopt;
    return quantile(ascending(values), 0.5);
}

std::vector<double> ascending(Column values)
{
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

template <class Before> static std::vector<std::size_t> orderBy(Column values, Before before)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return before(values[a], values[b]); });
    return order;
}

std::vector<std::size_t> ascendingOrder(Column values) { return orderBy(values, std::less<>()); }

std::vector<std::size_t> descendingOrder(Column values) { return orderBy(values, std::greater<>()); }

double guardedCeil(double value) { return std::ceil(value - 1e-9); }

double guardedFloor(double value) { return std::floor(value + 1e-9); }

} // namespace verdict::analysis
