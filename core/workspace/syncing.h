#pragma once

#include "core/sync/engine.h"
#include "core/workspace/parts.h"

namespace verdict {

/// What `sync` is asked to do.
struct SyncRequest {
    std::string store;                 ///< an address to use from now on; empty = the workspace's own
    std::int64_t attachmentBytes = -1; ///< attachments to fetch at most; −1 = all
    bool thorough = false;
};

/// Syncs once with the workspace's shared store. Blocks. NotFound if it has none.
Result<SyncReport> syncWorkspace(WorkspaceParts &parts, const SyncRequest &request, const SyncProgress &progress,
                                 const std::stop_token &stop);

} // namespace verdict
