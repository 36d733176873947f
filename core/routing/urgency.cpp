#include "core/routing/urgency.h"

namespace verdict {
namespace {

constexpr std::int64_t minute = 60'000;

} // namespace

const char *nameOf(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Overdue: return "overdue";
    case Urgency::AtRisk: return "at-risk";
    case Urgency::Soon: return "soon";
    case Urgency::Later: return "later";
    }
    return "";
}

UrgencyState urgencyOf(std::optional<Time> deadline, Time now, const UrgencyLimits &limits)
{
    if (!deadline)
        return {};
    const Time atRiskFrom = *deadline + -limits.atRiskMinutes * minute;
    const Time soonFrom = *deadline + -limits.soonMinutes * minute;
    if (now >= *deadline)
        return {Urgency::Overdue, std::nullopt};
    if (now >= atRiskFrom)
        return {Urgency::AtRisk, *deadline};
    if (now >= soonFrom)
        return {Urgency::Soon, atRiskFrom};
    return {Urgency::Later, soonFrom};
}

} // namespace verdict
