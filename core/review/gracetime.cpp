#include "core/review/gracetime.h"

#include <algorithm>

namespace verdict {

Time undoUntil(Time decidedAt, int graceSeconds) { return decidedAt + graceSeconds * std::int64_t{1000}; }

namespace {

/// A time before the decision means that the clock was set back. By less than the grace that hardly matters; by more,
/// nobody can tell how much of the grace has passed.
bool isMeasurable(Time decidedAt, int graceSeconds, Time now)
{
    return decidedAt - now <= graceSeconds * std::int64_t{1000};
}

} // namespace

int undoSecondsLeft(Time decidedAt, int graceSeconds, Time now)
{
    if (!isMeasurable(decidedAt, graceSeconds, now))
        return 0;
    const std::int64_t left = undoUntil(decidedAt, graceSeconds) - now;
    return static_cast<int>(std::clamp<std::int64_t>((left + 999) / 1000, 0, graceSeconds));
}

Result<void> mayUndo(Time decidedAt, int graceSeconds, Time now)
{
    if (now <= undoUntil(decidedAt, graceSeconds) && isMeasurable(decidedAt, graceSeconds, now))
        return {};
    return Error{ErrorKind::NotAllowed,
                 "The time to undo is over. Amend the decision instead; the first one stays in the log."};
}

} // namespace verdict
