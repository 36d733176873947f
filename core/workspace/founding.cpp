#include "core/workspace/founding.h"

#include "core/journal/headfile.h"
#include "core/policy/default.h"
#include "core/policy/writer.h"
#include "core/routing/folds/policyfold.h"
#include "core/storage/journalsession.h"
#include "core/storage/schema.h"
#include "core/storage/workspaceplace.h"
#include "core/workspace/config.h"
#include "core/workspace/folds.h"
#include "core/workspace/secrets.h"

#include <filesystem>
#include <sodium.h>

namespace verdict {
namespace {

namespace fs = std::filesystem;

/// A log that is about to open.
struct NewLog {
    LogRole role;
    LogKey key = LogKey::generate();
    AudienceKey audience = AudienceKey::generate();
};

std::string signatureHex(const Signature &signature) { return toHex(signature.data(), signature.size()); }

class Founder {
public:
    Founder(Database &database, const WorkspaceFiles &files, std::string name, const Clock &clock)
        : m_database(database), m_files(files), m_name(std::move(name)), m_clock(clock),
          m_workspaceKey(WorkspaceKey::generate()), m_device(DeviceKeys::generate()),
          m_member(memberIdOf(m_device.roster.id()))
    {
    }

    void found()
    {
        Transaction transaction(m_database);
        createJournalTables(m_database);
        const Folds folds = allFolds();
        resetFolds(m_database, folds);
        BoundFolds bound(folds, m_database);
        const NewLog team = openTeam(bound);
        const NewLog leads = openLog(bound, LogRole::Leads);
        openLog(bound, LogRole::ToReviewer);
        openLog(bound, LogRole::FromReviewer);
        JournalSession session(m_database, m_files, m_keys, bound, m_objects, m_clock);
        admitFounder(session, team.key.id());
        commitDraws(session, team.key.id(), leads.key.id());
        publishPolicy(session, team.key.id(), leads.key.id());
        storeSecrets();
        m_heads = session.ownHeads();
        transaction.commit();
    }

    [[nodiscard]] const WorkspaceKey &workspaceKey() const { return m_workspaceKey; }
    [[nodiscard]] const MemberId &member() const { return m_member; }
    [[nodiscard]] const TeamId &team() const { return m_keys.team; }
    [[nodiscard]] std::string rosterKey() const { return m_device.roster.id().hex(); }
    [[nodiscard]] const HeadFile::Heads &heads() const { return m_heads; }

private:
    [[nodiscard]] MemberId addressee(LogRole role) const { return role == LogRole::ToReviewer ? m_member : MemberId{}; }

    NewLog prepare(LogRole role)
    {
        NewLog log{role};
        insertLog(m_database, LogInfo{log.key.id(), role, m_member, addressee(role)});
        putLogKeys(m_database, m_workspaceKey, log.key, 1, log.audience);
        m_keys.own.emplace(log.key.id(), log.key);
        m_keys.audiences[log.key.id()][1] = log.audience;
        return log;
    }

    /// The fields that every first event of a log has: what the log is, who vouches for its key, who may open it.
    std::string opening(std::string_view type, const NewLog &log)
    {
        const MemberId reviewer = addressee(log.role);
        JsonWriter json = beginPayload(type, m_clock.now(), m_member);
        json.key("role").text(nameOf(log.role)).key("reviewer").text(reviewer.value);
        json.key("rosterKey")
            .text(m_device.roster.id().hex())
            .key("boxKey")
            .text(toHex(m_device.boxPublic.data(), m_device.boxPublic.size()));
        const auto text = endorsementText(nameOf(log.role), log.key.id(), m_member, reviewer);
        json.key("endorsement").text(signatureHex(m_device.roster.sign(std::string_view(text))));
        json.key("keys")
            .beginArray()
            .beginObject()
            .key("epoch")
            .number(std::int64_t{1})
            .key("member")
            .text(m_member.value);
        json.key("box").text(sealKeyFor(m_device.boxPublic, log.audience.bytes)).endObject().endArray().endObject();
        return json.take();
    }

    NewLog openTeam(BoundFolds &bound)
    {
        NewLog log = prepare(LogRole::Team);
        JournalSession session(m_database, m_files, m_keys, bound, m_objects, m_clock);
        m_keys.team = TeamId{session.appendOpen(log.key.id(), opening("team.founded", log)).hash.bytes};
        return log;
    }

    NewLog openLog(BoundFolds &bound, LogRole role)
    {
        NewLog log = prepare(role);
        JournalSession session(m_database, m_files, m_keys, bound, m_objects, m_clock);
        session.appendOpen(log.key.id(), opening("log.opened", log));
        return log;
    }

