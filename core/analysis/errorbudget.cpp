#include "core/analysis/errorbudget.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/analysis/distributions.h"
#include "core/analysis/order.h"
#include "core/analysis/proportions.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

namespace {

Objection objectTo(Column confidence, Flags error, double risk, double delta)
{
    if (auto objection = objectToLengths(confidence.size(), error.size()))
        return objection;
    if (auto objection = objectToNumbers(confidence, "confidences"))
        return objection;
    if (auto objection = objectToFlags(error, "errors"))
        return objection;
    if (auto objection = objectToLevel(risk, "the error budget"))
        return objection;
    return objectToLevel(delta, "delta");
}

// Confidences ascending, with the errors at and above each place: any threshold is then one search.
struct Accepted {
    std::vector<double> confidence;
    std::vector<std::int64_t> errorsFrom;

    Accepted(Column values, Flags error)
    {
        for (std::size_t i : ascendingOrder(values)) {
            confidence.push_back(values[i]);
            errorsFrom.push_back(error[i]);
        }
        errorsFrom.push_back(0);
        for (std::size_t i = confidence.size(); i-- > 0;)
            errorsFrom[i] += errorsFrom[i + 1];
    }

    Tally at(double threshold) const
    {
        const auto first = std::lower_bound(confidence.begin(), confidence.end(), threshold);
        return {errorsFrom[std::size_t(first - confidence.begin())], std::int64_t(confidence.end() - first)};
    }
};

double divergence(double a, double b)
{
    const double yes = a > 0 ? a * std::log(a / b) : 0;
    const double no = a < 1 ? (1 - a) * std::log((1 - a) / (1 - b)) : 0;
    return yes + no;
}

int searchSteps(std::size_t n)
{
    int steps = 0;
    while ((std::size_t{1} << steps) < n)
        ++steps;
    return steps;
}

} // namespace

Result<FixedSequence> fixedSequence(Column confidence, Flags error, Column grid, double alpha, double delta)
{
    if (auto objection = objectTo(confidence, error, alpha, delta))
        return *objection;
    if (auto objection = objectToNumbers(grid, "thresholds"))
        return *objection;
    const Accepted accepted(confidence, error);
    FixedSequence result;
    for (double threshold : grid) {
        const Tally tally = accepted.at(threshold);
        result.pValues.push_back(tally.n > 0 ? binomialCdf(tally.x, tally.n, alpha) : 1);
        if (!(result.pValues.back() <= delta))
            break;
        result.accepted = threshold;
        result.bound = *clopperPearsonUpper(tally, 1 - delta);
    }
    return result;
}

Result<GuaranteedSelection> guaranteedSelection(Column confidence, Flags error, double targetRisk, double delta)
{
    if (auto objection = objectTo(confidence, error, targetRisk, delta))
        return *objection;
    if (confidence.empty())
        return refuse(Refusal::NoData, "choosing a threshold needs labelled cases");
    const Accepted accepted(confidence, error);
    GuaranteedSelection result{0, HUGE_VAL, 0, 0, std::nullopt, searchSteps(confidence.size())};
    std::size_t low = 1, high = confidence.size();
    for (int step = 0; step < result.evaluations; ++step) {
        const std::size_t z = (low + high + 1) / 2;
        const double threshold = accepted.confidence[z - 1];
        const Tally tally = accepted.at(threshold);
        const double bound = *clopperPearsonUpper(tally, 1 - delta / result.evaluations);
        if (bound < targetRisk) {
            high = z;
            result = {
                double(tally.n) / double(confidence.size()), threshold, tally.n, tally.x, bound, result.evaluations};
        } else {
            low = z;
        }
    }
    return result;
}

Result<HoeffdingBentkus> hoeffdingBentkus(const Maybe &meanLoss, std::int64_t n, double alpha)
{
    if (auto objection = objectToLevel(alpha, "the error budget"))
        return *objection;
    if (n < 0 || (n > 0 && !meanLoss))
        return invalid("a mean loss needs a number of cases of at least 1");
    if (n == 0)
        return HoeffdingBentkus{};
    if (auto objection = objectToShare(*meanLoss, "the mean loss"))
        return *objection;
    const double r = *meanLoss, cases = double(n);
    const double hoeffding = std::exp(-cases * divergence(std::min(r, alpha), alpha));
    const double bentkus = std::numbers::e * binomialCdf(std::int64_t(guardedCeil(cases * r)), n, alpha);
    return HoeffdingBentkus{hoeffding, bentkus, std::min({1.0, hoeffding, bentkus})};
}

} // namespace verdict::analysis
