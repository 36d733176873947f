#pragma once

#include "core/review/reviewvalues.h"
#include "core/storage/reader.h"

namespace verdict {

/// When the next row of the queue changes by the passing of time alone; nothing = never. Throws DatabaseFailure.
std::optional<Time> nextTick(Database &database);

/// Moves rows whose time has come: to another urgency class, or back from being set aside. At most `limit` rows, so
/// that a writer is never held up; answers how many it moved. The cost follows the number of rows that change, not the
/// length of the queue.
int tick(Database &database, Time now, int limit = 500);

/// A page in queue order (urgency class, priority, deadline, order of assignment), walked on an index and never
/// counted. `find` opens case files one after another and is meant for a worker thread; it looks at 20,000 rows at most
/// a page.
QueuePage readQueuePage(ReadSession &session, const OpenPolicy &policy, const QueueQuery &query);

/// Counts, times and, for an empty queue, the sentence that says why.
QueueSummary readQueueSummary(Database &database, Time now, Time startOfDay);

} // namespace verdict
