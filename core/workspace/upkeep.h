#pragma once

#include "core/storage/replay.h"
#include "core/storage/verification.h"
#include "core/workspace/parts.h"

namespace verdict {

/// Checks everything that is stored. Blocks; `progress` gets the number of events checked so far.
Result<Verification> verifyWorkspace(WorkspaceParts &parts, const std::function<void(std::int64_t)> &progress,
                                     const std::stop_token &stop);

Result<JournalDigest> digestOfWorkspace(WorkspaceParts &parts);

/// Drops every projection and replays the journal; answers with the number of events.
Result<std::int64_t> rebuildWorkspace(WorkspaceParts &parts);

/// A consistent copy as a new directory.
Result<void> backupTo(WorkspaceParts &parts, const std::string &target);

} // namespace verdict
