#include "core/analysis/monitors.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/analysis/refusal.h"

namespace verdict::analysis {

namespace {

constexpr double slack = 1e-12; // a limit missed by less counts as reached

struct SprtSteps {
    double miss, caught, upper, lower;
    explicit SprtSteps(const SprtPlan &plan)
        : miss(std::log(plan.p1 / plan.p0)), caught(std::log((1 - plan.p1) / (1 - plan.p0))),
          upper(std::log((1 - plan.beta) / plan.alpha)), lower(std::log(plan.beta / (1 - plan.alpha)))
    {
    }
    double ratio(std::int64_t checks, std::int64_t misses) const
    {
        return double(misses) * miss + double(checks - misses) * caught;
    }
    SprtDecision decide(double llr) const
    {
        if (llr >= upper - slack)
            return SprtDecision::Alarm;
        return llr <= lower + slack ? SprtDecision::Accept : SprtDecision::Continue;
    }
};

Objection objectToRates(double p0, double p1)
{
    if (p0 > 0 && p0 < p1 && p1 < 1)
        return std::nullopt;
    return invalid("the miss rates must satisfy 0 < acceptable < bad < 1");
}

Objection objectTo(const SprtPlan &plan)
{
    if (auto objection = objectToRates(plan.p0, plan.p1))
        return objection;
    if (plan.alpha > 0 && plan.beta > 0 && plan.alpha + plan.beta < 1)
        return std::nullopt;
    return invalid("alpha and beta must be above 0 and together below 1");
}

Objection objectToCusum(std::int64_t m, std::int64_t h)
{
    if (m >= 2 && h >= 1)
        return std::nullopt;
    return invalid("the weight of a miss must be at least 2 and the alarm limit at least 1");
}

} // namespace

Result<SprtRun> sprt(const SprtPlan &plan, Flags outcomes)
{
    if (auto objection = objectTo(plan))
        return *objection;
    if (auto objection = objectToFlags(outcomes, "outcomes"))
        return *objection;
    const SprtSteps steps(plan);
    SprtRun run{steps.upper, steps.lower, {}, SprtDecision::Continue, 0};
    std::int64_t misses = 0;
    for (int outcome : outcomes) {
        misses += outcome;
        run.llr.push_back(steps.ratio(++run.used, misses));
        run.decision = steps.decide(run.llr.back());
        if (run.decision != SprtDecision::Continue)
            break;
    }
    return run;
}

namespace {

// The probabilities of the undecided numbers of misses after some checks: misses first, first + 1, …
struct Undecided {
    std::int64_t first = 0;
    std::vector<double> mass{1};

    double total() const { return std::accumulate(mass.begin(), mass.end(), 0.0); }

    // One more check with miss rate p.
    Undecided next(double p) const
    {
        Undecided after{first, std::vector<double>(mass.size() + 1, 0)};
        for (std::size_t i = 0; i < mass.size(); ++i) {
            after.mass[i] += mass[i] * (1 - p);
            after.mass[i + 1] += mass[i] * p;
        }
        return after;
    }

    // Takes out what the test decides now, few misses by acceptance and many by alarm; returns the probability of an
    // alarm.
    double decide(const SprtSteps &steps, std::int64_t checks)
    {
        const auto decision = [&](std::size_t i) { return steps.decide(steps.ratio(checks, first + std::int64_t(i))); };
        double alarm = 0;
        while (!mass.empty() && decision(mass.size() - 1) == SprtDecision::Alarm) {
            alarm += mass.back();
            mass.pop_back();
        }
        while (!mass.empty() && decision(0) == SprtDecision::Accept) {
            mass.erase(mass.begin());
            ++first;
        }
        return alarm;
    }
};

constexpr int mostChecks = 20000;
constexpr double widestBand = 2000; // undecided numbers of misses side by side

} // namespace

Result<SprtCharacteristic> sprtCharacteristic(const SprtPlan &plan, double p)
{
    if (auto objection = objectTo(plan))
        return *objection;
    if (auto objection = objectToShare(p, "the true miss rate"))
        return *objection;
    const SprtSteps steps(plan);
    const Error tooClose = invalid("the two miss rates are too close: the test would take more than 20,000 checks");
    if ((steps.upper - steps.lower) / (steps.miss - steps.caught) > widestBand)
        return tooClose;
    SprtCharacteristic result;
    Undecided undecided;
    for (std::int64_t checks = 1; undecided.total() >= 1e-15; ++checks) {
        if (checks > mostChecks)
            return tooClose;
        result.expectedChecks += undecided.total();
        undecided = undecided.next(p);
        result.alarmProbability += undecided.decide(steps, checks);
    }
    return result;
}

Result<BernoulliCusum> bernoulliCusum(Flags outcomes, std::int64_t m, std::int64_t h)
{
    if (auto objection = objectToCusum(m, h))
        return *objection;
    if (auto objection = objectToFlags(outcomes, "outcomes"))
        return *objection;
    BernoulliCusum result;
    std::int64_t s = 0;
    for (int outcome : outcomes) {
        s = std::max<std::int64_t>(0, s) + (outcome ? m - 1 : -1);
        result.path.push_back(s);
        if (s >= h && !result.firstAlarm)
            result.firstAlarm = std::int64_t(result.path.size());
    }
    return result;
}

// L(s) = 1 + p L(s + m - 1) + (1 - p) L(max(0, s - 1)), solved in the falls L(s) - L(s + 1), which keep their digits
// where the lengths themselves are nearly equal.
static double runLength(std::int64_t m, std::int64_t h, double p)
{
    const auto states = std::size_t(h);
    std::vector<double> fall(states, 0); // fall[s] = L(s) - L(s + 1), with L(h) = 0
    std::vector<double> rhs(states, 1);
    // Row s: p (fall[s] + … + fall[s + m - 2]) = 1 + (1 - p) fall[s - 1]; the fall on the right is eliminated from the
    // top down.
    const auto band = std::size_t(m - 1);
    std::vector<std::vector<double>> rows(states, std::vector<double>(band, p));
    for (std::size_t s = 0; s < states; ++s) {
        for (std::size_t j = 0; j < band && s > 0; ++j) {
            const double above = j + 1 < band ? rows[s - 1][j + 1] : 0;
            rows[s][j] += (1 - p) * above / rows[s - 1][0];
        }
        rhs[s] += s > 0 ? (1 - p) * rhs[s - 1] / rows[s - 1][0] : 0;
    }
    double total = 0;
    for (std::size_t s = states; s-- > 0;) {
        double value = rhs[s];
        for (std::size_t j = 1; j < band && s + j < states; ++j)
            value -= rows[s][j] * fall[s + j];
        fall[s] = value / rows[s][0];
        total += fall[s];
    }
    return total;
}

Result<double> bernoulliCusumRunLength(std::int64_t m, std::int64_t h, double p)
{
    if (auto objection = objectToCusum(m, h))
        return *objection;
    if (auto objection = objectToShare(p, "the true miss rate"))
        return *objection;
    if (h > 1000 || m > 1000)
        return invalid("the alarm limit and the weight must not exceed 1000");
    return p > 0 ? runLength(m, h, p) : HUGE_VAL;
}

Result<std::int64_t> bernoulliCusumWeight(double p0, double p1)
{
    if (auto objection = objectToRates(p0, p1))
        return *objection;
    const double r1 = -std::log((1 - p1) / (1 - p0));
    const double r2 = std::log(p1 * (1 - p0) / (p0 * (1 - p1)));
    return std::int64_t(std::llround(r2 / r1));
}

} // namespace verdict::analysis