    void admitFounder(JournalSession &session, const LogId &team)
    {
        JsonWriter json = beginPayload("member.admitted", m_clock.now(), m_member);
        json.key("admitted").text(m_member.value).key("name").text(m_name).key("roles").beginArray();
        for (const auto role : {Role::Lead, Role::Router, Role::Reviewer})
            json.text(nameOf(role));
        json.endArray().endObject();
        session.append(team, json.bytes());
    }

    /// The commitment comes first, so that nobody can choose a secret after seeing the cases.
    void commitDraws(JournalSession &session, const LogId &team, const LogId &leads)
    {
        randombytes_buf(m_drawSecret.data(), m_drawSecret.size());
        const Digest digest = sha256(asText(m_drawSecret));
        JsonWriter commitment = beginPayload("draws.committed", m_clock.now(), m_member);
        commitment.key("sha256").text(toHex(digest.data(), digest.size())).endObject();
        session.append(team, commitment.bytes());
        JsonWriter secret = beginPayload("draws.secret", m_clock.now(), m_member);
        secret.key("secret").text(toHex(m_drawSecret.data(), m_drawSecret.size())).endObject();
        session.append(leads, secret.bytes());
    }

    void publishPolicy(JournalSession &session, const LogId &team, const LogId &leads)
    {
        const Policy policy = defaultPolicy();
        JsonWriter open = beginPayload(openPolicyType, m_clock.now(), m_member);
        open.key("policy").raw(writeOpenPart(policy)).endObject();
        session.append(team, open.bytes());
        JsonWriter hidden = beginPayload(leadsPolicyType, m_clock.now(), m_member);
        hidden.key("policy").raw(writeLeadsPart(policy)).endObject();
        session.append(leads, hidden.bytes());
    }

    void storeSecrets()
    {
        putSecret(m_database, m_workspaceKey, "member.name", m_name);
        putSecret(m_database, m_workspaceKey, "draws", asText(m_drawSecret));
        putSecret(m_database, m_workspaceKey, "roster", asText(m_device.roster.seed()));
        putSecret(m_database, m_workspaceKey, "box", asText(m_device.boxSecret));
    }

    Database &m_database;
    const WorkspaceFiles &m_files;
    std::string m_name;
    const Clock &m_clock;
    WorkspaceKey m_workspaceKey;
    DeviceKeys m_device;
    MemberId m_member;
    Keyring m_keys;
    ObjectReader m_objects{m_database, m_files, m_keys};
    std::array<std::uint8_t, 32> m_drawSecret{};
    HeadFile::Heads m_heads;
};

Result<void> makeFolder(const WorkspaceFiles &files)
{
    std::error_code code;
    if (fs::exists(files.directory, code) && !fs::is_empty(files.directory, code))
        return Error{ErrorKind::BadInput,
                     "\"" + files.directory + "\" is not empty; a workspace begins in a folder of its own."};
    if (!fs::create_directories(files.blobs(), code) && code)
        return Error{ErrorKind::Storage,
                     "The folder \"" + files.directory + "\" could not be made: " + code.message() + "."};
    fs::permissions(files.directory, fs::perms::owner_all, code);
    return {};
}

Result<Founded> foundIn(const WorkspaceFiles &files, const std::string &memberName, const std::string &passphrase,
                        const Clock &clock)
{
    try {
        Database database(files.database(), Database::Access::Write);
        Founder founder(database, files, memberName, clock);
        founder.found();
        const auto wrapped = wrap(founder.workspaceKey(), passphrase);
        if (!wrapped)
            return wrapped.error();
        HeadFile heads(files.heads());
        if (const auto written = heads.write(founder.heads()); !written)
            return written.error();
        if (const auto synced = heads.sync(); !synced)
            return synced.error();
        // Last, because a folder without config.json is no workspace: a crash before leaves nothing that half works.
        if (const auto written = writeConfig(files, {founder.team(), founder.member(), *wrapped, {}}); !written)
            return written.error();
        return Founded{founder.member(), founder.rosterKey()};
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
    if (const auto may = mayHoldWorkspace(files.directory); !may)
        return may.error();
    if (const auto made = makeFolder(files); !made)
        return made.error();
    auto founded = foundIn(files, memberName, passphrase, clock);
    if (!founded) {
        std::error_code ignored;
        fs::remove_all(files.directory, ignored);
    }
    return founded;
}

} // namespace verdict
