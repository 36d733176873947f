#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 11 of the statistics reference: orders for what-if comparisons (`simulate`), never the product's queue.

/// One job on one reviewer, available from the start; one time unit throughout.
struct Job {
    double duration = 0;
    double deadline = 0;
    double weight = 1;
};

/// What working the jobs off in one order leads to.
struct Schedule {
    std::vector<std::size_t> order;
    Maybe maxLateness; ///< completion minus deadline, negative when all are early; empty without jobs
    std::int64_t late = 0;
    double weightedTardiness = 0;
    double weightedCompletion = 0;
};

/// Earliest deadline first, ties by index: the smallest maximum lateness (Jackson 1955); collapses under overload.
/// Errors throughout: invalid_input for negative durations or weights, values that are not finite.
Result<Schedule> earliestDeadlineFirst(std::span<const Job> jobs);

/// Shortest weighted processing time, duration / weight ascending, ties by index: the smallest weighted completion
/// (Smith 1956).
Result<Schedule> shortestWeightedFirst(std::span<const Job> jobs);

/// The smallest possible number of late jobs (Moore-Hodgson 1968).
Result<std::int64_t> fewestLate(std::span<const Job> jobs);

} // namespace verdict::analysis
