#pragma once

#include "core/sync/engine.h"

namespace verdict {

/// Waits for a thread's answer.
template <class T> Result<T> waitFor(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return future.takeResult();
}

/// Checks that the store is this team's, or makes its layout.
Result<void> prepareStore(const SyncSetup &setup);

/// Takes in every stretch that is for this member and not held: read, with its packs, in transactions of a few hundred
/// entries. A stretch that does not verify is left out and counted; the next sync looks again.
Result<void> takeEvents(const SyncSetup &setup, SyncReport &report, const std::stop_token &stop);

/// Fetches attachments that entries named, checked against their names.
Result<void> takeAttachments(const SyncSetup &setup, SyncReport &report, const std::stop_token &stop);

/// Begins new incarnations of own logs of which the store knew more than this workspace: it was copied, or restored
/// from a backup, and somebody else may go on writing the old ones.
Result<void> continueOvertakenLogs(const SyncSetup &setup, SyncReport &report);

} // namespace verdict
