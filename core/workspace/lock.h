#pragma once

#include "core/case/result.h"
#include "core/storage/workspacefiles.h"

#include <string>

namespace verdict {

/// Whether a passphrase opens this workspace: Locked if it does not. Takes about a tenth of a second and 64 MiB, so it
/// is asked off the screen's thread.
Result<void> checkPassphrase(const WorkspaceFiles &files, const std::string &passphrase);

} // namespace verdict
