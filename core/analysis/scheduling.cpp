#include "core/analysis/scheduling.h"

#include <algorithm>
#include <cmath>
#include <queue>

#include "core/analysis/order.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

static Objection objectTo(std::span<const Job> jobs)
{
    for (const Job &job : jobs) {
        if (!std::isfinite(job.duration + job.deadline + job.weight))
            return invalid("durations, deadlines and weights must be finite numbers");
        if (job.duration < 0 || job.weight < 0)
            return invalid("durations and weights cannot be negative");
    }
    return std::nullopt;
}

static Schedule worked(std::span<const Job> jobs, std::vector<std::size_t> order)
{
    Schedule schedule;
    double now = 0;
    for (std::size_t i : order) {
        now += jobs[i].duration;
        const double lateness = now - jobs[i].deadline;
        schedule.maxLateness = std::max(schedule.maxLateness.value_or(lateness), lateness);
        schedule.late += lateness > 0;
        schedule.weightedTardiness += jobs[i].weight * std::max(0.0, lateness);
        schedule.weightedCompletion += jobs[i].weight * now;
    }
    schedule.order = std::move(order);
    return schedule;
}

static std::vector<std::size_t> byDeadline(std::span<const Job> jobs)
{
    std::vector<double> deadlines;
    deadlines.reserve(jobs.size());
    for (const Job &job : jobs)
        deadlines.push_back(job.deadline);
    return ascendingOrder(deadlines);
}

Result<Schedule> earliestDeadlineFirst(std::span<const Job> jobs)
{
    if (auto objection = objectTo(jobs))
        return *objection;
    return worked(jobs, byDeadline(jobs));
}

Result<Schedule> shortestWeightedFirst(std::span<const Job> jobs)
{
    if (auto objection = objectTo(jobs))
        return *objection;
    std::vector<double> ratios;
    ratios.reserve(jobs.size());
    for (const Job &job : jobs)
        ratios.push_back(job.weight > 0 ? job.duration / job.weight : HUGE_VAL);
    return worked(jobs, ascendingOrder(ratios));
}

Result<std::int64_t> fewestLate(std::span<const Job> jobs)
{
    if (auto objection = objectTo(jobs))
        return *objection;
    std::priority_queue<double> kept; // when a deadline breaks, the longest job so far is given up
    double now = 0;
    for (std::size_t i : byDeadline(jobs)) {
        kept.push(jobs[i].duration);
        now += jobs[i].duration;
        if (now > jobs[i].deadline) {
            now -= kept.top();
            kept.pop();
        }
    }
    return std::int64_t(jobs.size() - kept.size());
}

} // namespace verdict::analysis
