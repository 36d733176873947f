#include "core/analysis/capacity.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/distributions.h"
#include "core/analysis/order.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

namespace {

Objection objectTo(const Load &load, std::int64_t servers)
{
    if (!(load.arrivalRate >= 0 && std::isfinite(load.arrivalRate)))
        return invalid("the arrival rate cannot be negative");
    if (!(load.meanHandlingTime > 0 && std::isfinite(load.meanHandlingTime)))
        return invalid("the mean handling time must be above 0");
    return servers >= 1 ? std::nullopt : Objection(invalid("there must be at least one reviewer on duty"));
}

// Erlang B by its recursion, then C: no factorials.
double erlangB(double offered, std::int64_t servers, double b = 1, std::int64_t from = 0)
{
    for (std::int64_t k = from + 1; k <= servers; ++k)
        b = offered * b / (double(k) + offered * b);
    return b;
}

double waitProbability(double offered, std::int64_t servers, double b)
{
    return double(servers) * b / (double(servers) - offered * (1 - b));
}

double levelAt(double wait, double probability, double offered, std::int64_t servers, double handling)
{
    return 1 - probability * std::exp(-(double(servers) - offered) * wait / handling);
}

} // namespace

Result<ErlangC> erlangC(const Load &load, std::int64_t servers, const Maybe &targetWait)
{
    if (auto objection = objectTo(load, servers))
        return *objection;
    if (targetWait && !(*targetWait >= 0))
        return invalid("the target wait cannot be negative");
    ErlangC result;
    const double c = double(servers), a = load.arrivalRate * load.meanHandlingTime;
    result.offered = a;
    result.utilisation = a / c;
    result.stable = a < c;
    if (!result.stable) {
        result.waitProbability = 1;
        result.meanWait = result.meanTime = result.meanQueueLength = HUGE_VAL;
        result.serviceLevel = targetWait ? Maybe(0) : std::nullopt;
        return result;
    }
    result.waitProbability = waitProbability(a, servers, erlangB(a, servers));
    result.meanWait = result.waitProbability * load.meanHandlingTime / (c - a);
    result.meanTime = result.meanWait + load.meanHandlingTime;
    result.meanQueueLength = load.arrivalRate * result.meanWait;
    if (targetWait)
        result.serviceLevel = levelAt(*targetWait, result.waitProbability, a, servers, load.meanHandlingTime);
    return result;
}

static Objection objectToTarget(const Load &load, double wait, double level, double shrinkage)
{
    if (auto objection = objectTo(load, 1))
        return objection;
    if (auto objection = objectToLevel(level, "the service level"))
        return objection;
    if (!(wait >= 0))
        return invalid("the target wait cannot be negative");
    if (!(shrinkage >= 0 && shrinkage < 1))
        return invalid("the shrinkage must lie in [0, 1)");
    if (load.arrivalRate * load.meanHandlingTime > 1e6)
        return invalid("more than 1,000,000 reviewers' worth of work; check the time unit");
    return std::nullopt;
}

Result<Staffing> staffing(const Load &load, double targetWait, double targetLevel, double shrinkage)
{
    if (auto objection = objectToTarget(load, targetWait, targetLevel, shrinkage))
        return *objection;
    const double a = load.arrivalRate * load.meanHandlingTime;
    std::int64_t servers = std::int64_t(std::floor(a)) + 1;
    double b = erlangB(a, servers), level = 0;
    for (;; ++servers, b = erlangB(a, servers, b, servers - 1)) {
        level = levelAt(targetWait, waitProbability(a, servers, b), a, servers, load.meanHandlingTime);
        if (level >= targetLevel)
            break;
    }
    const auto headcount = std::int64_t(guardedCeil(double(servers) / (1 - shrinkage)));
    return Staffing{servers, a / double(servers), level, headcount};
}

Result<PriorityWaits> priorityWaits(Column rates, double meanHandlingTime, std::int64_t servers)
{
    double total = 0;
    for (double rate : rates) {
        if (auto objection = objectTo(Load{rate, meanHandlingTime}, servers))
            return *objection;
        total += rate;
    }
    if (auto objection = objectTo(Load{total, meanHandlingTime}, servers))
        return *objection;
    PriorityWaits waits;
    const double perServer = meanHandlingTime / double(servers);
    const double base = erlangC({total, meanHandlingTime}, servers)->waitProbability * perServer;
    double above = 0, weighted = 0; // load share of the classes before this one
    for (double rate : rates) {
        const double upTo = above + rate * perServer;
        waits.meanWait.push_back(upTo < 1 ? base / ((1 - above) * (1 - upTo)) : HUGE_VAL);
        weighted += rate > 0 ? rate * waits.meanWait.back() : 0;
        above = upTo;
    }
    if (total > 0)
        waits.overall = weighted / total;
    return waits;
}

Result<TicketWait> ticketWait(std::int64_t ahead, double meanHandlingTime, std::int64_t servers, double quantile)
{
    if (auto objection = objectTo(Load{0, meanHandlingTime}, servers))
        return *objection;
    if (auto objection = objectToLevel(quantile, "the quantile"))
        return *objection;
    if (ahead < 0)
        return invalid("a number of cases ahead cannot be negative");
    const double steps = double(ahead + 1), perStep = meanHandlingTime / double(servers);
    return TicketWait{steps * perStep, gammaQuantile(quantile, steps) * perStep};
}

Result<std::vector<double>> backlog(Column arrivals, Column capacity, double start)
{
    if (auto objection = objectToLengths(arrivals.size(), capacity.size()))
        return *objection;
    std::vector<double> after;
    double waiting = start;
    for (std::size_t i = 0; i < arrivals.size(); ++i) {
        if (!(arrivals[i] >= 0 && capacity[i] >= 0 && start >= 0))
            return invalid("arrivals, capacity and backlog cannot be negative");
        waiting = std::max(0.0, waiting + arrivals[i] - capacity[i]);
        after.push_back(waiting);
    }
    return after;
}

} // namespace verdict::analysis
