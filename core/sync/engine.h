#pragma once

#include "core/storage/reader.h"
#include "core/storage/writer.h"
#include "core/sync/sharedstore.h"

#include <functional>
#include <stop_token>

namespace verdict {

/// What a sync came to.
struct SyncReport {
    std::int64_t sent = 0;             ///< entries that the store lacked, own and others' that had vanished from it
    std::int64_t received = 0;         ///< new here
    std::int64_t waiting = 0;          ///< held and not applied yet: something they name, or their key, is missing
    std::int64_t voided = 0;           ///< held and proven wrong, or beyond the end of a revoked member's log
    std::int64_t behind = 0;           ///< stretches in the store that could not be read yet
    std::int64_t attachments = 0;      ///< fetched
    bool continued = false;            ///< own logs began anew: the store knew more of them than this workspace
    std::vector<std::string> problems; ///< sentences
};

/// What a sync works with; all of it outlives the sync. The store serves this thread alone.
struct SyncSetup {
    Writer &writer;
    Reader &reader;
    WorkspaceFiles files;
    SharedStore &store;
    SharedStore::Use use = SharedStore::Use::Again;
    bool thorough = false;             ///< also reads all that the store lists, and mends what is damaged there
    std::int64_t attachmentBytes = -1; ///< attachments to fetch at most; −1 = all
};

/// Step `step` of `steps`, for a progress line.
using SyncProgress = std::function<void(int step, int steps)>;

/// Both ways, once: looks what the store holds, takes in what is new there, gives what it lacks. It asks the store each
/// time and remembers nothing as "sent", so that duplicates, interruption and a store that lost something need nothing
/// special. Blocks; ends soon once `stop` asks. Unreachable if the store is; what was done by then stays.
Result<SyncReport> syncOnce(const SyncSetup &setup, const SyncProgress &progress, const std::stop_token &stop);

} // namespace verdict
