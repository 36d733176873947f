#pragma once

#include "core/case/clock.h"
#include "core/case/result.h"

namespace verdict {

/// The last moment at which a decision filed at `decidedAt` can be undone.
Time undoUntil(Time decidedAt, int graceSeconds);

/// Whole seconds left to undo, rounded up; 0 = over. A clock that was set back gives the full grace again, never more.
int undoSecondsLeft(Time decidedAt, int graceSeconds, Time now);

/// Whether the decision can still be undone; NotAllowed with the advice to amend once its grace is over.
Result<void> mayUndo(Time decidedAt, int graceSeconds, Time now);

} // namespace verdict
