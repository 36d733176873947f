#include "core/storage/journaltable.h"

#include <algorithm>

namespace verdict {
namespace {

constexpr const char *allEvents =
    "SELECT id, log, seq, hash, sig, epoch, validity, body, payload FROM event WHERE id > 0 ORDER BY id";
constexpr const char *oneEvent =
    "SELECT id, log, seq, hash, sig, epoch, validity, body, payload FROM event WHERE id = ?";

template <class Array> void copyBytes(Array &to, std::string_view from)
{
    if (from.size() != to.size())
        throw DatabaseFailure{{ErrorKind::Damaged, "A row of the journal has a field of the wrong size."}};
    std::copy(from.begin(), from.end(), to.begin());
}

StoredEvent eventOf(const Statement &row)
{
    StoredEvent stored;
    stored.row = row.integer(0);
    stored.logRow = row.integer(1);
    stored.seq = row.integer(2);
    copyBytes(stored.event.hash.bytes, row.bytes(3));
    copyBytes(stored.event.signature, row.bytes(4));
    stored.event.epoch = static_cast<int>(row.integer(5));
    stored.validity = static_cast<Validity>(row.integer(6));
    stored.event.bodyBytes = row.text(7);
    stored.event.payload = row.bytes(8);
    return stored;
}

LogRow logOf(const Statement &row)
{
    LogRow log;
    log.row = row.integer(0);
    copyBytes(log.info.id.bytes, row.bytes(1));
    const auto role = logRoleFromName(row.text(2));
    if (!role)
        throw DatabaseFailure{{ErrorKind::Damaged, "A log in the journal has an unknown role."}};
    log.info.role = *role;
    log.info.author.value = row.text(3);
    log.info.reviewer.value = row.text(4);
    log.head.seq = row.integer(5);
    copyBytes(log.head.hash.bytes, row.bytes(6));
    log.head.clock.ms = row.integer(7);
    log.closed = row.integer(8) != 0;
    log.forked = row.integer(9) != 0;
    log.overtaken = row.integer(10) != 0;
    return log;
}

} // namespace

std::map<std::int64_t, LogRow> readLogs(Database &database)
{
    std::map<std::int64_t, LogRow> logs;
    Statement &rows = database.cached(
        "SELECT id, key, role, author, reviewer, head_seq, head_hash, head_clock, closed, forked, overtaken FROM log");
    while (rows.step()) {
        LogRow log = logOf(rows);
        logs.emplace(log.row, std::move(log));
    }
    return logs;
}

std::int64_t insertLog(Database &database, const LogInfo &info)
{
    const EventHash none;
    Statement insert(
        database,
        "INSERT INTO log(key, role, author, reviewer, head_seq, head_hash, head_clock) VALUES(?,?,?,?,0,?,0)");
    insert.bindBytes(1, std::span(info.id.bytes)).bind(2, std::string_view(nameOf(info.role)));
    insert.bind(3, std::string_view(info.author.value)).bind(4, std::string_view(info.reviewer.value));
    insert.bindBytes(5, std::span(none.bytes)).run();
    return database.lastRow();
}

void forEachEvent(Database &database, const std::function<bool(const StoredEvent &)> &each)
{
    Statement rows(database, allEvents);
    while (rows.step())
        if (!each(eventOf(rows)))
            return;
}

void forEachEventOf(Database &database, std::int64_t logRow, const std::function<void(const StoredEvent &)> &each)
{
    Statement rows(database, "SELECT id, log, seq, hash, sig, epoch, validity, body, payload FROM event "
                             "WHERE log = ? ORDER BY seq, hash");
    rows.bind(1, logRow);
    while (rows.step())
        each(eventOf(rows));
}

std::vector<StoredEvent> waitingEvents(Database &database, std::int64_t logRow, int limit)
{
    Statement rows(database, "SELECT id, log, seq, hash, sig, epoch, validity, body, payload FROM event "
                             "WHERE log = ? AND id < 0 AND validity = 1 ORDER BY seq, hash LIMIT ?");
    rows.bind(1, logRow).bind(2, limit);
    std::vector<StoredEvent> events;
    while (rows.step())
        events.push_back(eventOf(rows));
    return events;
}

std::vector<StoredEvent> eventsBetween(Database &database, std::int64_t logRow, std::int64_t first, std::int64_t last)
{
    Statement rows(database, "SELECT id, log, seq, hash, sig, epoch, validity, body, payload FROM event "
                             "WHERE log = ? AND seq BETWEEN ? AND ? ORDER BY seq, hash");
    rows.bind(1, logRow).bind(2, first).bind(3, last);
    std::vector<StoredEvent> events;
    while (rows.step())
        events.push_back(eventOf(rows));
    return events;
}

Validity validityOf(Database &database, std::int64_t logRow, std::int64_t seq, const EventHash &hash)
{
    Statement &query = database.cached("SELECT validity FROM event WHERE log = ? AND seq = ? AND hash = ?");
    query.bind(1, logRow).bind(2, seq).bindBytes(3, std::span(hash.bytes));
    const auto validity = query.step() ? static_cast<Validity>(query.integer(0)) : Validity::NotHeld;
    query.reset();
    return validity;
}

std::optional<StoredEvent> readEvent(Database &database, std::int64_t row)
{
    Statement &query = database.cached(oneEvent);
    query.bind(1, row);
    if (!query.step())
        return std::nullopt;
    StoredEvent event = eventOf(query);
    query.reset();
    return event;
}

} // namespace verdict
