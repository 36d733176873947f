#pragma once

#include "core/case/clock.h"
#include "core/policy/policy.h"

#include <cstdint>
#include <optional>
#include <string>

namespace verdict {

/// What the trigger looks at. The two spans differ: the rate never rests on less than seven days.
struct RetrainCounts {
    std::int64_t newDecisions = 0;    ///< since the last retraining
    std::int64_t windowDecisions = 0; ///< since rateWindowStart(), with the suggestion known
    std::int64_t windowOverrides = 0; ///< among windowDecisions
};

/// Whether retraining is due, and why or why not in words.
struct RetrainDue {
    bool due = false;
    std::string why;
};

/// From when on decisions count for the override rate: since the last retraining, yet at least seven days. Nothing =
/// since the first decision, because there was no retraining yet.
std::optional<Time> rateWindowStart(std::optional<Time> lastRetraining, Time now);

/// Due if the override rate is over its limit with enough new decisions, or if there are very many new decisions; every
/// limit must be passed, not only met. Source: the project's article, "should_trigger_retraining".
RetrainDue retrainDue(const RetrainCounts &counts, const RetrainTrigger &trigger);

} // namespace verdict
