#pragma once

#include "core/case/clock.h"
#include "core/case/result.h"

namespace verdict {

/// The last moment at which a decision filed at `decidedAt` can be undone.
Time undoUntil(Time decidedAt, int graceSeconds);

/// Whole seconds left to undo, rounded up; 0 = over. A clock that was set back by no more than the
/// grace gives the full grace again; by more, none.
int undoSecondsLeft(Time decidedAt, int graceSeconds, Time now);

/// Whether the decision can still be undone; NotAllowed with the advice to amend once its grace is over, or
/// once the clock reads earlier than the decision by more than the grace: it was set back, and would never run out.
Result<void> mayUndo(Time decidedAt, int graceSeconds, Time now);

} // namespace verdict
