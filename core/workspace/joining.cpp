#include "core/workspace/joining.h"

#include "core/journal/headfile.h"
#include "core/journal/publish.h"
#include "core/storage/credentials.h"
#include "core/storage/schema.h"
#include "core/sync/storeurl.h"
#include "core/team/joinrequest.h"
#include "core/team/recoverykit.h"
#include "core/workspace/config.h"
#include "core/workspace/folds.h"
#include "core/workspace/newfolder.h"

#include <algorithm>
#include <filesystem>

namespace verdict {
namespace {

namespace fs = std::filesystem;

/// What joining makes before anything is written.
struct Making {
    Invitation invitation;
    std::string name;
    WorkspaceKey workspaceKey = WorkspaceKey::generate();
    DeviceKeys device = DeviceKeys::generate();
    std::optional<RecoveryKit> kit; ///< for leads
    JoinRequest request;
};

bool leads(const Invitation &invitation)
{
    return std::find(invitation.roles.begin(), invitation.roles.end(), Role::Lead) != invitation.roles.end();
}

Making makeRequest(const Invitation &invitation, const std::string &name, bool secondDevice, Time now)
{
    Making making;
    making.invitation = invitation;
    making.name = name.empty() ? invitation.memberName : name;
    if (leads(invitation) && !secondDevice)
        making.kit = RecoveryKit::generate();
    making.request.invitation = invitation.id;
    making.request.name = making.name;
    making.request.device = identityOf(making.device);
    if (making.kit)
        making.request.recovery = identityOf(deviceOf(*making.kit));
    making.request.at = now;
    making.request.secondDevice = secondDevice;
    prove(making.request, invitation, making.device.roster);
    return making;
}

Result<void> leaveLetter(const Making &making)
{
    const auto address = readStoreUrl(making.invitation.store);
    if (!address)
        return address.error();
    const auto store = openStore(*address);
    if (!store)
        return store.error();
    if (const auto ready = (*store)->prepare(making.invitation.team, SharedStore::Use::Again); !ready)
        return ready;
    return (*store)->putLetter("join", sha256(asText(making.invitation.id)), writeJoinRequest(making.request));
}

void fillDatabase(const WorkspaceFiles &files, const Making &making, const MemberId &member)
{
    Database database(files.database(), Database::Access::Write);
    Transaction transaction(database);
    createJournalTables(database);
    resetFolds(database, allFolds(member));
    putSecret(database, making.workspaceKey, "member.name", making.name);
    putDevice(database, making.workspaceKey, making.device);
    transaction.commit();
}

Result<Joined> writeWorkspace(const WorkspaceFiles &files, const Making &making, const MemberId &member,
                              const std::string &passphrase, Time now)
{
    try {
        fillDatabase(files, making, member);
    } catch (const DatabaseFailure &failure) {
        return failure.error;
    }
    const auto wrapped = wrap(making.workspaceKey, passphrase);
    if (!wrapped)
        return wrapped.error();
    WorkspaceConfig config;
    config.team = making.invitation.team;
    config.member = member;
    config.key = *wrapped;
    config.store = making.invitation.store;
    config.storeUsed = true;
    config.waitingWords = sixWords(making.request, making.invitation);
    Joined joined{member, making.device.roster.id().hex(), config.waitingWords, {}};
    if (making.kit) {
        config.recovery = sealToKit(deviceOf(*making.kit).boxPublic, making.workspaceKey.bytes());
        const KitFile kit{config.team, member, making.name, now, *making.kit};
        if (const auto written = publish(files.recoveryKit(), writeKitFile(kit)); !written)
            return written.error();
        joined.recoveryKit = files.recoveryKit();
    }
    // The letter before config.json: a workspace that nobody can admit would be none.
    if (const auto left = leaveLetter(making); !left)
        return left.error();
    if (const auto written = writeConfig(files, config); !written)
        return written.error();
    return joined;
}

} // namespace

Result<Joined> joinTeam(const std::string &directory, const std::string &invitationFile, const std::string &name,
                        const std::string &passphrase, const Clock &clock)
{
    const auto bytes = readFile(invitationFile);
    if (!bytes)
        return bytes.error();
    const auto invitation = readInvitation(*bytes);
    if (!invitation)
        return invitation.error();
    if (const auto valid = checkNotExpired(*invitation, clock.now()); !valid)
        return valid.error();
    if (invitation->store.empty())
        return Error{ErrorKind::BadInput, "The invitation names no shared store. Ask your lead for a new one."};
    const WorkspaceFiles files{fs::absolute(directory).lexically_normal().string()};
    if (const auto made = makeWorkspaceFolder(files); !made)
        return made.error();
    const Making making = makeRequest(*invitation, name, false, clock.now());
    auto joined = writeWorkspace(files, making, memberIdOf(making.device.roster.id()), passphrase, clock.now());
    if (!joined) {
        std::error_code ignored;
        fs::remove_all(files.directory, ignored);
    }
    return joined;
}

} // namespace verdict
