#include "core/analysis/bias.h"

#include <cmath>

#include "core/analysis/distributions.h"
#include "core/analysis/order.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

// The difference of two independent estimates from their own intervals.
static Estimate moverDifference(const Estimate &first, const Estimate &second)
{
    if (!first.estimate || !second.estimate)
        return {};
    const double one = *first.estimate, two = *second.estimate;
    const double down = std::hypot(one - *first.lower, *second.upper - two);
    const double up = std::hypot(*first.upper - one, two - *second.lower);
    return {one - two, one - two - down, one - two + up};
}

Result<AutomationBias> automationBias(const AgreementCounts &counts, double conf)
{
    const auto right = newcombeDifference(counts.shownRight, counts.blindRight, conf);
    if (!right)
        return right.error();
    const auto wrong = newcombeDifference(counts.shownWrong, counts.blindWrong, conf);
    if (!wrong)
        return wrong.error();
    return AutomationBias{*right, *wrong, moverDifference(*wrong, *right)};
}

static Maybe share(std::int64_t x, std::int64_t n) { return n > 0 ? Maybe(double(x) / double(n)) : std::nullopt; }

Result<Complementarity> complementarity(const TeamCounts &counts, double conf)
{
    const std::int64_t teamRight = counts.bothRight + counts.teamOnly;
    const std::int64_t modelRight = counts.bothRight + counts.modelOnly;
    const PairedCounts pairs{counts.bothRight, counts.teamOnly, counts.modelOnly,
                             counts.shown - teamRight - counts.modelOnly};
    const auto againstHuman = newcombeDifference({teamRight, counts.shown}, counts.blindCorrect, conf);
    if (!againstHuman)
        return againstHuman.error();
    const auto againstModel = newcombePaired(pairs, conf);
    if (!againstModel)
        return againstModel.error();
    Complementarity result{share(counts.blindCorrect.x, counts.blindCorrect.n),
                           share(modelRight, counts.shown),
                           share(teamRight, counts.shown),
                           *againstHuman,
                           againstModel->difference,
                           std::nullopt};
    if (result.teamMinusHuman.lower && result.teamMinusModel.lower)
        result.complementary = *result.teamMinusHuman.lower > 0 && *result.teamMinusModel.lower > 0;
    return result;
}

static Objection objectToPlan(double p1, double p2, double alpha, double power, double ratio)
{
    if (auto objection = objectToShare(p1, "p1"))
        return objection;
    if (auto objection = objectToShare(p2, "p2"))
        return objection;
    if (auto objection = objectToLevel(alpha, "alpha"))
        return objection;
    if (auto objection = objectToLevel(power, "the power"))
        return objection;
    if (p1 == p2)
        return invalid("two equal rates have no difference to see; choose different p1 and p2");
    return ratio > 0 && std::isfinite(ratio) ? std::nullopt
                                             : Objection(invalid("the ratio of the arms must be above 0"));
}

Result<ArmSizes> armSizes(double p1, double p2, double alpha, double power, double ratio)
{
    if (auto objection = objectToPlan(p1, p2, alpha, power, ratio))
        return *objection;
    const double middle = (p1 + ratio * p2) / (1 + ratio);
    const double underNull = criticalZ(1 - alpha) * std::sqrt(middle * (1 - middle) * (1 + 1 / ratio));
    const double underPlan = normalQuantile(power) * std::sqrt(p1 * (1 - p1) + p2 * (1 - p2) / ratio);
    const double exact = std::pow((underNull + underPlan) / (p1 - p2), 2);
    return ArmSizes{std::int64_t(guardedCeil(exact)), std::int64_t(guardedCeil(ratio * exact)), exact};
}

} // namespace verdict::analysis
