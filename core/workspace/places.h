#pragma once

#include "core/case/clock.h"
#include "core/case/result.h"

#include <string>

namespace verdict {

/// Whether a new workspace may begin in this folder, as a sentence; BadInput with why not.
Result<std::string> inspectWorkspaceFolder(const std::string &directory);

/// Whether a team can share in this place: there, and writable. A sentence; the reason otherwise.
Result<std::string> inspectStore(const std::string &address);

/// What an invitation file says: for whom, by whom, where, until when. BadInput or NotAllowed with why it does not
/// serve.
Result<std::string> inspectInvitation(const std::string &file, Time now);

} // namespace verdict
