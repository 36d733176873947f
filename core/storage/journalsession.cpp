#include "core/storage/journalsession.h"

namespace verdict {
namespace {

constexpr std::size_t largestInlinePack = 64 * 1024;
constexpr std::size_t largestPayload = 4 * 1024 * 1024;

void insertEvent(Database &database, const LogRow &log, const Event &event)
{
    Statement &insert =
        database.cached("INSERT INTO event(log, seq, hash, sig, epoch, body, payload) VALUES(?,?,?,?,?,?,?)");
    insert.bind(1, log.row).bind(2, log.head.seq + 1).bindBytes(3, std::span(event.hash.bytes));
    insert.bindBytes(4, std::span(event.signature)).bind(5, event.epoch);
    insert.bind(6, std::string_view(event.bodyBytes)).bindBytes(7, std::string_view(event.payload)).run();
}

void moveHead(Database &database, LogRow &log, const Event &event, Time clock)
{
    log.head = Head{log.head.seq + 1, event.hash, clock};
    Statement &update = database.cached("UPDATE log SET head_seq = ?, head_hash = ?, head_clock = ? WHERE id = ?");
    update.bind(1, log.head.seq).bindBytes(2, std::span(log.head.hash.bytes)).bind(3, clock.ms).bind(4, log.row).run();
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

JournalSession::JournalSession(Database &database, const WorkspaceFiles &files, const Keyring &keys, BoundFolds &folds,
                               ObjectReader &objects, const Clock &clock, std::function<bool()> wanted)
    : m_database(database), m_files(files), m_keys(keys), m_folds(folds), m_clock(clock), m_wanted(std::move(wanted)),
      m_logs(readLogs(database)), m_packs(files), m_objects(objects)
{
}

LogRow &JournalSession::ownLog(const LogId &log)
{
    for (auto &[row, known] : m_logs)
        if (known.info.id == log && m_keys.own.contains(log))
            return known;
    throw DatabaseFailure{{ErrorKind::NotAllowed, "This workspace does not own the log it would write to."}};
}

Appended JournalSession::append(const LogId &log, std::string_view payload, std::string_view pack,
                                std::span<const BlobRef> blobs)
{
    if (payload.size() > largestPayload)
        throw DatabaseFailure{{ErrorKind::BadInput, "This is more than one entry of the journal can hold (4 MiB)."}};
    LogRow &row = ownLog(log);
    const auto audience = m_keys.newest(log);
    if (!audience)
        throw DatabaseFailure{{ErrorKind::Locked, "The key of a log is missing from this workspace."}};
    const Time at = now();
    const Event event =
        makeEvent(m_keys.own.at(log), m_keys.team, row.head, at, audience->first, audience->second, payload);
    return store(row, event, at, payload, pack, blobs);
}

Appended JournalSession::appendOpen(const LogId &log, std::string_view payload)
{
    LogRow &row = ownLog(log);
    const Time at = now();
    return store(row, makeEvent(m_keys.own.at(log), m_keys.team, row.head, at, 0, {}, payload), at, payload, {}, {});
}

/// `at` is the time that the event was made with: the head's clock is the event's.
Appended JournalSession::store(LogRow &log, const Event &event, Time at, std::string_view payload,
                               std::string_view pack, std::span<const BlobRef> blobs)
{
    insertEvent(m_database, log, event);
    const std::int64_t row = m_database.lastRow();
    storePack(row, pack);
    storeBlobs(row, blobs);
    moveHead(m_database, log, event, std::max(at, log.head.clock));
    fold(log, row, event.hash, payload);
    return {row, event.hash, log.head.clock};
}

void JournalSession::storePack(std::int64_t event, std::string_view pack)
{
    if (pack.empty())
        return;
    Statement &insert = m_database.cached("INSERT INTO pack(event, size, file, base, bytes) VALUES(?,?,?,?,?)");
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
    Statement &insert = m_database.cached("INSERT INTO blob(event, name, size) VALUES(?,?,?)");
    for (const auto &blob : blobs)
        insert.bind(1, event).bindBytes(2, std::span(blob.name.bytes)).bind(3, blob.size).run();
}

void JournalSession::fold(const LogRow &log, std::int64_t row, const EventHash &hash, std::string_view payload)
{
    m_folds.apply(foldEventOf(m_json, log.info, row, hash, payload));
}

} // namespace verdict
