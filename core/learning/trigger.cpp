#include "core/learning/trigger.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace verdict {
namespace {

constexpr std::int64_t sevenDays = 7LL * 24 * 60 * 60 * 1000;

std::string percent(double share)
{
    std::array<char, 64> text{};
    // Not printf, whose decimal sign follows the locale.
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), share * 100, std::chars_format::fixed, 1).ptr;
    return std::string(text.data(), end) + " %";
}

std::string counted(std::int64_t n, const char *one, const char *many)
{
    return std::to_string(n) + ' ' + (n == 1 ? one : many);
}

double overrideRate(const RetrainCounts &counts)
{
    return counts.windowDecisions > 0
               ? static_cast<double>(counts.windowOverrides) / static_cast<double>(counts.windowDecisions)
               : 0;
}

std::string rateInWords(const RetrainCounts &counts, double limit)
{
    if (counts.windowDecisions == 0)
        return "No decision yet to take an override rate from";
    return counted(counts.windowOverrides, "override", "overrides") + " in " +
           counted(counts.windowDecisions, "decision", "decisions") + " (" + percent(overrideRate(counts)) +
           (overrideRate(counts) > limit ? "), over the limit of " : "), not over the limit of ") + percent(limit);
}

} // namespace

std::optional<Time> rateWindowStart(std::optional<Time> lastRetraining, Time now)
{
    if (!lastRetraining)
        return std::nullopt;
    return std::min(*lastRetraining, now + -sevenDays);
}

RetrainDue retrainDue(const RetrainCounts &counts, const RetrainTrigger &trigger)
{
    const std::string fresh =
        counted(counts.newDecisions, "new decision", "new decisions") + " since the last retraining";
    if (counts.newDecisions > trigger.decisions)
        return {true, fresh + ", more than " + std::to_string(trigger.decisions) + "."};
    const bool high = overrideRate(counts) > trigger.overrideRate;
    const bool enough = counts.newDecisions > trigger.overrideDecisions;
    const std::string rate = rateInWords(counts, trigger.overrideRate);
    if (high && enough)
        return {true, rate + ", with " + fresh + " (more than " + std::to_string(trigger.overrideDecisions) + ")."};
    return {false, rate + ". New decisions since the last retraining: " + std::to_string(counts.newDecisions) +
                       "; it takes more than " + std::to_string(trigger.overrideDecisions) +
                       " with a rate over the limit, or more than " + std::to_string(trigger.decisions) + "."};
}

} // namespace verdict
