#include "core/analysis/thresholds.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/order.h"
#include "core/analysis/proportions.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

namespace {

Objection objectTo(const RoutingCosts &costs)
{
    for (double cost : {costs.falseApprove, costs.falseReject, costs.review})
        if (!(cost >= 0 && std::isfinite(cost)))
            return invalid("costs cannot be negative");
    return objectToShare(costs.reviewerError, "the reviewers' error rate");
}

struct CaseCosts {
    double approve, reject, review;
    CaseCosts(double p, const RoutingCosts &c)
        : approve((1 - p) * c.falseApprove), reject(p * c.falseReject),
          review(c.review + c.reviewerError * (p * c.falseReject + (1 - p) * c.falseApprove))
    {
    }
    double automatic() const { return std::min(approve, reject); }
    double saving() const { return automatic() - review; }
};

void addRegion(CostRouting &routing, const RoutingCosts &c)
{
    const double e = c.reviewerError;
    const double low = (c.review + e * c.falseApprove) / (c.falseReject * (1 - e) + e * c.falseApprove);
    const double high = (c.falseApprove * (1 - e) - c.review) / (c.falseApprove * (1 - e) + e * c.falseReject);
    if (low < high) { // also false when a quotient is 0/0
        routing.low = low;
        routing.high = high;
    }
}

// The cases worth a review, the largest savings first, at most `capacity` of them.
std::vector<bool> chosenForReview(const std::vector<CaseCosts> &cases, std::optional<std::int64_t> capacity)
{
    std::vector<double> savings;
    savings.reserve(cases.size());
    for (const CaseCosts &one : cases)
        savings.push_back(one.saving());
    std::vector<bool> chosen(cases.size(), false);
    std::int64_t left = capacity.value_or(std::int64_t(cases.size()));
    for (std::size_t i : descendingOrder(savings))
        if (savings[i] > 0 && left-- > 0)
            chosen[i] = true;
    return chosen;
}

} // namespace

Result<CostRouting> routeByCost(Column p, const RoutingCosts &costs, std::optional<std::int64_t> capacity)
{
    if (auto objection = objectToShares(p, "a probability"))
        return *objection;
    if (auto objection = objectTo(costs))
        return *objection;
    if (capacity.value_or(0) < 0)
        return invalid("the review capacity cannot be negative");
    std::vector<CaseCosts> cases;
    cases.reserve(p.size());
    for (double probability : p)
        cases.emplace_back(probability, costs);
    const auto chosen = chosenForReview(cases, capacity);
    CostRouting routing;
    addRegion(routing, costs);
    std::vector<double> spent;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const Route automatic = cases[i].approve <= cases[i].reject ? Route::Approve : Route::Reject;
        routing.routes.push_back(chosen[i] ? Route::Review : automatic);
        routing.reviews += chosen[i];
        spent.push_back(chosen[i] ? cases[i].review : cases[i].automatic());
    }
    routing.expectedCost = sortedSum(std::move(spent));
    return routing;
}

static FrontierPoint frontierAt(double t, Column p, Flags y)
{
    FrontierPoint point{t, 0, 0, {}};
    std::int64_t right = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const bool approve = p[i] >= t, reject = p[i] <= 1 - t;
        point.automated += approve || reject;
        right += (approve && y[i]) || (reject && !y[i]);
    }
    point.reviewed = std::int64_t(p.size()) - point.automated;
    if (point.automated > 0)
        point.accuracy = *wilson({right, point.automated});
    return point;
}

Result<std::vector<FrontierPoint>> automationFrontier(Column p, Flags y, Column grid)
{
    if (auto objection = objectToLengths(p.size(), y.size()))
        return *objection;
    if (auto objection = objectToShares(p, "a probability"))
        return *objection;
    if (auto objection = objectToFlags(y, "outcomes"))
        return *objection;
    std::vector<FrontierPoint> points;
    for (double t : grid) {
        if (!(t > 0.5 && t <= 1))
            return invalid("a symmetric threshold must lie above 0.5 and at most at 1");
        points.push_back(frontierAt(t, p, y));
    }
    return points;
}

} // namespace verdict::analysis
