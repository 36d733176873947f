#include "core/storage/intake.h"

#include "core/team/rosterevents.h"

#include <simdjson.h>

namespace verdict {
namespace {

EventHash hashAt(const Statement &row, int column)
{
    EventHash hash;
    const auto bytes = row.bytes(column);
    std::copy_n(bytes.begin(), std::min(bytes.size(), hash.bytes.size()), hash.bytes.begin());
    return hash;
}

/// A savepoint, rolled back unless released: what one event of a stranger broke is as if it had not been.
class Savepoint {
public:
    explicit Savepoint(Database &database) : m_database(database) { m_database.run("SAVEPOINT one"); }
    ~Savepoint()
    {
        if (m_open)
            sqlite3_exec(m_database.handle(), "ROLLBACK TO one; RELEASE one", nullptr, nullptr, nullptr);
    }
    Savepoint(const Savepoint &) = delete;
    Savepoint &operator=(const Savepoint &) = delete;
    void release()
    {
        m_database.run("RELEASE one");
        m_open = false;
    }

private:
    Database &m_database;
    bool m_open = true;
};

} // namespace

void Intake::refuse(const std::string &why)
{
    ++m_counts.refused;
    m_counts.problems.push_back(why);
}

void Intake::take(std::span<const ReceivedEvent> events)
{
    for (const auto &received : events)
        if (!takeOne(received))
            return;
}

bool Intake::takeOne(const ReceivedEvent &received)
{
    const auto body = checkEvent(received.event);
    if (!body) {
        refuse(body.error().reason);
        return false;
    }
    const auto &team = m_session.keys().team;
    const bool founding = received.event.hash.bytes == team.bytes && body->team.isZero();
    if (!founding && body->team != team) {
        refuse("Log " + body->log.hex().substr(0, 16) + "… belongs to another team.");
        return false;
    }
    const auto info = infoOf(received.event, *body);
    if (!info)
        return false;
    const bool isNew = m_session.hold(*info, received.event, *body, received.pack, received.blobs);
    ++(isNew ? m_counts.received : m_counts.known);
    m_rosterChanged = m_rosterChanged || (isNew && info->role == LogRole::Team);
    return true;
}

/// What the event's log is; nothing (and the reason noted) if it cannot be told or the chain has a hole.
std::optional<LogInfo> Intake::infoOf(const Event &event, const Body &body)
{
    if (body.seq == 1) {
        auto opening = openingOf(event, body);
        if (!opening)
            refuse(opening.error().reason);
        return opening ? std::optional(opening->log) : std::nullopt;
    }
    for (const auto &[row, log] : m_session.logs())
        if (log.info.id == body.log &&
            validityOf(m_session.database(), row, body.seq - 1, body.prev) != Validity::NotHeld)
            return log.info;
    refuse("Entry " + std::to_string(body.seq) + " of log " + body.log.hex().substr(0, 16) +
           "… came without the one before it.");
    return std::nullopt;
}

void Intake::judgeLogs()
{
    m_judged.clear();
    const Roster &roster = m_session.credentials().roster;
    for (const auto &[row, log] : m_session.logs())
        if (const auto opening = readOpening(m_session.database(), row, log.info.id))
            m_judged[row] = {standingOf(*opening, roster), roster.endsOf(opening->device.rosterKey)};
}

void Intake::settle()
{
    // What was void under the older roster is judged anew.
    if (m_rosterChanged)
        m_session.database().run("UPDATE event SET validity = 1 WHERE id < 0 AND validity = 2");
    applyReady();
    // A revocation that came after what it ends: everything is judged anew, as if all had come at once.
    if (m_rosterChanged && anyEnded()) {
        m_session.unapplyAll();
        applyReady();
    }
    m_rosterChanged = false;
}

void Intake::applyReady()
{
    openRoster();
    for (bool again = true; again;) {
        again = false;
        const auto keys = keyCount(m_session.keys());
        for (const auto &[row, log] : std::map(m_session.logs()))
            again = advance(log, m_judged[row]) || again;
        if (keyCount(m_session.keys()) != keys)
            openRoster();
    }
}

/// The roster tells whose keys may be taken, and keys open more of the roster: until neither moves.
void Intake::openRoster()
{
    std::size_t keys = 0;
    do {
        keys = keyCount(m_session.keys());
        m_session.reloadRoster();
        judgeLogs();
        takeWaitingKeys();
    } while (keyCount(m_session.keys()) != keys);
}

/// Keys are taken from entries that still wait themselves: what comes before them may wait for just these keys.
void Intake::takeWaitingKeys()
{
    for (const auto &[row, log] : std::map(m_session.logs())) {
        if (m_judged[row].standing != LogStanding::Valid)
            continue;
        for (const auto &waiting : waitingEvents(m_session.database(), row))
            if (waiting.event.epoch == 0)
                takeKeysOf(waiting, log.info);
    }
}

void Intake::takeKeysOf(const StoredEvent &waiting, const LogInfo &log)
{
    const auto body = readBody(waiting.event.bodyBytes);
    const auto opened = body ? openPayload(waiting.event, *body, {}) : Result<Opened>(Error{});
    JsonFault fault;
    const auto *payload = opened ? m_json.parseObject(opened->plaintext, fault) : nullptr;
    if (payload)
        m_session.takeKeys(log, *payload);
}

/// Applies what no longer waits in one log; true if anything moved. In a log without branches whatever follows an event
/// that waits waits too, so a few are looked at at once.
bool Intake::advance(const LogRow &log, const Judged &judged)
{
    constexpr int few = 256;
    bool moved = false;
    for (bool again = true; again;) {
        const auto waiting = waitingEvents(m_session.database(), log.row, log.forked ? -1 : few);
        again = advanceSome(waiting, log, judged);
        moved = moved || again;
    }
    return moved;
}

bool Intake::advanceSome(const std::vector<StoredEvent> &events, const LogRow &log, const Judged &judged)
{
    bool moved = false;
    for (const auto &waiting : events) {
        const auto body = readBody(waiting.event.bodyBytes);
        if (!body)
            throw DatabaseFailure{body.error()};
        const Validity now = judgeWaiting(waiting, *body, log, judged);
        if (now == Validity::Valid && applySafely(waiting, *body)) {
            moved = true;
            continue;
        }
        if (now == Validity::Waiting)
            continue;
        mark(waiting.row, Validity::Void);
        moved = true;
    }
    return moved;
}

Validity Intake::judgeWaiting(const StoredEvent &waiting, const Body &body, const LogRow &log, const Judged &judged)
{
    if (judged.standing == LogStanding::Void)
        return Validity::Void;
    if (judged.standing == LogStanding::Waiting)
        return Validity::Waiting;
    if (judged.ends && !m_session.isWithin(*judged.ends, log.info.id, body.seq, waiting.event.hash))
        return Validity::Void;
    if (body.seq > 1) {
        const auto before = validityOf(m_session.database(), log.row, body.seq - 1, body.prev);
        if (before != Validity::Valid)
            return before == Validity::Void ? Validity::Void : Validity::Waiting;
    }
    return judgeAfter(waiting, body);
}

/// What an event names must be held and valid before it is, and so must the key that opens it.
Validity Intake::judgeAfter(const StoredEvent &waiting, const Body &body)
{
    const auto key = m_session.keys().key(body.log, waiting.event.epoch);
    if (waiting.event.epoch != 0 && !key)
        return Validity::Waiting;
    const auto opened = openPayload(waiting.event, body, key.value_or(AudienceKey{}));
    // What does not open may have been damaged on its way, and may come again whole: it is not proven wrong.
    if (!opened)
        return Validity::Waiting;
    JsonFault fault;
    const auto *payload = m_json.parseObject(opened->plaintext, fault);
    if (!payload)
        return Validity::Void;
    simdjson::dom::element list;
    if ((*payload)["after"].get(list) != simdjson::SUCCESS)
        return Validity::Valid;
    const auto heads = readHeads(*payload, "after");
    if (!heads)
        return Validity::Void;
    for (const auto &head : *heads) {
        const auto row = m_session.rowNumberOf(head.log);
        const Validity named = row ? validityOf(m_session.database(), *row, head.seq, head.hash) : Validity::NotHeld;
        if (named != Validity::Valid)
            return named == Validity::Void ? Validity::Void : Validity::Waiting;
    }
    return Validity::Valid;
}

bool Intake::applySafely(const StoredEvent &waiting, const Body &body)
{
    const auto before = m_session.sharedCredentials();
    try {
        Savepoint savepoint(m_session.database());
        m_session.apply(waiting, body);
        savepoint.release();
        return true;
    } catch (const DatabaseFailure &failure) {
        if (failure.error.kind != ErrorKind::Damaged)
            throw;
    }
    // What its payload said has not the form that its type promises.
    m_session.restore(before);
    return false;
}

void Intake::mark(std::int64_t row, Validity validity)
{
    m_session.database()
        .cached("UPDATE event SET validity = ? WHERE id = ?")
        .bind(1, static_cast<std::int64_t>(validity))
        .bind(2, row)
        .run();
}

/// Whether an event was applied that lies beyond the end that a revocation set, or one is void that a wider one takes
/// in.
bool Intake::anyEnded()
{
    for (const auto &[row, log] : m_session.logs()) {
        const auto &ends = m_judged[row].ends;
        Statement applied(m_session.database(), "SELECT seq, hash, validity FROM event WHERE log = ? AND id > 0");
        applied.bind(1, row);
        while (ends && applied.step())
            if ((applied.integer(2) == 0) !=
                m_session.isWithin(*ends, log.info.id, applied.integer(0), hashAt(applied, 1)))
                return true;
    }
    return false;
}

} // namespace verdict
