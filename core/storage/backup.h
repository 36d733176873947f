#pragma once

#include "core/storage/database.h"
#include "core/storage/workspacefiles.h"

namespace verdict {

/// Makes a consistent copy of a workspace as a new directory: the database by SQLite's own backup (a live copy of its
/// files would tear), then the content files it names and config; never the head file, which may know of entries that
/// came after. Throws DatabaseFailure; BadInput if the target exists; nothing is then left behind.
void backupWorkspace(Database &database, const WorkspaceFiles &from, const std::string &target);

} // namespace verdict
