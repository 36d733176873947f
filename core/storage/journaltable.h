#pragma once

#include "core/journal/event.h"
#include "core/storage/database.h"
#include "core/team/keyring.h"

#include <functional>
#include <map>
#include <optional>

namespace verdict {

/// How an event stands; the first three are stored.
enum class Validity {
    Valid = 0,
    Waiting = 1, ///< something that it names, or its key, is missing
    Void = 2,    ///< provably wrong
    NotHeld = 3,
};

/// A log's row with its head.
struct LogRow {
    std::int64_t row = 0;
    LogInfo info;
    Head head;              ///< the newest event that was applied
    bool closed = false;    ///< an own log that another one continues
    bool forked = false;    ///< two events follow the same one
    bool overtaken = false; ///< an own log of which another copy of this workspace wrote events
};

/// An event with its row and log.
struct StoredEvent {
    std::int64_t row = 0;
    std::int64_t logRow = 0;
    std::int64_t seq = 0;
    Validity validity = Validity::Valid;
    Event event;
};

/// All logs held, by row.
std::map<std::int64_t, LogRow> readLogs(Database &database);

/// Adds a log without events.
std::int64_t insertLog(Database &database, const LogInfo &info);

/// Hands every applied event to `each` in the order in which they were applied; stops when it answers false.
void forEachEvent(Database &database, const std::function<bool(const StoredEvent &)> &each);

/// Hands every held event of one log to `each`, by seq and hash.
void forEachEventOf(Database &database, std::int64_t logRow, const std::function<void(const StoredEvent &)> &each);

/// The first events of a log that wait, by seq; void ones are left out. Throws DatabaseFailure.
std::vector<StoredEvent> waitingEvents(Database &database, std::int64_t logRow, int limit = -1);

/// Held events of a log from one seq to another, by seq and hash. Throws DatabaseFailure.
std::vector<StoredEvent> eventsBetween(Database &database, std::int64_t logRow, std::int64_t first, std::int64_t last);

/// How an event stands.
Validity validityOf(Database &database, std::int64_t logRow, std::int64_t seq, const EventHash &hash);

/// The event in this row; nothing if there is none.
std::optional<StoredEvent> readEvent(Database &database, std::int64_t row);

} // namespace verdict
