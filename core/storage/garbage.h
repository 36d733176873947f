#pragma once

#include "core/storage/database.h"
#include "core/storage/workspacefiles.h"

namespace verdict {

/// Removes packs under blobs/ that no row names: what a crash or a failed commit leaves. Only while the writer's lock
/// is held, since whoever writes a pack holds it too. Throws DatabaseFailure.
void collectPacks(Database &database, const WorkspaceFiles &files);

} // namespace verdict
