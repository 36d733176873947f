#include "core/sync/localjournal.h"

#include <algorithm>
#include <map>

namespace verdict {
namespace {

constexpr std::size_t mostEvents = 1'000;
constexpr std::size_t mostBytes = std::size_t{4} << 20;

using Interval = std::pair<std::int64_t, std::int64_t>;

/// What is not covered between 1 and `last`.
std::vector<Interval> gaps(std::vector<Interval> covered, std::int64_t last)
{
    std::sort(covered.begin(), covered.end());
    std::vector<Interval> missing;
    std::int64_t next = 1;
    for (const auto &[first, end] : covered) {
        if (first > next)
            missing.emplace_back(next, std::min(first - 1, last));
        next = std::max(next, end + 1);
    }
    if (next <= last)
        missing.emplace_back(next, last);
    return missing;
}

EventHash hashAt(Database &database, std::int64_t logRow, std::int64_t seq)
{
    Statement query(database, "SELECT hash FROM event WHERE log = ? AND seq = ? ORDER BY hash LIMIT 1");
    query.bind(1, logRow).bind(2, seq);
    EventHash hash;
    if (!query.step())
        throw DatabaseFailure{{ErrorKind::Damaged, "A log has a hole: one of its entries is missing."}};
    const auto bytes = query.bytes(0);
    std::copy_n(bytes.begin(), std::min(bytes.size(), hash.bytes.size()), hash.bytes.begin());
    return hash;
}

/// One chain of a log that forked: its events' hashes by seq, from the first to a tip.
using Chain = std::vector<EventHash>;

std::vector<Chain> chainsOf(Database &database, const LocalLog &log)
{
    std::map<EventHash, EventHash> before;
    std::vector<EventHash> tips;
    for (const auto &stored : eventsBetween(database, log.row, 1, log.head.seq)) {
        const auto body = readBody(stored.event.bodyBytes);
        if (!body)
            throw DatabaseFailure{body.error()};
        before[stored.event.hash] = body->prev;
        std::erase(tips, body->prev);
        tips.push_back(stored.event.hash);
    }
    std::vector<Chain> chains;
    for (const auto &tip : tips) {
        Chain chain;
        for (EventHash at = tip; !at.isZero(); at = before[at])
            chain.push_back(at);
        std::reverse(chain.begin(), chain.end());
        chains.push_back(std::move(chain));
    }
    return chains;
}

void addForked(Database &database, const LocalLog &log, const std::vector<StoredStretch> &stored,
               std::vector<MissingChain> &missing)
{
    for (const auto &chain : chainsOf(database, log)) {
        std::vector<Interval> covered;
        const auto length = static_cast<std::int64_t>(chain.size());
        for (const auto &stretch : stored)
            if (stretch.last <= length &&
                HashPrefix::of(chain.at(static_cast<std::size_t>(stretch.last - 1))) == stretch.tip)
                covered.emplace_back(stretch.first, stretch.last);
        for (const auto &[first, last] : gaps(std::move(covered), length))
            missing.push_back({log.row, first, chain.at(static_cast<std::size_t>(last - 1)), last, true});
    }
}

SharedEvent shared(Database &database, const StoredEvent &stored, const LogId &log, const EventHash &prev)
{
    SharedEvent event{stored.event, log, stored.seq, prev, 0, {}};
    Statement &pack = database.cached("SELECT size FROM pack WHERE event = ?");
    pack.bind(1, stored.row);
    if (pack.step())
        event.packBytes = pack.integer(0);
    pack.reset();
    Statement &blobs = database.cached("SELECT name, size FROM blob WHERE event = ? ORDER BY name");
    blobs.bind(1, stored.row);
    while (blobs.step()) {
        SharedBlob blob{{}, blobs.integer(1)};
        const auto name = blobs.bytes(0);
        std::copy_n(name.begin(), std::min(name.size(), blob.name.bytes.size()), blob.name.bytes.begin());
        event.blobs.push_back(blob);
    }
    return event;
}

std::vector<StoredEvent> lineOf(Database &database, const MissingChain &chain, std::int64_t from)
{
    return eventsBetween(database, chain.logRow, from,
                         std::min(chain.last, from + static_cast<std::int64_t>(mostEvents) - 1));
}

/// Backwards from the tip, so that of several branches the one that leads to it is taken.
std::vector<StoredEvent> branchOf(Database &database, const MissingChain &chain, std::int64_t from)
{
    auto held = eventsBetween(database, chain.logRow, from, chain.last);
    std::vector<StoredEvent> branch;
    EventHash wanted = chain.tip;
    for (auto at = held.rbegin(); at != held.rend(); ++at) {
        if (at->event.hash != wanted)
            continue;
        const auto body = readBody(at->event.bodyBytes);
        if (!body)
            throw DatabaseFailure{body.error()};
        wanted = body->prev;
        branch.push_back(std::move(*at));
    }
    std::reverse(branch.begin(), branch.end());
    return branch;
}

} // namespace

std::vector<LocalLog> localLogs(Database &database)
{
    std::vector<LocalLog> logs;
    for (const auto &[row, log] : readLogs(database))
        if (log.head.seq > 0)
            logs.push_back({row, log.info, log.head, log.forked});
    return logs;
}

bool holds(Database &database, const std::vector<LocalLog> &logs, const StoredStretch &stretch)
{
    for (const auto &log : logs) {
        if (LogPrefix::of(log.info.id) != stretch.log || stretch.last > log.head.seq)
            continue;
        Statement &query = database.cached("SELECT hash FROM event WHERE log = ? AND seq = ?");
        query.bind(1, log.row).bind(2, stretch.last);
        bool found = false;
        while (query.step())
            found = found || query.bytes(0).substr(0, stretch.tip.bytes.size()) == asText(stretch.tip.bytes);
        if (found)
            return true;
    }
    return false;
}

std::vector<MissingChain> missingChains(Database &database, const std::vector<LocalLog> &logs,
                                        const StoreListing &listed)
{
    std::map<LogPrefix, std::vector<StoredStretch>> stored;
    for (const auto &stretch : listed.stretches)
        stored[stretch.log].push_back(stretch);
    std::vector<MissingChain> missing;
    for (const auto &log : logs) {
        const auto &stretches = stored[LogPrefix::of(log.info.id)];
        if (log.forked) {
            addForked(database, log, stretches, missing);
            continue;
        }
        std::vector<Interval> covered;
        for (const auto &stretch : stretches)
            if (holds(database, {log}, stretch))
                covered.emplace_back(stretch.first, stretch.last);
        for (const auto &[first, last] : gaps(std::move(covered), log.head.seq))
            missing.push_back({log.row, first, hashAt(database, log.row, last), last, false});
    }
    return missing;
}

std::vector<SharedEvent> eventsOf(Database &database, const MissingChain &chain, std::int64_t from,
                                  std::vector<std::int64_t> &rows)
{
    std::vector<SharedEvent> events;
    std::size_t bytes = 0;
    for (const auto &one : chain.forked ? branchOf(database, chain, from) : lineOf(database, chain, from)) {
        const auto body = readBody(one.event.bodyBytes);
        if (!body)
            throw DatabaseFailure{body.error()};
        bytes += one.event.payload.size() + one.event.bodyBytes.size();
        if (!events.empty() && (bytes > mostBytes || events.size() == mostEvents))
            break;
        rows.push_back(one.row);
        events.push_back(shared(database, one, body->log, body->prev));
    }
    return events;
}

std::int64_t unsentOf(const std::vector<LocalLog> &logs, const std::vector<MissingChain> &missing, const Keyring &keys)
{
    std::int64_t count = 0;
    for (const auto &chain : missing)
        for (const auto &log : logs)
            if (log.row == chain.logRow && keys.own.contains(log.info.id))
                count += chain.last - chain.first + 1;
    return count;
}

} // namespace verdict
