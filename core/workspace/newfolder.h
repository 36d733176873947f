#pragma once

#include "core/case/result.h"
#include "core/storage/workspacefiles.h"

namespace verdict {

/// Makes the folder of a new workspace, readable by its owner alone. BadInput if it holds something already, or where
/// no workspace may lie (core/storage/workspaceplace.h); Storage if it cannot be made.
Result<void> makeWorkspaceFolder(const WorkspaceFiles &files);

} // namespace verdict
