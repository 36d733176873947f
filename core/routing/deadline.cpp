#include "core/routing/deadline.h"

#include <algorithm>
#include <cmath>

namespace verdict {
namespace {

constexpr double hour = 3'600'000;
constexpr Time endOfCalendar{253'402'300'799'999}; // 9999-12-31T23:59:59.999Z, the last moment that ISO 8601 can write

std::optional<double> hoursFor(Stakes stakes, const Deadlines &deadlines)
{
    switch (stakes) {
    case Stakes::Low: return deadlines.low;
    case Stakes::Medium: return deadlines.medium;
    case Stakes::High: return deadlines.high;
    }
    return std::nullopt;
}

} // namespace

std::optional<Time> deadlineOf(const CaseRecord &record, const LeadsPolicy &policy, Time ingested)
{
    if (record.requiredBy)
        return record.requiredBy;
    const auto hours = hoursFor(record.context.stakes, policy.of(record.name.domain).deadlines);
    if (!hours)
        return std::nullopt;
    return std::min(record.received.value_or(ingested) + std::llround(*hours * hour), endOfCalendar);
}

} // namespace verdict
