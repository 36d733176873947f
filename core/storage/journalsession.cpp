#include "core/storage/journalsession.h"

#include "core/team/rosterevents.h"

#include <algorithm>
#include <simdjson.h>

namespace verdict {
namespace {

constexpr std::size_t largestInlinePack = 64 * 1024;
constexpr std::size_t largestPayload = 4 * 1024 * 1024;

/// Where an event stands in the journal: applied ones count upwards, those that wait count downwards.
enum class Side { Applied, Waiting };

std::int64_t insertEvent(Database &database, std::int64_t logRow, std::int64_t seq, const Event &event, Side side)
{
    Statement &insert =
        side == Side::Applied
            ? database.cached("INSERT INTO event(id, log, seq, hash, sig, epoch, validity, body, payload) "
                              "VALUES(max(ifnull((SELECT max(id) FROM event), 0), 0) + 1,?,?,?,?,?,0,?,?)")
            : database.cached("INSERT INTO event(id, log, seq, hash, sig, epoch, validity, body, payload) "
                              "VALUES(min(ifnull((SELECT min(id) FROM event), 0), 0) - 1,?,?,?,?,?,1,?,?)");
    insert.bind(1, logRow).bind(2, seq).bindBytes(3, std::span(event.hash.bytes));
    insert.bindBytes(4, std::span(event.signature)).bind(5, event.epoch);
    insert.bind(6, std::string_view(event.bodyBytes)).bindBytes(7, std::string_view(event.payload)).run();
    return database.lastRow();
}

/// Gives an event that waited its place in the order of those that are applied.
std::int64_t takePlace(Database &database, std::int64_t waiting)
{
    // Its pack and attachments point to it and follow at once.
    database.run("PRAGMA defer_foreign_keys=ON");
    Statement &next = database.cached("SELECT max(ifnull(max(id), 0), 0) + 1 FROM event");
    next.step();
    const auto row = next.integer(0);
    next.reset();
    database.cached("UPDATE event SET id = ?, validity = 0 WHERE id = ?").bind(1, row).bind(2, waiting).run();
    database.cached("UPDATE pack SET event = ? WHERE event = ?").bind(1, row).bind(2, waiting).run();
    database.cached("UPDATE blob SET event = ? WHERE event = ?").bind(1, row).bind(2, waiting).run();
    return row;
}

template <std::size_t N> std::array<std::uint8_t, N> bytesFromHex(std::string_view hex)
{
    static_assert(N == 32);
    const auto bytes = ObjectName::fromHex(hex);
    if (!bytes)
        throw DatabaseFailure{{ErrorKind::Damaged, "A secret in the leads' log has another form than it should."}};
    return bytes->bytes;
}

[[noreturn]] void refuse(const char *what) { throw DatabaseFailure{{ErrorKind::NotAllowed, what}}; }

bool mayOpen(const Credentials &credentials, LogRole role)
{
    switch (role) {
    case LogRole::Team:
    case LogRole::Leads: return credentials.is(Role::Lead) || credentials.isRouter();
    case LogRole::ToReviewer: return credentials.isRouter();
    case LogRole::FromReviewer: return credentials.is(Role::Reviewer);
    }
    return false;
}

} // namespace

std::map<LogId, Head> ownHeads(const std::map<std::int64_t, LogRow> &logs, const Keyring &keys)
{
    std::map<LogId, Head> heads;
    for (const auto &[row, log] : logs)
        if (keys.own.contains(log.info.id))
            heads[log.info.id] = log.head;
    return heads;
}

std::size_t keyCount(const Keyring &keys)
{
    std::size_t count = 0;
    for (const auto &[log, epochs] : keys.audiences)
        count += epochs.size();
    return count;
}

JsonWriter beginPayload(std::string_view type, Time at, const MemberId &member, std::string_view caseText)
{
    JsonWriter json;
    json.beginObject().key("type").text(type).key("case");
    caseText.empty() ? json.null() : json.text(caseText);
    json.key("at").text(toIso(at)).key("member").text(member.value);
    return json;
}

FoldEvent foldEventOf(StrictJson &json, const LogInfo &log, std::int64_t row, const EventHash &hash,
                      std::string_view payload)
{
    JsonFault fault;
    const auto *object = json.parseObject(payload, fault);
    if (!object)
        throw DatabaseFailure{{ErrorKind::Damaged, "An event's payload is no JSON object: " + fault.reason + "."}};
    const auto at = fromIso(textField(*object, "at"));
    if (!at)
        throw DatabaseFailure{{ErrorKind::Damaged, "An event's payload has no readable time."}};
    return FoldEvent{
        row, hash, log, textField(*object, "type"), *at, MemberId{std::string(textField(*object, "member"))}, *object};
}

JournalSession::JournalSession(SessionSetup setup, SharedCredentials credentials)
    : m_setup(std::move(setup)), m_credentials(std::move(credentials)), m_logs(readLogs(m_setup.database)),
      m_packs(m_setup.files)
{
}

/// A copy of its own, so that readers of the old one see no change before the commit.
Credentials &JournalSession::change()
{
    auto changed = std::make_shared<Credentials>(*m_credentials);
    if (credentialsVersion(database()) == changed->version)
        raiseCredentialsVersion(database());
    changed->version = credentialsVersion(database());
    Credentials &answer = *changed;
    m_credentials = std::move(changed);
    objects().useKeys(keyringOf(m_credentials));
    return answer;
}

LogRow &JournalSession::rowOf(const LogId &log)
{
    for (auto &[row, known] : m_logs)
        if (known.info.id == log)
            return known;
    throw DatabaseFailure{{ErrorKind::Damaged, "A log is missing from this workspace."}};
}

LogRow &JournalSession::ownRow(const LogId &log)
{
    if (!keys().own.contains(log))
        refuse("This workspace does not own the log it would write to.");
    return rowOf(log);
}

LogId JournalSession::ownLog(LogRole role, const MemberId &reviewer)
{
    for (const auto &[row, log] : m_logs)
        if (log.info.role == role && log.info.reviewer == reviewer && !log.closed && keys().own.contains(log.info.id))
            return log.info.id;
    if (!mayOpen(credentials(), role))
        refuse("Your role in the team does not allow this.");
    return open(role, reviewer, {});
}

LogId JournalSession::continueLog(const LogId &old)
{
    LogRow &log = ownRow(old);
    Statement(database(), "UPDATE log SET closed = 1 WHERE id = ?").bind(1, log.row).run();
    log.closed = true;
    const LogInfo info = log.info;
    return open(info.role, info.reviewer, HeldHead{info.id, log.head.seq, log.head.hash});
}

bool JournalSession::continueOvertaken()
{
    std::vector<LogId> overtaken;
    for (const auto &[row, log] : m_logs)
        if (log.overtaken && !log.closed && keys().own.contains(log.info.id))
            overtaken.push_back(log.info.id);
    for (const auto &log : overtaken)
        continueLog(log);
    return !overtaken.empty();
}

/// Makes key, row and first event of an own log.
LogId JournalSession::open(LogRole role, const MemberId &reviewer, const std::optional<HeldHead> &continues)
{
    const LogKey key = LogKey::generate();
    const AudienceKey audience = AudienceKey::generate();
    const LogInfo info{key.id(), role, credentials().member, reviewer};
    const DeviceKeys &keys = credentials().secrets.device;
    const Device device{keys.roster.id(), keys.boxPublic, false};
    auto recipients = credentials().roster.audienceOf(role, info.author, reviewer);
    const auto row = insertLog(database(), info);
    m_logs.emplace(row, LogRow{row, info, {}});
    putLogKey(database(), credentials().workspaceKey, key);
    change().secrets.keys.own.emplace(info.id, key);
    addKey(info.id, 1, audience);
    appendOpen(info.id, openingPayload(info, recipients, audience, device, continues));
    change().settled.insert(info.id);
    return info.id;
}

LogId JournalSession::found(const Device &recovery)
{
    const LogKey key = LogKey::generate();
    const AudienceKey audience = AudienceKey::generate();
    const LogInfo info{key.id(), LogRole::Team, credentials().member, {}};
    const DeviceKeys &keys = credentials().secrets.device;
    const Device device{keys.roster.id(), keys.boxPublic, false};
    const auto row = insertLog(database(), info);
    m_logs.emplace(row, LogRow{row, info, {}});
    putLogKey(database(), credentials().workspaceKey, key);
    change().secrets.keys.own.emplace(info.id, key);
    addKey(info.id, 1, audience);
    const std::vector<Recipient> both{{info.author, device.boxKey}, {info.author, recovery.boxKey}};
    const auto first = appendOpen(info.id, openingPayload(info, both, audience, device, {}));
    change().secrets.keys.team = TeamId{first.hash.bytes};
    return info.id;
}

std::string JournalSession::openingPayload(const LogInfo &info, const std::vector<Recipient> &audience,
                                           const AudienceKey &key, const Device &device,
                                           const std::optional<HeldHead> &continues)
{
    const bool founding = info.role == LogRole::Team && keys().team.isZero();
    JsonWriter json = beginPayload(founding ? teamFoundedType : logOpenedType, now(), info.author);
    const auto text = endorsementText(nameOf(info.role), info.id, info.author, info.reviewer);
    writeLogOpening(json, {info, device, credentials().secrets.device.roster.sign(std::string_view(text)),
                           boxesFor(audience, info.id, 1, key), continues});
    json.endObject();
    return json.take();
}

/// Begins a new epoch of the log's keys if those who may read it have changed.
void JournalSession::settle(LogRow &log)
{
    if (credentials().settled.contains(log.info.id) || credentials().roster.members.empty())
        return;
    const auto newest = keys().newest(log.info.id);
    const int epoch = newest ? newest->first + 1 : 1;
    const AudienceKey audience = AudienceKey::generate();
    JsonWriter json = beginPayload(keysRenewedType, now(), credentials().member);
    writeBoxedKeys(json, boxesFor(credentials().roster.audienceOf(log.info.role, log.info.author, log.info.reviewer),
                                  log.info.id, epoch, audience));
    json.endObject();
    change().settled.insert(log.info.id);
    appendOpen(log.info.id, json.bytes());
    addKey(log.info.id, epoch, audience);
}

void JournalSession::addKey(const LogId &log, int epoch, const AudienceKey &key)
{
    putAudienceKey(database(), credentials().workspaceKey, log, epoch, key);
    change().secrets.keys.audiences[log][epoch] = key;
}

void JournalSession::reloadRoster()
{
    Credentials &changed = change();
    changed.roster = loadRoster(database(), changed.keys());
    changed.settled = settledLogs(database(), changed.keys(), changed.roster);
}

std::pair<int, AudienceKey> JournalSession::keyFor(const LogId &log)
{
    settle(ownRow(log));
    const auto newest = keys().newest(log);
    if (!newest)
        throw DatabaseFailure{{ErrorKind::Locked, "The key of a log is missing from this workspace."}};
    return *newest;
}

Appended JournalSession::append(const LogId &log, std::string_view payload)
{
    return append(log, payload, keyFor(log).first, {}, {});
}

Appended JournalSession::append(const LogId &log, std::string_view payload, int epoch, std::string_view pack,
                                std::span<const BlobRef> blobs)
{
    if (payload.size() > largestPayload)
        throw DatabaseFailure{{ErrorKind::BadInput, "This is more than one entry of the journal can hold (4 MiB)."}};
    LogRow &row = ownRow(log);
    const auto audience = keys().key(log, epoch);
    if (!audience)
        throw DatabaseFailure{{ErrorKind::Locked, "The key of a log is missing from this workspace."}};
    const Time at = now();
    const Event event = makeEvent(keys().own.at(log), keys().team, row.head, at, epoch, *audience, payload);
    return store(row, event, at, payload, pack, blobs);
}

Appended JournalSession::appendOpen(const LogId &log, std::string_view payload)
{
    LogRow &row = ownRow(log);
    const Time at = now();
    return store(row, makeEvent(keys().own.at(log), keys().team, row.head, at, 0, {}, payload), at, payload, {}, {});
}

/// `at` is the time that the event was made with: the head's clock is the event's.
Appended JournalSession::store(LogRow &log, const Event &event, Time at, std::string_view payload,
                               std::string_view pack, std::span<const BlobRef> blobs)
{
    const std::int64_t row = insertEvent(database(), log.row, log.head.seq + 1, event, Side::Applied);
    storePack(row, pack);
    storeBlobs(row, blobs);
    moveHead(log, log.head.seq + 1, event.hash, std::max(at, log.head.clock));
    const Time clock = log.head.clock;
    if (follow(log, row, event.hash, payload))
        reloadRoster();
    return {row, event.hash, clock};
}

void JournalSession::moveHead(LogRow &log, std::int64_t seq, const EventHash &hash, Time clock)
{
    log.head = Head{seq, hash, clock};
    Statement &update = database().cached("UPDATE log SET head_seq = ?, head_hash = ?, head_clock = ? WHERE id = ?");
    update.bind(1, seq).bindBytes(2, std::span(hash.bytes)).bind(3, clock.ms).bind(4, log.row).run();
}

void JournalSession::storePack(std::int64_t event, std::string_view pack)
{
    if (pack.empty())
        return;
    Statement &insert = database().cached("INSERT INTO pack(event, size, file, base, bytes) VALUES(?,?,?,?,?)");
    insert.bind(1, event).bind(2, static_cast<std::int64_t>(pack.size()));
    if (pack.size() <= largestInlinePack) {
        insert.bindNull(3).bind(4, 0).bindBytes(5, pack).run();
        return;
    }
    const std::int64_t base = m_packs.append(pack);
    insert.bind(3, std::string_view(m_packs.name())).bind(4, base).bindNull(5).run();
}

void JournalSession::storeBlobs(std::int64_t event, std::span<const BlobRef> blobs)
{
    if (blobs.empty())
        return;
    Statement &insert = database().cached("INSERT OR IGNORE INTO blob(event, name, size) VALUES(?,?,?)");
    for (const auto &blob : blobs)
        insert.bind(1, event).bindBytes(2, std::span(blob.name.bytes)).bind(3, blob.size).run();
}

HeldHead JournalSession::headAt(std::int64_t eventRow)
{
    Statement &query = database().cached("SELECT log, seq, hash FROM event WHERE id = ?");
    query.bind(1, eventRow);
    if (!query.step() || !m_logs.contains(query.integer(0)))
        throw DatabaseFailure{{ErrorKind::Damaged, "An event is missing from the journal."}};
    HeldHead head{m_logs.at(query.integer(0)).info.id, query.integer(1), {}};
    const auto hash = query.bytes(2);
    std::copy_n(hash.begin(), std::min(hash.size(), head.hash.bytes.size()), head.hash.bytes.begin());
    query.reset();
    return head;
}

std::vector<HeldHead> JournalSession::headsOf(LogRole role) const
{
    std::vector<HeldHead> heads;
    for (const auto &[row, log] : m_logs)
        if (log.info.role == role && log.head.seq > 0)
            heads.push_back({log.info.id, log.head.seq, log.head.hash});
    std::sort(heads.begin(), heads.end());
    return heads;
}

std::optional<std::int64_t> JournalSession::rowNumberOf(const LogId &log) const
{
    for (const auto &[row, known] : m_logs)
        if (known.info.id == log)
            return row;
    return std::nullopt;
}

/// Along the chain from the end backwards: an event on another branch is beyond it, whatever its number.
bool JournalSession::isWithin(const LogEnds &ends, const LogId &log, std::int64_t seq, const EventHash &hash)
{
    const auto end = ends.find(log);
    const auto row = rowNumberOf(log);
    if (end == ends.end() || !row || seq > end->second.seq)
        return false;
    if (seq == end->second.seq)
        return hash == end->second.hash;
    Statement &branches = database().cached("SELECT count(*) FROM event WHERE log = ? AND seq = ?");
    branches.bind(1, *row).bind(2, seq);
    branches.step();
    const bool alone = branches.integer(0) == 1;
    branches.reset();
    return alone || chainHolds(*row, end->second, seq, hash);
}

bool JournalSession::chainHolds(std::int64_t logRow, const HeldHead &end, std::int64_t seq, const EventHash &hash)
{
    EventHash at = end.hash;
    Statement &query = database().cached("SELECT body FROM event WHERE log = ? AND seq = ? AND hash = ?");
    for (std::int64_t number = end.seq; number > seq; --number) {
        query.reset();
        query.bind(1, logRow).bind(2, number).bindBytes(3, std::span(at.bytes));
        const auto body = query.step() ? readBody(query.text(0)) : Result<Body>(Error{});
        if (!body)
            return false;
        at = body->prev;
    }
    query.reset();
    return at == hash;
}

void JournalSession::restore(SharedCredentials before)
{
    m_credentials = std::move(before);
    objects().useKeys(keyringOf(m_credentials));
}

void JournalSession::unapplyAll()
{
    database().run("PRAGMA defer_foreign_keys=ON");
    Statement lowest(database(), "SELECT min(ifnull(min(id), 0), 0) FROM event");
    lowest.step();
    const std::string base = std::to_string(lowest.integer(0));
    lowest.reset();
    database().run("UPDATE pack SET event = " + base + " - event WHERE event > 0;UPDATE blob SET event = " + base +
                   " - event WHERE event > 0;UPDATE event SET id = " + base + " - id, validity = 1 WHERE id > 0");
    m_setup.folds.reset();
}

bool JournalSession::hold(const LogInfo &info, const Event &event, const Body &body, std::string_view pack,
                          std::span<const BlobRef> blobs)
{
    const auto known =
        std::find_if(m_logs.begin(), m_logs.end(), [&](const auto &log) { return log.second.info.id == info.id; });
    std::int64_t logRow = 0;
    if (known == m_logs.end()) {
        logRow = insertLog(database(), info);
        m_logs.emplace(logRow, LogRow{logRow, info, {}});
    } else {
        logRow = known->first;
    }
    Statement &held = database().cached("SELECT 1 FROM event WHERE log = ? AND seq = ? AND hash = ?");
    held.bind(1, logRow).bind(2, body.seq).bindBytes(3, std::span(event.hash.bytes));
    const bool isKnown = held.step();
    held.reset();
    if (isKnown)
        return false;
    const std::int64_t row = insertEvent(database(), logRow, body.seq, event, Side::Waiting);
    storePack(row, pack);
    storeBlobs(row, blobs);
    LogRow &log = m_logs.at(logRow);
    if (keys().own.contains(info.id) && !log.overtaken) {
        Statement(database(), "UPDATE log SET overtaken = 1 WHERE id = ?").bind(1, logRow).run();
        log.overtaken = true;
    }
    if (body.seq <= log.head.seq && !log.forked) {
        Statement(database(), "UPDATE log SET forked = 1 WHERE id = ?").bind(1, logRow).run();
        log.forked = true;
    }
    for (const auto &blob : blobs)
        Statement(database(), "INSERT OR IGNORE INTO wanted(name, size) VALUES(?, ?)")
            .bindBytes(1, std::span(blob.name.bytes))
            .bind(2, blob.size)
            .run();
    if (std::tie(log.head.seq, log.head.hash) < std::tie(body.seq, event.hash))
        moveHead(log, body.seq, event.hash, std::max(body.clock, log.head.clock));
    return true;
}

void JournalSession::apply(const StoredEvent &waiting, const Body &body)
{
    const LogRow &log = rowOf(body.log);
    const std::int64_t row = takePlace(database(), waiting.row);
    const auto opened =
        openPayload(waiting.event, body, keys().key(body.log, waiting.event.epoch).value_or(AudienceKey{}));
    if (!opened)
        throw DatabaseFailure{opened.error()};
    follow(log, row, waiting.event.hash, opened->plaintext);
}

/// What follows from an event: projections, and the keys that it brings. True if it changes the roster.
bool JournalSession::follow(const LogRow &log, std::int64_t row, const EventHash &hash, std::string_view payload)
{
    const FoldEvent event = foldEventOf(m_json, log.info, row, hash, payload);
    m_setup.folds.apply(event);
    takeKeys(log.info, event.payload);
    if (event.type == leadSecretsType)
        takeLeadSecrets(event);
    return isRosterType(event.type);
}

void JournalSession::takeKeys(const LogInfo &log, const simdjson::dom::object &payload)
{
    const std::string_view type = textField(payload, "type");
    const bool granted = type == keysGrantedType && log.role == LogRole::Team;
    if (!granted && type != teamFoundedType && type != logOpenedType && type != keysRenewedType)
        return;
    const auto boxes = readBoxedKeys(payload);
    if (!boxes)
        throw DatabaseFailure{boxes.error()};
    for (const auto &box : *boxes) {
        const DeviceKeys &device = credentials().secrets.device;
        // A log's own keys come from its author; those of others' logs from a lead who grants them.
        if (box.to != device.boxPublic || keys().key(box.log, box.epoch) || (!granted && box.log != log.id))
            continue;
        if (const auto key = openKeyBox(device, box.box))
            addKey(box.log, box.epoch, AudienceKey{*key});
    }
}

void JournalSession::takeLeadSecrets(const FoldEvent &event)
{
    if (credentials().secrets.caseNames)
        return;
    const auto draws = bytesFromHex<32>(textField(event.payload, "draws"));
    const AudienceKey names{bytesFromHex<32>(textField(event.payload, "names"))};
    putLeadSecrets(database(), credentials().workspaceKey, draws, names);
    Credentials &changed = change();
    changed.secrets.drawSecret = draws;
    changed.secrets.caseNames = names;
}

} // namespace verdict
