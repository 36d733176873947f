#pragma once

#include "core/case/inforce.h"
#include "core/journal/event.h"
#include "core/storage/secrets.h"
#include "core/team/logopening.h"

namespace verdict {

/// What one workspace acts with: who sits here, the keys it holds, and the roster under which they count.
struct Credentials {
    std::int64_t version = 0; ///< as stored; grows whenever keys or roster change, here or by another program
    MemberId member;
    WorkspaceKey workspaceKey{WorkspaceKey::Bytes{}};
    Secrets secrets;
    Roster roster;
    std::set<LogId> settled; ///< own logs whose newest key is sealed to exactly those who may read them now

    [[nodiscard]] const Keyring &keys() const { return secrets.keys; }
    [[nodiscard]] const Member *self() const { return roster.find(member); }
    /// Whether this member holds a role now; the founder's workspace before its first entry holds none.
    [[nodiscard]] bool is(Role role) const;
    [[nodiscard]] bool isRouter() const { return roster.router == member; }
};

using SharedCredentials = std::shared_ptr<const Credentials>;

/// The keys of shared credentials, kept alive with them.
std::shared_ptr<const Keyring> keyringOf(const SharedCredentials &credentials);

/// Reads everything: secrets under the workspace key, and the roster from the journal. Throws DatabaseFailure.
SharedCredentials loadCredentials(Database &database, const WorkspaceKey &key, const TeamId &team,
                                  const MemberId &member);

/// The roster as all entries of team logs that are held and can be read make it, applied or not. Throws
/// DatabaseFailure.
Roster loadRoster(Database &database, const Keyring &keys);

/// What a log's first event says of it. Damaged if it is not what a first event must be.
Result<LogOpening> openingOf(const Event &event, const Body &body);
/// The same for a log that is held; nothing if its first event is not, or says nothing. Throws DatabaseFailure.
std::optional<LogOpening> readOpening(Database &database, std::int64_t logRow, const LogId &log);

/// Those in force, read anew if another program changed them. Throws DatabaseFailure.
SharedCredentials currentCredentials(Database &database, InForce<Credentials> &inForce);

/// What names an audience: the hash of the box keys to which an epoch's key is sealed.
Digest audienceDigest(std::vector<BoxKey> recipients);
/// The own logs whose newest key fits the roster. Throws DatabaseFailure.
std::set<LogId> settledLogs(Database &database, const Keyring &keys, const Roster &roster);

/// The version of the stored credentials.
std::int64_t credentialsVersion(Database &database);
/// Notes that keys or roster changed.
void raiseCredentialsVersion(Database &database);

} // namespace verdict
