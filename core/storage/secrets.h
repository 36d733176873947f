#pragma once

#include "core/storage/database.h"
#include "core/team/identity.h"
#include "core/team/keyguard.h"
#include "core/team/keyring.h"

namespace verdict {

/// What the workspace keeps sealed under its key: everything that lets this machine write and read.
struct Secrets {
    Keyring keys;
    DeviceKeys device = DeviceKeys::generate(); ///< of this workspace; a new one until the stored one is read
    std::string memberName;
    std::optional<std::array<std::uint8_t, 32>> drawSecret; ///< random draws of routing and blinding; leads hold it
    std::optional<AudienceKey> caseNames; ///< names cases in projections; the same for all leads of the team
};

/// Stores a secret under a name. Throws DatabaseFailure.
void putSecret(Database &database, const WorkspaceKey &key, const std::string &name, std::string_view value);

/// Stores the key that lets this machine write a log.
void putLogKey(Database &database, const WorkspaceKey &key, const LogKey &log);
/// Stores the audience key of one epoch of a log.
void putAudienceKey(Database &database, const WorkspaceKey &key, const LogId &log, int epoch,
                    const AudienceKey &audience);
/// Stores the keys of this device.
void putDevice(Database &database, const WorkspaceKey &key, const DeviceKeys &device);
/// Stores the secrets of leads: of random draws, and of the names of cases.
void putLeadSecrets(Database &database, const WorkspaceKey &key, const std::array<std::uint8_t, 32> &drawSecret,
                    const AudienceKey &caseNames);

/// Opens all secrets. Throws DatabaseFailure: Damaged if one does not open.
Secrets readSecrets(Database &database, const WorkspaceKey &key, const TeamId &team);

} // namespace verdict
