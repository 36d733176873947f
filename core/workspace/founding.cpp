#include "core/workspace/founding.h"

#include "core/journal/headfile.h"
#include "core/journal/publish.h"
#include "core/policy/default.h"
#include "core/policy/writer.h"
#include "core/routing/folds/policyfold.h"
#include "core/storage/journalsession.h"
#include "core/storage/schema.h"
#include "core/team/recoverykit.h"
#include "core/team/rosterevents.h"
#include "core/workspace/config.h"
#include "core/workspace/folds.h"
#include "core/workspace/members.h"
#include "core/workspace/newfolder.h"

#include <filesystem>
#include <sodium.h>

namespace verdict {
namespace {

namespace fs = std::filesystem;

constexpr int highestTier = 3;

/// Everything that founding puts into the database, in one transaction.
class Founder {
public:
    Founder(Database &database, const WorkspaceFiles &files, const std::string &name, const Clock &clock)
        : m_database(database), m_files(files), m_clock(clock), m_kit(RecoveryKit::generate()),
          m_credentials(newCredentials(name))
    {
    }

    void found()
    {
        Transaction transaction(m_database);
        createJournalTables(m_database);
        const Folds folds = allFolds(m_credentials->member);
        resetFolds(m_database, folds);
        BoundFolds bound(folds, m_database);
        ObjectReader objects(m_database, m_files, nullptr);
        JournalSession session({m_database, m_files, bound, objects, m_clock, {}}, m_credentials);
        const DeviceKeys drawer = deviceOf(m_kit);
        const Device recovery{drawer.roster.id(), drawer.boxPublic, true};
        const LogId team = session.found(recovery);
        admitFounder(session, recovery);
        const LogId leads = session.ownLog(LogRole::Leads);
        makeLeadSecrets(session, team, leads);
        publishPolicy(session, team, leads);
        session.ownLog(LogRole::ToReviewer, m_credentials->member);
        session.ownLog(LogRole::FromReviewer);
        storeSecrets();
        m_heads = session.ownHeads();
        m_credentials = session.sharedCredentials();
        transaction.commit();
    }

    [[nodiscard]] const Credentials &credentials() const { return *m_credentials; }
    [[nodiscard]] const RecoveryKit &kit() const { return m_kit; }
    [[nodiscard]] const HeadFile::Heads &heads() const { return m_heads; }

private:
    static SharedCredentials newCredentials(const std::string &name)
    {
        auto credentials = std::make_shared<Credentials>();
        credentials->workspaceKey = WorkspaceKey::generate();
        credentials->secrets.memberName = name;
        credentials->member = memberIdOf(credentials->secrets.device.roster.id());
        return credentials;
    }

    void admitFounder(JournalSession &session, const Device &recovery)
    {
        appendRosterChange(session, rosterchange::DeviceAdded{m_credentials->member, recovery, {}});
        const MemberTerms terms{
            m_credentials->secrets.memberName, {Role::Lead, Role::Router, Role::Reviewer}, {}, highestTier};
        appendRosterChange(session, rosterchange::Changed{m_credentials->member, terms});
    }

    /// The commitment comes first, so that nobody can choose a secret after seeing the cases.
    void makeLeadSecrets(JournalSession &session, const LogId &team, const LogId &leads)
    {
        std::array<std::uint8_t, 32> draws{};
        randombytes_buf(draws.data(), draws.size());
        const AudienceKey names = AudienceKey::generate();
        const Digest digest = sha256(asText(draws));
        JsonWriter commitment = beginPayload("draws.committed", m_clock.now(), m_credentials->member);
        commitment.key("sha256").text(toHex(digest.data(), digest.size())).endObject();
        session.append(team, commitment.bytes());
        JsonWriter secret = beginPayload(leadSecretsType, m_clock.now(), m_credentials->member);
        secret.key("draws").text(toHex(draws.data(), draws.size()));
        secret.key("names").text(toHex(names.bytes.data(), names.bytes.size())).endObject();
        session.append(leads, secret.bytes());
    }

    void publishPolicy(JournalSession &session, const LogId &team, const LogId &leads)
    {
        const Policy policy = defaultPolicy();
        JsonWriter open = beginPayload(openPolicyType, m_clock.now(), m_credentials->member);
        open.key("policy").raw(writeOpenPart(policy)).endObject();
        session.append(team, open.bytes());
        JsonWriter hidden = beginPayload(leadsPolicyType, m_clock.now(), m_credentials->member);
        hidden.key("policy").raw(writeLeadsPart(policy)).endObject();
        session.append(leads, hidden.bytes());
    }

    void storeSecrets()
    {
        const WorkspaceKey &key = m_credentials->workspaceKey;
        putSecret(m_database, key, "member.name", m_credentials->secrets.memberName);
        putDevice(m_database, key, m_credentials->secrets.device);
    }

    Database &m_database;
    const WorkspaceFiles &m_files;
    const Clock &m_clock;
    RecoveryKit m_kit;
    SharedCredentials m_credentials;
    HeadFile::Heads m_heads;
};

Result<Founded> foundIn(const WorkspaceFiles &files, const std::string &memberName, const std::string &passphrase,
                        const Clock &clock)
{
    try {
        Database database(files.database(), Database::Access::Write);
        Founder founder(database, files, memberName, clock);
        founder.found();
        const Credentials &credentials = founder.credentials();
        const auto wrapped = wrap(credentials.workspaceKey, passphrase);
        if (!wrapped)
            return wrapped.error();
        const KitFile kit{credentials.keys().team, credentials.member, memberName, clock.now(), founder.kit()};
        if (const auto written = publish(files.recoveryKit(), writeKitFile(kit)); !written)
            return written.error();
        HeadFile heads(files.heads());
        if (const auto written = heads.write(founder.heads()); !written)
            return written.error();
        if (const auto synced = heads.sync(); !synced)
            return synced.error();
        // Last, because a folder without config.json is no workspace: a crash before leaves nothing that half works.
        WorkspaceConfig config;
        config.team = credentials.keys().team;
        config.member = credentials.member;
        config.key = *wrapped;
        config.recovery = sealToKit(deviceOf(founder.kit()).boxPublic, credentials.workspaceKey.bytes());
        if (const auto written = writeConfig(files, config); !written)
            return written.error();
        return Founded{credentials.member, credentials.secrets.device.roster.id().hex(), files.recoveryKit()};
    } catch (const DatabaseFailure &failure) {
        return failure.error;
    }
}

} // namespace

Result<Founded> foundTeam(const std::string &directory, const std::string &memberName, const std::string &passphrase,
                          const Clock &clock)
{
    if (directory.empty())
        return Error{ErrorKind::BadInput, "Name the folder in which the workspace begins."};
    const WorkspaceFiles files{fs::absolute(directory).lexically_normal().string()};
    if (const auto made = makeWorkspaceFolder(files); !made)
        return made.error();
    auto founded = foundIn(files, memberName, passphrase, clock);
    if (!founded) {
        std::error_code ignored;
        fs::remove_all(files.directory, ignored);
    }
    return founded;
}

} // namespace verdict
