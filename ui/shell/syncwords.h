#pragma once

#include "core/workspace/teamdesk.h"

#include <QString>

namespace verdict {

/// How syncing stands, in the words of the status line.
struct SyncText {
    QString shown;      ///< e.g. "Synced 14:21 · 0 unsent"
    QString spoken;     ///< the same with commas
    bool warns = false; ///< a triangle goes with it: the store has been out of reach for a day
};

/// The words for a state seen at `now`. Without a reason why the store is out of reach it is simply offline, which is
/// normal work.
SyncText syncText(const SyncState &state, Time now);

/// A moment by the person's own clock and language; with the day where that is not today.
QString syncMoment(Time at, Time now);

} // namespace verdict
