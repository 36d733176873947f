#include "core/workspace/members.h"

#include "core/sync/storeurl.h"
#include "core/team/fingerprint.h"
#include "core/team/rosterevents.h"
#include "core/workspace/config.h"
#include "core/workspace/invitedfold.h"

#include <algorithm>
#include <simdjson.h>

namespace verdict {
namespace {

constexpr std::int64_t day = 24 * 3'600'000;
constexpr std::size_t keysPerEntry = 5'000;
constexpr std::string_view joinLetters = "join";

Error noStore()
{
    return {ErrorKind::NotFound, "This workspace has no shared store yet: \"verdictctl sync --store folder:PATH\"."};
}

Result<std::unique_ptr<SharedStore>> storeOf(const WorkspaceParts &parts)
{
    const auto config = readConfig(parts.files);
    if (!config)
        return config.error();
    if (config->store.empty())
        return noStore();
    const auto address = readStoreUrl(config->store);
    if (!address)
        return address.error();
    return openStore(*address);
}

/// What an invitation event says.
struct Invited {
    Invitation invitation;
    MemberId deviceOf; ///< empty = a new member
};

Result<Invited> readInvited(Database &database, const Keyring &keys, const std::string &id)
{
    Statement query(database, "SELECT event FROM invited WHERE id = ?");
    query.bind(1, std::string_view(id));
    const auto stored = query.step() ? readEvent(database, query.integer(0)) : std::nullopt;
    const auto body = stored ? readBody(stored->event.bodyBytes) : Result<Body>(Error{});
    const auto key = body ? keys.key(body->log, stored->event.epoch) : std::nullopt;
    const auto opened = key ? openPayload(stored->event, *body, *key) : Result<Opened>(Error{});
    StrictJson json;
    JsonFault fault;
    const auto *payload = opened ? json.parseObject(opened->plaintext, fault) : nullptr;
    if (!payload)
        return Error{ErrorKind::NotFound, "There is no such invitation in this workspace. Sync, and look again."};
    auto invitation = readInvitation(textField(*payload, "invitation"));
    if (!invitation)
        return invitation.error();
    return Invited{std::move(*invitation), MemberId{std::string(textField(*payload, "deviceOf"))}};
}

std::string hexOf(const InvitationId &id) { return toHex(id.data(), id.size()); }

/// A request with the invitation that it answers; checked.
struct Answered {
    JoinRequest request;
    Invited invited;
    LetterName letter{};
};

Result<Answered> readAnswer(WorkspaceParts &parts, SharedStore &store, const LetterName &name)
{
    const auto bytes = store.letter(joinLetters, name);
    if (!bytes)
        return bytes.error();
    const auto request = readJoinRequest(*bytes);
    if (!request)
        return request.error();
    auto invited = answerOf(parts.bulk.submit<Invited>([id = hexOf(request->invitation)](ReadSession &session) {
        return readInvited(session.database, session.credentials.keys(), id);
    }));
    if (!invited)
        return invited.error();
    if (const auto proven = checkRequest(*request, invited->invitation, parts.clock->now()); !proven)
        return proven.error();
    return Answered{*request, std::move(*invited), name};
}

Result<std::vector<Answered>> readAnswers(WorkspaceParts &parts)
{
    const auto store = storeOf(parts);
    if (!store)
        return store.error();
    const auto letters = (*store)->letters(joinLetters);
    if (!letters)
        return letters.error();
    std::vector<Answered> answers;
    for (const auto &letter : *letters)
        if (auto answer = readAnswer(parts, **store, letter))
            answers.push_back(std::move(*answer));
    return answers;
}

std::vector<Device> devicesOf(const JoinRequest &request)
{
    std::vector<Device> devices{{request.device.rosterKey, request.device.boxKey, false}};
    if (request.recovery)
        devices.push_back({request.recovery->rosterKey, request.recovery->boxKey, true});
    return devices;
}

/// Whether a member with these roles may read a log's past.
bool readsPast(const LogInfo &log, bool leads) { return leads || log.role == LogRole::Team; }

/// Hands a new device the keys of what its member may read of the past.
void grantKeys(JournalSession &session, const MemberId &member, const std::vector<Device> &devices, bool leads)
{
    std::vector<BoxedKey> boxes;
    for (const auto &[row, log] : session.logs()) {
        const bool own = log.info.author == member || log.info.reviewer == member;
        const auto epochs = session.keys().audiences.find(log.info.id);
        if ((!own && !readsPast(log.info, leads)) || epochs == session.keys().audiences.end())
            continue;
        for (const auto &[epoch, key] : epochs->second)
            for (const auto &device : devices)
                boxes.push_back({log.info.id, epoch, device.boxKey, sealKeyFor(device.boxKey, key.bytes)});
    }
    const LogId team = session.ownLog(LogRole::Team);
    for (std::size_t from = 0; from < boxes.size(); from += keysPerEntry) {
        const auto to = std::min(boxes.size(), from + keysPerEntry);
        JsonWriter json = beginPayload(keysGrantedType, session.now(), session.credentials().member);
        writeBoxedKeys(
            json, {boxes.begin() + static_cast<std::ptrdiff_t>(from), boxes.begin() + static_cast<std::ptrdiff_t>(to)});
        json.endObject();
        session.appendOpen(team, json.bytes());
    }
}

/// The founder reviews until somebody else does.
void relieveFounder(JournalSession &session, const MemberId &admitted)
{
    const Roster &roster = session.credentials().roster;
    const auto reviewers = roster.holding(Role::Reviewer);
    const Member *self = session.credentials().self();
    if (!self || !self->is(Role::Reviewer) || !self->is(Role::Lead) || reviewers.size() != 2 ||
        !roster.find(admitted)->is(Role::Reviewer))
        return;
    MemberTerms terms = self->terms;
    std::erase(terms.roles, Role::Reviewer);
    appendRosterChange(session, rosterchange::Changed{self->id, terms});
}

Result<MemberId> append(JournalSession &session, const Answered &answer)
{
    const std::string id = hexOf(answer.request.invitation);
    const auto devices = devicesOf(answer.request);
    const Invitation &invitation = answer.invited.invitation;
    MemberId member = answer.invited.deviceOf;
    if (answer.request.secondDevice != !member.value.empty())
        return Error{ErrorKind::BadInput, "The request is for another kind of joining than its invitation."};
    if (answer.request.secondDevice) {
        appendRosterChange(session, rosterchange::DeviceAdded{member, devices.front(), id});
    } else {
        member = memberIdOf(answer.request.device.rosterKey);
        appendRosterChange(
            session,
            rosterchange::Admitted{
                member, {answer.request.name, invitation.roles, invitation.skills, invitation.tier}, devices, id});
    }
    const Member *found = session.credentials().roster.find(member);
    const auto hasDevice = [&](const Device &device) { return device.rosterKey == devices.front().rosterKey; };
    if (!found || std::none_of(found->devices.begin(), found->devices.end(), hasDevice))
        return Error{ErrorKind::Conflict, "This invitation has admitted somebody already. Invite again."};
    const bool leads = found->is(Role::Lead) || session.credentials().roster.router == member;
    grantKeys(session, member, devices, leads);
    if (!answer.request.secondDevice)
        relieveFounder(session, member);
    return member;
}

Result<void> change(WorkspaceParts &parts, const std::function<Result<RosterChange>(JournalSession &)> &changeOf)
{
    if (const auto allowed = parts.allow(Role::Lead); !allowed)
        return allowed;
    const auto done = answerOf(
        parts.writer.submit<bool>(Writer::Class::Decision, [changeOf](JournalSession &session) -> Result<bool> {
            const auto change = changeOf(session);
            if (!change)
                return change.error();
            appendRosterChange(session, *change);
            return true;
        }));
    return done ? Result<void>() : Result<void>(done.error());
}

Error unknownMember(const MemberId &member)
{
    return {ErrorKind::NotFound, "There is no member \"" + member.value + "\" in this team."};
}

bool isLastLead(const Roster &roster, const MemberId &member)
{
    const auto leads = roster.holding(Role::Lead);
    return leads.size() == 1 && leads.front()->id == member;
}

} // namespace

void appendRosterChange(JournalSession &session, const RosterChange &change)
{
    const LogId team = session.ownLog(LogRole::Team);
    JsonWriter json = beginPayload(typeOf(change), session.now(), session.credentials().member);
    writeRosterChange(json, change, session.headsOf(LogRole::Team));
    json.endObject();
    session.append(team, json.bytes());
}

Result<std::string> inviteMember(WorkspaceParts &parts, const InviteTerms &terms)
{
    if (const auto allowed = parts.allow(Role::Lead); !allowed)
        return allowed.error();
    const auto credentials = parts.credentials->get();
    const auto config = readConfig(parts.files);
    if (!config)
        return config.error();
    Invitation invitation;
    drawSecrets(invitation);
    invitation.team = credentials->keys().team;
    invitation.memberName = terms.name;
    for (const auto &name : terms.roles) {
        const auto role = roleFromName(name);
        if (!role)
            return Error{ErrorKind::BadInput, "\"" + name + "\" is no role. Roles are lead, router and reviewer."};
        invitation.roles.push_back(*role);
    }
    invitation.skills = terms.skills;
    invitation.tier = terms.tier;
    invitation.expires = parts.clock->now() + terms.validDays * day;
    invitation.store = config->store;
    invitation.inviter = credentials->member;
    invitation.inviterName = parts.member().name;
    invitation.inviterRosterKey = credentials->secrets.device.roster.id();
    if (!terms.deviceOf.empty() && !credentials->roster.find(MemberId{terms.deviceOf}))
        return unknownMember(MemberId{terms.deviceOf});
    std::string file = writeInvitation(invitation, credentials->secrets.device.roster);
    // What could not be read back would only fail on the other machine.
    if (const auto read = readInvitation(file); !read)
        return read.error();
    const auto kept = answerOf(parts.writer.submit<bool>(
        Writer::Class::Decision,
        [file, id = hexOf(invitation.id), deviceOf = terms.deviceOf](JournalSession &session) -> Result<bool> {
            JsonWriter json = beginPayload(invitedType, session.now(), session.credentials().member);
            json.key("id").text(id).key("deviceOf").text(deviceOf).key("invitation").text(file).endObject();
            session.append(session.ownLog(LogRole::Leads), json.bytes());
            return true;
        }));
    if (!kept)
        return kept.error();
    return file;
}

Result<std::vector<WaitingRequest>> waitingRequests(WorkspaceParts &parts)
{
    if (const auto allowed = parts.allow(Role::Lead); !allowed)
        return allowed.error();
    const auto answers = readAnswers(parts);
    if (!answers)
        return answers.error();
    std::vector<WaitingRequest> requests;
    for (const auto &[request, invited, letter] : *answers) {
        WaitingRequest waiting{
            hexOf(request.invitation), request.name, {}, sixWords(request, invited.invitation), request.at,
            request.secondDevice};
        for (const auto role : invited.invitation.roles)
            waiting.roles.emplace_back(nameOf(role));
        requests.push_back(std::move(waiting));
    }
    return requests;
}

Result<MemberId> admitMember(WorkspaceParts &parts, const std::string &invitation)
{
    if (const auto allowed = parts.allow(Role::Lead); !allowed)
        return allowed.error();
    const auto answers = readAnswers(parts);
    if (!answers)
        return answers.error();
    for (const auto &answer : *answers) {
        if (hexOf(answer.request.invitation) != invitation)
            continue;
        auto admitted = answerOf(parts.writer.submit<MemberId>(
            Writer::Class::Decision, [&answer](JournalSession &session) { return append(session, answer); }));
        // What was admitted, or can be no more, need not lie there any longer.
        if (const auto store = storeOf(parts); store && admitted)
            static_cast<void>((*store)->removeLetter(joinLetters, answer.letter));
        return admitted;
    }
    return Error{ErrorKind::NotFound, "Nobody has answered this invitation with a request that proves itself."};
}

Result<void> revokeMember(WorkspaceParts &parts, const MemberId &member)
{
    return change(parts, [member](JournalSession &session) -> Result<RosterChange> {
        const Roster &roster = session.credentials().roster;
        if (!roster.find(member))
            return unknownMember(member);
        if (isLastLead(roster, member))
            return Error{ErrorKind::BadInput, "This is the team's last lead. Make somebody else a lead first."};
        rosterchange::Revoked revoked{member, {}, {}};
        for (const auto &[row, log] : session.logs())
            if (log.info.author == member && log.head.seq > 0)
                revoked.accepted.push_back({log.info.id, log.head.seq, log.head.hash});
        std::sort(revoked.accepted.begin(), revoked.accepted.end());
        return RosterChange(std::move(revoked));
    });
}

Result<void> nameRouterOf(WorkspaceParts &parts, const MemberId &member)
{
    return change(parts, [member](JournalSession &session) -> Result<RosterChange> {
        const Member *found = session.credentials().roster.find(member);
        if (!found || found->revoked)
            return unknownMember(member);
        if (!found->is(Role::Lead) && !found->is(Role::Router))
            return Error{ErrorKind::BadInput, "Only a lead, or a member with the role router, can route."};
        return RosterChange(rosterchange::RouterNamed{member});
    });
}

Result<void> changeMember(WorkspaceParts &parts, const MemberId &member, const MemberTerms &terms)
{
    return change(parts, [member, terms](JournalSession &session) -> Result<RosterChange> {
        const Roster &roster = session.credentials().roster;
        const Member *found = roster.find(member);
        if (!found || found->revoked)
            return unknownMember(member);
        const bool staysLead = std::find(terms.roles.begin(), terms.roles.end(), Role::Lead) != terms.roles.end();
        if (isLastLead(roster, member) && !staysLead)
            return Error{ErrorKind::BadInput, "This is the team's last lead. Make somebody else a lead first."};
        return RosterChange(rosterchange::Changed{member, terms});
    });
}

std::vector<TeamRow> teamRows(const WorkspaceParts &parts)
{
    const auto credentials = parts.credentials->get();
    std::vector<TeamRow> rows;
    for (const auto &[id, member] : credentials->roster.members) {
        TeamRow row;
        row.member = {id, member.terms.name, member.is(Role::Lead), credentials->roster.router == id,
                      member.is(Role::Reviewer)};
        row.skills = member.terms.skills;
        row.tier = member.terms.tier;
        row.ended = member.revoked.has_value();
        row.devices = static_cast<int>(std::count_if(member.devices.begin(), member.devices.end(),
                                                     [](const Device &device) { return !device.recovery; }));
        row.hasRecoveryKit = row.devices < static_cast<int>(member.devices.size());
        row.sixWords = fingerprintOf(member.devices.front().rosterKey);
        rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end(), [](const TeamRow &a, const TeamRow &b) {
        return std::tie(a.member.name, a.member.id) < std::tie(b.member.name, b.member.id);
    });
    return rows;
}

} // namespace verdict
