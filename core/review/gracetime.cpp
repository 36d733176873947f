#include "core/review/gracetime.h"

#include <algorithm>

namespace verdict {

Time undoUntil(Time decidedAt, int graceSeconds) { return decidedAt + graceSeconds * std::int64_t{1000}; }

int undoSecondsLeft(Time decidedAt, int graceSeconds, Time now)
{
    const std::int64_t left = undoUntil(decidedAt, graceSeconds) - now;
    return static_cast<int>(std::clamp<std::int64_t>((left + 999) / 1000, 0, graceSeconds));
}

Result<void> mayUndo(Time decidedAt, int graceSeconds, Time now)
{
    if (now <= undoUntil(decidedAt, graceSeconds))
        return {};
    return Error{ErrorKind::NotAllowed,
                 "The time to undo is over. Amend the decision instead; the first one stays in the log."};
}

} // namespace verdict
