#pragma once

#include "core/storage/intake.h"
#include "core/sync/sharedstore.h"

namespace verdict {

/// How much of one log this machine holds, as a sync compares it with a store.
struct LocalLog {
    std::int64_t row = 0;
    LogInfo info;
    Head head; ///< the farthest held event
    bool forked = false;
};

/// All logs held. Throws DatabaseFailure, as all here do.
std::vector<LocalLog> localLogs(Database &database);

/// Whether the event in which a stretch ends is held, and with it the whole chain before it.
bool holds(Database &database, const std::vector<LocalLog> &logs, const StoredStretch &stretch);

/// Chains of held events that the store lacks: for each the events from one seq to another, in order. `listed` are the
/// store's stretches.
struct MissingChain {
    std::int64_t logRow = 0;
    std::int64_t first = 0;
    EventHash tip; ///< of the last event
    std::int64_t last = 0;
    bool forked = false; ///< other chains of the same log are held beside it
};
std::vector<MissingChain> missingChains(Database &database, const std::vector<LocalLog> &logs,
                                        const StoreListing &listed);

/// The next events of such a chain as they travel, from `from` on: at most 1,000 or about 4 MiB. `rows` gets their rows
/// of the event table.
std::vector<SharedEvent> eventsOf(Database &database, const MissingChain &chain, std::int64_t from,
                                  std::vector<std::int64_t> &rows);

/// How many of this machine's own entries a store with this listing lacks.
std::int64_t unsentOf(const std::vector<LocalLog> &logs, const std::vector<MissingChain> &missing, const Keyring &keys);

} // namespace verdict
