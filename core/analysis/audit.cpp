#include "core/analysis/audit.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/distributions.h"
#include "core/analysis/order.h"
#include "core/analysis/proportions.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

static Objection objectTo(Flags wrong, Column pi, std::int64_t population)
{
    if (auto objection = objectToLengths(wrong.size(), pi.size()))
        return objection;
    if (auto objection = objectToFlags(wrong, "audit results"))
        return objection;
    if (!std::all_of(pi.begin(), pi.end(), [](double p) { return p > 0 && p <= 1; }))
        return invalid("audit probabilities must lie above 0 and at most at 1; a case that could not be drawn leaves "
                       "the rate unknown");
    if (population < std::int64_t(pi.size()))
        return invalid("there cannot be more audits than automatic cases");
    return std::nullopt;
}

static double hajekError(Flags wrong, Column pi, double hajek, double total)
{
    std::vector<double> squares;
    squares.reserve(pi.size());
    for (std::size_t i = 0; i < pi.size(); ++i)
        squares.push_back(std::pow((wrong[i] - hajek) / (pi[i] * total), 2));
    const double n = double(pi.size());
    return std::sqrt(n / (n - 1) * sortedSum(std::move(squares)));
}

static void addLimits(WeightedAudit &audit, std::size_t audits)
{
    const double rate = *audit.hajek.estimate;
    audit.hajek.lower = 0;
    audit.hajek.upper = 1;
    if (audit.noErrors) {
        audit.hajek.upper = *clopperPearsonUpper({0, std::int64_t(guardedFloor(audit.effectiveN))});
    } else if (audits > 1) {
        const double reach = criticalZ(0.95) * *audit.hajekSe;
        audit.hajek.lower = std::max(0.0, rate - reach);
        audit.hajek.upper = std::min(1.0, rate + reach);
    }
}

Result<WeightedAudit> weightedAudit(Flags wrong, Column pi, std::int64_t population)
{
    if (auto objection = objectTo(wrong, pi, population))
        return *objection;
    WeightedAudit audit;
    audit.hajek = {std::nullopt, 0, 1};
    if (pi.empty())
        return audit;
    std::vector<double> weights, squares, errors;
    for (std::size_t i = 0; i < pi.size(); ++i) {
        weights.push_back(1 / pi[i]);
        squares.push_back(1 / (pi[i] * pi[i]));
        errors.push_back(wrong[i] / pi[i]);
    }
    const double total = sortedSum(std::move(weights)), errorTotal = sortedSum(std::move(errors));
    audit.horvitzThompson = errorTotal / double(population);
    audit.hajek.estimate = errorTotal / total;
    audit.effectiveN = total * total / sortedSum(std::move(squares));
    audit.noErrors = errorTotal == 0;
    if (pi.size() > 1)
        audit.hajekSe = hajekError(wrong, pi, *audit.hajek.estimate, total);
    addLimits(audit, pi.size());
    return audit;
}

// The largest K with P(Hyp(N, K, n) <= x) > 1 - conf; the probability falls with K.
static std::int64_t mostErrors(const Tally &audited, std::int64_t population, double conf)
{
    std::int64_t low = audited.x, high = population - (audited.n - audited.x) + 1;
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (hypergeometricCdf(audited.x, population, middle, audited.n) > 1 - conf ? low : high) = middle;
    }
    return low;
}

static Objection objectTo(const Tally &audited, std::optional<std::int64_t> population, double conf,
                          const Maybe &target)
{
    if (auto objection = objectTo(audited))
        return objection;
    if (auto objection = objectToLevel(conf, "the confidence level"))
        return objection;
    if (auto objection = objectToLevel(target.value_or(0.5), "the target rate"))
        return objection;
    if (population.value_or(audited.n) < audited.n)
        return invalid("there cannot be more audits than automatic cases");
    return std::nullopt;
}

Result<ElusionBound> elusionBound(const Tally &audited, std::optional<std::int64_t> population, double conf,
                                  const Maybe &target)
{
    if (auto objection = objectTo(audited, population, conf, target))
        return *objection;
    ElusionBound bound;
    if (audited.n > 0)
        bound.estimate = double(audited.x) / double(audited.n);
    bound.upper = *clopperPearsonUpper(audited, conf);
    if (population) {
        bound.maxErrors = audited.n > 0 ? mostErrors(audited, *population, conf) : *population;
        bound.upperFinite = *population > 0 ? Maybe(double(*bound.maxErrors) / double(*population)) : std::nullopt;
    }
    if (target)
        bound.needed = std::int64_t(guardedCeil(std::log(1 - conf) / std::log(1 - *target)));
    return bound;
}

} // namespace verdict::analysis
