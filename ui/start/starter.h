#pragma once

#include "core/case/result.h"

#include <QFuture>
#include <string>

namespace verdict {

/// What came of founding or joining; the workspace is there, and not open yet.
struct StartedTeam {
    std::string recoveryKit; ///< path of the file with the 24 words; empty = none was made
    std::string sixWords;    ///< whoever joins reads these to the lead; empty for the founder
};

/// What the first screens ask for, as futures that never block the caller. The program implements it; tests script
/// their own. A check answers with a sentence about what is there, or with why it cannot be used.
class Starter {
public:
    virtual ~Starter() = default;

    /// Whether a new workspace may lie in this folder.
    virtual QFuture<Result<std::string>> checkFolder(const std::string &directory) = 0;
    /// Whether the team can share in this place.
    virtual QFuture<Result<std::string>> checkStore(const std::string &address) = 0;
    /// For whom an invitation is, where that team shares and until when it is valid.
    virtual QFuture<Result<std::string>> checkInvitation(const std::string &file) = 0;

    /// `store` empty = none yet.
    virtual QFuture<Result<StartedTeam>> found(const std::string &directory, const std::string &name,
                                               const std::string &passphrase, const std::string &store) = 0;
    virtual QFuture<Result<StartedTeam>> join(const std::string &directory, const std::string &invitation,
                                              const std::string &name, const std::string &passphrase) = 0;
    /// Locked for a wrong passphrase.
    virtual QFuture<Result<void>> open(const std::string &directory, const std::string &passphrase) = 0;
    /// Looks into the store of the open workspace: the six words of whoever still waits; empty once admitted.
    virtual QFuture<Result<std::string>> lookAgain() = 0;
};

} // namespace verdict
