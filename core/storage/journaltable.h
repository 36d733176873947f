#pragma once

#include "core/journal/event.h"
#include "core/storage/database.h"
#include "core/team/keyring.h"

#include <functional>
#include <map>
#include <optional>

namespace verdict {

/// A log's row with its head.
struct LogRow {
    std::int64_t row = 0;
    LogInfo info;
    Head head;
};

/// An event with its row and log.
struct StoredEvent {
    std::int64_t row = 0;
    std::int64_t logRow = 0;
    std::int64_t seq = 0;
    int validity = 0;
    Event event;
};

/// All logs held, by row.
std::map<std::int64_t, LogRow> readLogs(Database &database);

/// Adds a log without events.
std::int64_t insertLog(Database &database, const LogInfo &info);

/// Hands every event to `each` in the order in which they arrived here; stops when it answers false.
void forEachEvent(Database &database, const std::function<bool(const StoredEvent &)> &each);

/// The event in this row; nothing if there is none.
std::optional<StoredEvent> readEvent(Database &database, std::int64_t row);

} // namespace verdict
