#pragma once

#include "core/case/clock.h"
#include "core/case/ids.h"
#include "core/case/result.h"

#include <string>

namespace verdict {

/// What came of joining.
struct Joined {
    MemberId member;
    std::string rosterKey;   ///< hexadecimal digits
    std::string sixWords;    ///< to be read to the lead, who compares them before admitting
    std::string recoveryKit; ///< path of the file with the 24 words; empty for reviewers
};

/// Answers an invitation: makes keys on this machine, a workspace in a new folder, and leaves the request in the shared
/// store. The workspace opens, and waits to be admitted. BadInput for a bad or expired invitation or a folder that
/// holds something already; Unreachable if the store is; nothing is left behind then.
Result<Joined> joinTeam(const std::string &directory, const std::string &invitationFile, const std::string &name,
                        const std::string &passphrase, const Clock &clock);

} // namespace verdict
