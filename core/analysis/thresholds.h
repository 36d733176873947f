#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 8 of the statistics reference: who decides a case, by what it costs and by what reviewers can carry. p =
/// calibrated P(positive).

enum class Route { Approve, Reject, Review };

/// Costs in any one unit, none negative.
struct RoutingCosts {
    double falseApprove = 1;  ///< approving a negative
    double falseReject = 1;   ///< rejecting a positive
    double review = 0;        ///< one review; add the fixed cost of checks and audits
    double reviewerError = 0; ///< share of reviews that go wrong, in [0, 1]
};

struct CostRouting {
    Maybe low; ///< ends of the review region on p, without capacity; empty when no p is worth a review
    Maybe high;
    std::vector<Route> routes;
    double expectedCost = 0;
    std::int64_t reviews = 0;
};

/// Routes by expected cost (Chow 1970; Elkan 2001): approve (1-p) c_fa, reject p c_fr, review c_r + e (p c_fr + (1-p)
/// c_fa). Ties: approve before reject, automatic before review. With a `capacity` only the largest positive savings are
/// reviewed, ties to the lower index. Errors: invalid_input for p or reviewer error outside [0, 1], negative costs or
/// capacity.
Result<CostRouting> routeByCost(Column p, const RoutingCosts &costs,
                                std::optional<std::int64_t> capacity = std::nullopt);

struct FrontierPoint {
    double t = 0; ///< approve at p >= t, reject at p <= 1 - t, else review
    std::int64_t automated = 0;
    std::int64_t reviewed = 0;
    Estimate accuracy; ///< of the automated part, Wilson 95%; all empty when nothing is automated
};

/// Accuracy of the automated part and review load over symmetric thresholds; a promise is computed afterwards on fresh
/// data. Errors: invalid_input for t outside (0.5, 1], p outside [0, 1], y other than 0 and 1, different lengths.
Result<std::vector<FrontierPoint>> automationFrontier(Column p, Flags y, Column grid);

} // namespace verdict::analysis
