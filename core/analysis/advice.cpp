#include "core/analysis/advice.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/order.h"
#include "core/analysis/proportions.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

template <class Of, class Hit> static Share shareOf(std::span<const AdvisedCase> cases, double conf, Of of, Hit hit)
{
    Tally tally;
    for (const AdvisedCase &one : cases) {
        if (!of(one))
            continue;
        ++tally.n;
        tally.x += hit(one);
    }
    return {tally, *wilson(tally, conf)};
}

Result<JudgeAdvisor> judgeAdvisor(std::span<const AdvisedCase> cases, double conf)
{
    if (auto objection = objectToLevel(conf, "the confidence level"))
        return *objection;
    using Case = const AdvisedCase &;
    const auto finalRight = [](Case c) { return c.final == c.truth; };
    const auto known = [](Case c) { return c.truth.has_value(); };
    JudgeAdvisor result;
    result.switching = shareOf(
        cases, conf, [](Case c) { return c.first != c.advice; }, [](Case c) { return c.final == c.advice; });
    result.rair = shareOf(
        cases, conf, [](Case c) { return c.truth && c.first != c.truth && c.advice == c.truth; }, finalRight);
    result.rsr = shareOf(
        cases, conf, [](Case c) { return c.truth && c.first == c.truth && c.advice != c.truth; }, finalRight);
    result.accuracyFirst = shareOf(cases, conf, known, [](Case c) { return c.first == c.truth; }).value.estimate;
    result.accuracyAdvice = shareOf(cases, conf, known, [](Case c) { return c.advice == c.truth; }).value.estimate;
    result.accuracyFinal = shareOf(cases, conf, known, finalRight).value.estimate;
    return result;
}

static void addWeight(WeightOfAdvice &result, const AdvisedNumber &judgement)
{
    if (judgement.advice == judgement.first) {
        result.raw.emplace_back();
        result.clipped.emplace_back();
        ++result.undefined;
        return;
    }
    const double weight = (judgement.final - judgement.first) / (judgement.advice - judgement.first);
    result.raw.emplace_back(weight);
    result.clipped.emplace_back(std::clamp(weight, 0.0, 1.0));
    ++result.atZero.n;
    ++result.atOne.n;
    result.atZero.x += weight == 0;
    result.atOne.x += weight == 1;
}

static std::vector<double> defined(const std::vector<Maybe> &values)
{
    std::vector<double> kept;
    for (const Maybe &value : values)
        if (value)
            kept.push_back(*value);
    return kept;
}

Result<WeightOfAdvice> weightOfAdvice(std::span<const AdvisedNumber> judgements)
{
    WeightOfAdvice result;
    for (const AdvisedNumber &judgement : judgements) {
        if (!std::isfinite(judgement.first + judgement.advice + judgement.final))
            return invalid("judgements and advice must be finite numbers");
        addWeight(result, judgement);
    }
    result.meanClipped = mean(defined(result.clipped));
    result.medianRaw = median(defined(result.raw));
    return result;
}

} // namespace verdict::analysis
