#pragma once

#include "core/case/ids.h"
#include "core/storage/workspacefiles.h"
#include "core/team/keyguard.h"

#include <vector>

namespace verdict {

/// What config.json holds: nothing secret in clear, nothing personal.
struct WorkspaceConfig {
    TeamId team;
    MemberId member;
    WrappedKey key;
    std::string recovery;        ///< the workspace key sealed to the recovery kit, hexadecimal digits; empty = none
    std::string store;           ///< address of the shared store; empty = none yet
    bool storeUsed = false;      ///< a sync with it succeeded: an empty place there is then a drive that is missing
    std::int64_t lastSynced = 0; ///< milliseconds since 1970; 0 = never; for the status line
    std::int64_t delivered = 0;  ///< own entries at the last sync; for the status line, nothing depends on it
    std::string waitingWords;    ///< the six words to read to the lead, until this member is admitted
    std::vector<std::string> retrainCommand; ///< argument list that no shell sees; empty = none on this machine
};

Result<WorkspaceConfig> readConfig(const WorkspaceFiles &files);
Result<void> writeConfig(const WorkspaceFiles &files, const WorkspaceConfig &config);

} // namespace verdict
