#pragma once

#include "core/case/clock.h"
#include "core/policy/policy.h"

#include <optional>

namespace verdict {

/// How near a deadline is; the queue's first key.
enum class Urgency { Overdue, AtRisk, Soon, Later };

/// "overdue", "at-risk", "soon" or "later".
const char *nameOf(Urgency urgency);

/// The class of a deadline now, and when it next becomes another one.
struct UrgencyState {
    Urgency urgency = Urgency::Later;
    std::optional<Time> changesAt; ///< always after `now`; nothing = it stays

    friend bool operator==(const UrgencyState &, const UrgencyState &) = default;
};

/// Overdue from the deadline on, at risk and soon from so many minutes before it on, else later; without a deadline
/// always later.
UrgencyState urgencyOf(std::optional<Time> deadline, Time now, const UrgencyLimits &limits);

} // namespace verdict
