#pragma once

#include "core/storage/database.h"
#include "core/team/identity.h"
#include "core/team/keyguard.h"
#include "core/team/keyring.h"

namespace verdict {

/// What the workspace keeps sealed under its key: everything that lets this machine write and read.
struct Secrets {
    Keyring keys;
    std::string memberName;
    std::array<std::uint8_t, 32> drawSecret{}; ///< random draws of routing and blinding; leads hold it
};

/// Stores a secret under a name. Throws DatabaseFailure.
void putSecret(Database &database, const WorkspaceKey &key, const std::string &name, std::string_view value);

/// Stores the keys of a log: its own seed and the audience key of one epoch.
void putLogKeys(Database &database, const WorkspaceKey &key, const LogKey &log, int epoch, const AudienceKey &audience);

/// Opens all secrets. Throws DatabaseFailure: Damaged if one does not open.
Secrets readSecrets(Database &database, const WorkspaceKey &key, const TeamId &team);

} // namespace verdict
