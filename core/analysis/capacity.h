#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 11 of the statistics reference: how long cases wait and how many reviewers it takes. One time unit
/// throughout. Assumes Poisson arrivals, exponential handling times and nobody giving up.

struct Load {
    double arrivalRate = 0;      ///< cases per time unit, 0 or more
    double meanHandlingTime = 0; ///< above 0
};

struct ErlangC {
    double offered = 0;     ///< arrival rate x handling time, in Erlang
    double utilisation = 0; ///< offered / servers
    bool stable = false;    ///< offered < servers; otherwise waits are infinite
    double waitProbability = 0;
    double meanWait = 0;        ///< Wq
    double meanTime = 0;        ///< waiting and handling
    double meanQueueLength = 0; ///< Lq
    Maybe serviceLevel;         ///< P(wait <= target), when a target was given
};

/// M/M/c (Erlang 1917). Errors: invalid_input for no servers, a negative rate, a handling time <= 0 or a negative
/// target.
Result<ErlangC> erlangC(const Load &load, std::int64_t servers, const Maybe &targetWait = std::nullopt);

struct Staffing {
    std::int64_t servers = 0; ///< reviewers on duty
    double utilisation = 0;
    double serviceLevel = 0;
    std::int64_t headcount = 0; ///< servers / (1 - shrinkage), rounded up
};

/// The fewest reviewers on duty of whom P(wait <= targetWait) >= targetLevel; `shrinkage` = share of paid time not on
/// duty, in [0, 1). Errors: invalid_input as above, a level outside (0, 1), or an offered load above 1,000,000 Erlang.
Result<Staffing> staffing(const Load &load, double targetWait, double targetLevel, double shrinkage);

struct PriorityWaits {
    std::vector<double> meanWait; ///< per class, highest priority first; infinite from the first overloaded class on
    Maybe overall;                ///< weighted by arrivals; empty when nothing arrives
};

/// Non-preemptive priorities in M/M/c (Cobham 1954); `rates` per class, highest priority first. Errors: as `erlangC`.
Result<PriorityWaits> priorityWaits(Column rates, double meanHandlingTime, std::int64_t servers);

struct TicketWait {
    double mean = 0;
    double quantile = 0; ///< Erlang quantile: show it as "at least" when classes can overtake
};

/// The wait of one case with `ahead` cases before it, all reviewers busy and nobody overtaking. Errors: invalid_input
/// for ahead < 0, no servers, a handling time <= 0, a quantile outside (0, 1).
Result<TicketWait> ticketWait(std::int64_t ahead, double meanHandlingTime, std::int64_t servers, double quantile = 0.9);

/// Backlog after each period, B = max(0, B + arrivals - capacity) from `start`: for batch arrivals, where the formulas
/// above do not hold. Errors: invalid_input for different lengths or negative values.
Result<std::vector<double>> backlog(Column arrivals, Column capacity, double start = 0);

} // namespace verdict::analysis
