#include "core/analysis/riskcoverage.h"

#include <algorithm>

#include "core/analysis/order.h"

namespace verdict::analysis {

static double oracleArea(std::int64_t n, std::int64_t errors)
{
    double sum = 0;
    for (std::int64_t i = n - errors + 1; i <= n; ++i)
        sum += double(i - (n - errors)) / double(i);
    return sum / double(n);
}

Result<RiskCoverage> riskCoverage(Column confidence, Flags error)
{
    if (auto objection = objectToLengths(confidence.size(), error.size()))
        return *objection;
    if (auto objection = objectToFlags(error, "errors"))
        return *objection;
    if (auto objection = objectToNumbers(confidence, "confidences"))
        return *objection;
    RiskCoverage result;
    const auto order = descendingOrder(confidence);
    const double n = double(order.size());
    double errors = 0, area = 0;
    std::size_t counted = 0; // cases whose block is closed
    for (std::size_t i = 0; i < order.size(); ++i) {
        errors += error[order[i]];
        if (i + 1 < order.size() && confidence[order[i + 1]] == confidence[order[i]])
            continue;
        const double risk = errors / double(i + 1);
        area += risk * double(i + 1 - counted);
        counted = i + 1;
        result.curve.push_back({double(i + 1) / n, risk, confidence[order[i]]});
    }
    if (order.empty())
        return result;
    result.aurc = area / n;
    result.oracle = oracleArea(std::int64_t(order.size()), std::int64_t(errors));
    result.excess = *result.aurc - *result.oracle;
    return result;
}

} // namespace verdict::analysis
