#pragma once

#include "core/storage/database.h"
#include "core/team/keyring.h"
#include "core/workspace/config.h"

namespace verdict {

/// Whether config.json and the database belong together: its team is the one whose founding the journal holds, and its
/// member is the one who opened this workspace's own logs. Damaged with the reason otherwise; throws DatabaseFailure.
Result<void> checkBelonging(const WorkspaceConfig &config, Database &database, const Keyring &keys);

} // namespace verdict
