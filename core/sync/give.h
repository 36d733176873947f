#pragma once

#include "core/sync/engine.h"

namespace verdict {

/// Gives the store every held entry that it lacks, own ones and those that vanished from it, with their packs and
/// attachments first, so that nobody finds an entry without its content.
Result<void> giveEvents(const SyncSetup &setup, SyncReport &report, const std::stop_token &stop);

/// Merges small stretches of this workspace's own logs.
Result<void> tidyOwnLogs(const SyncSetup &setup);

} // namespace verdict
