#pragma once

#include "core/case/clock.h"
#include "core/case/result.h"
#include "core/team/identity.h"

#include <string>

namespace verdict {

/// Who was made.
struct Founded {
    MemberId member;
    std::string rosterKey;   ///< hexadecimal digits
    std::string recoveryKit; ///< path of the file with the 24 words, to be moved to a safe place
};

/// Founds a team in a new folder: keys, the four logs of its founder (lead, router and reviewer), the recovery kit, the
/// leads' secrets and the default policy. BadInput if the folder holds something already, or where
/// no workspace may lie (core/storage/workspaceplace.h); Storage if it cannot be written; nothing is left behind then.
Result<Founded> foundTeam(const std::string &directory, const std::string &memberName, const std::string &passphrase,
                          const Clock &clock);

} // namespace verdict
