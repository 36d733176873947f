#pragma once

#include <cstddef>
#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Sums and order statistics that do not depend on the order in which a query returned its rows.

/// The sum over the sorted values.
double sortedSum(std::vector<double> values);
/// The mean; nothing for no values.
Maybe mean(Column values);
/// The variance with n - 1; nothing for fewer than two values.
Maybe variance(Column values);
/// The quantile of R type 7 of ascending values; there must be at least one.
double quantile(Column ascending, double p);
/// The median; nothing for no values.
Maybe median(Column values);
std::vector<double> ascending(Column values);
/// The indexes of the values from small to large, equal values by index.
std::vector<std::size_t> ascendingOrder(Column values);
/// The indexes of the values from large to small, equal values by index.
std::vector<std::size_t> descendingOrder(Column values);
/// ceil and floor that forgive the last digits of a quotient or product: 0.1 * 30 is 3, not 4.
double guardedCeil(double value);
double guardedFloor(double value);

} // namespace verdict::analysis
