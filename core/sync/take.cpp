#include "core/sync/take.h"

#include "core/storage/blobs.h"
#include "core/sync/localjournal.h"

#include <algorithm>
#include <set>

namespace verdict {
namespace {

constexpr std::size_t batchEvents = 500;
constexpr std::int64_t batchBytes = std::int64_t{16} << 20;

/// What is in the store and not here, in the order in which logs depend on one another.
struct Wanted {
    StoredStretch stretch;
    std::int64_t from = 1;       ///< the first seq that is not held
    std::optional<LogRole> role; ///< nothing = the log is not known yet
};

struct Survey {
    std::vector<Wanted> wanted;
    std::set<LogPrefix> passed;
    bool admitted = false;
    bool pullsAll = false;
    MemberId self;
};

int rankOf(const std::optional<LogRole> &role) { return role ? static_cast<int>(*role) : -1; }

Result<Survey> survey(const SyncSetup &setup, const StoreListing &listing)
{
    return waitFor(setup.reader.submit<Survey>([listing](ReadSession &session) -> Result<Survey> {
        Survey found;
        const Credentials &credentials = session.credentials;
        found.admitted = credentials.self() != nullptr;
        found.pullsAll = credentials.is(Role::Lead) || credentials.isRouter();
        found.self = credentials.member;
        Statement passed(session.database, "SELECT key FROM passed_log");
        while (!found.pullsAll && passed.step()) {
            LogPrefix prefix;
            const auto key = passed.bytes(0);
            std::copy_n(key.begin(), std::min(key.size(), prefix.bytes.size()), prefix.bytes.begin());
            found.passed.insert(prefix);
        }
        const auto logs = localLogs(session.database);
        for (const auto &stretch : listing.stretches) {
            if (found.passed.contains(stretch.log) || holds(session.database, logs, stretch))
                continue;
            Wanted wanted{stretch, 1, {}};
            for (const auto &log : logs) {
                if (LogPrefix::of(log.info.id) != stretch.log)
                    continue;
                wanted.role = log.info.role;
                // A branch beside what is held is read from its beginning.
                wanted.from = log.forked || stretch.last <= log.head.seq ? stretch.first
                                                                         : std::max(stretch.first, log.head.seq + 1);
            }
            wanted.from = std::max(wanted.from, stretch.first);
            found.wanted.push_back(wanted);
        }
        std::sort(found.wanted.begin(), found.wanted.end(), [](const Wanted &a, const Wanted &b) {
            return std::tuple(rankOf(a.role), a.stretch.log, a.stretch.first, a.stretch.last) <
                   std::tuple(rankOf(b.role), b.stretch.log, b.stretch.first, b.stretch.last);
        });
        return found;
    }));
}

/// Whether a log is for this member.
bool isFor(const LogInfo &log, const Survey &survey)
{
    if (log.role == LogRole::Team || log.author == survey.self)
        return true;
    return survey.admitted && (survey.pullsAll || (log.role == LogRole::ToReviewer && log.reviewer == survey.self));
}

class Taker {
public:
    Taker(const SyncSetup &setup, SyncReport &report, const std::stop_token &stop)
        : m_setup(setup), m_report(report), m_stop(stop)
    {
    }

    Result<void> take(const Survey &survey)
    {
        std::set<LogPrefix> passedNow;
        for (const auto &wanted : survey.wanted) {
            if (m_stop.stop_requested())
                return Error{ErrorKind::Cancelled, "The sync was stopped. What was done stays."};
            if (passedNow.contains(wanted.stretch.log))
                continue;
            const auto taken = takeStretch(wanted, survey, passedNow);
            if (!taken && isFatal(taken.error().kind))
                return taken.error();
            if (!taken) {
                ++m_report.behind;
                note(taken.error().reason);
            }
        }
        return {};
    }

private:
    static bool isFatal(ErrorKind kind)
    {
        return kind == ErrorKind::Unreachable || kind == ErrorKind::Cancelled || kind == ErrorKind::Busy;
    }

    void note(const std::string &problem)
    {
        if (std::find(m_report.problems.begin(), m_report.problems.end(), problem) == m_report.problems.end())
            m_report.problems.push_back(problem);
    }

    Result<void> takeStretch(const Wanted &wanted, const Survey &survey, std::set<LogPrefix> &passedNow)
    {
        for (std::int64_t next = wanted.from; next <= wanted.stretch.last;) {
            auto events = m_setup.store.read(wanted.stretch, next);
            if (!events)
                return events.error();
            if (events->empty())
                return Error{ErrorKind::Damaged, "The store answered an empty stretch."};
            if (!wanted.role && next == 1) {
                const auto mine = isMine(events->front(), survey);
                if (!mine)
                    return mine.error();
                if (!*mine) {
                    passedNow.insert(wanted.stretch.log);
                    // The roster that says more may come with this very sync.
                    return survey.admitted ? pass(events->front().log) : Result<void>();
                }
            }
            const auto refused = m_refused;
            if (const auto held = hold(*events); !held)
                return held;
            // What is held here may be another branch: this one is read from where it began.
            const bool restart = m_refused > refused && next > wanted.stretch.first;
            if (m_refused > refused && !restart)
                return Error{ErrorKind::Damaged, "Some entries in the store do not follow from what is held here yet."};
            next = restart ? wanted.stretch.first : events->back().seq + 1;
            if (m_stop.stop_requested())
                return Error{ErrorKind::Cancelled, "The sync was stopped. What was done stays."};
        }
        return {};
    }

    Result<bool> isMine(const SharedEvent &first, const Survey &survey)
    {
        const auto body = readBody(first.event.bodyBytes);
        const auto opening = body ? openingOf(first.event, *body) : Result<LogOpening>(body.error());
        if (!opening)
            return opening.error();
        return isFor(opening->log, survey);
    }

    Result<void> pass(const LogId &log)
    {
        const auto done =
            waitFor(m_setup.writer.submit<bool>(Writer::Class::Bulk, [log](JournalSession &session) -> Result<bool> {
                Statement(session.database(), "INSERT OR IGNORE INTO passed_log(key) VALUES(?)")
                    .bindBytes(1, std::span(log.bytes))
                    .run();
                return true;
            }));
        return done ? Result<void>() : Result<void>(done.error());
    }

    /// Takes events in, a batch at a time. One whose pack is not there yet ends the stretch: nobody sees an entry
    /// without its content.
    Result<void> hold(const std::vector<SharedEvent> &events)
    {
        std::vector<ReceivedEvent> batch;
        std::int64_t bytes = 0;
        for (const auto &one : events) {
            auto pack = packOf(one);
            if (!pack) {
                if (const auto done = takeIn(std::move(batch)); !done)
                    return done;
                return pack.error();
            }
            bytes += static_cast<std::int64_t>(pack->size());
            ReceivedEvent received{one.event, std::move(*pack), {}};
            for (const auto &blob : one.blobs)
                received.blobs.push_back({blob.name, blob.bytes});
            batch.push_back(std::move(received));
            if (batch.size() < batchEvents && bytes < batchBytes)
                continue;
            if (const auto done = takeIn(std::exchange(batch, {})); !done)
                return done;
            bytes = 0;
        }
        return takeIn(std::move(batch));
    }

    Result<std::string> packOf(const SharedEvent &event)
    {
        if (event.packBytes == 0)
            return std::string();
        const ContentName name = ContentName::pack(event.event.hash);
        const auto versions = m_setup.store.contentHeld(name);
        if (!versions)
            return versions.error();
        for (const auto &held : *versions)
            if (held.isWhole())
                return contentOf(name, held.version);
        return Error{ErrorKind::NotFound,
                     "The store does not hold the content of some entries yet. Whoever has it gives "
                     "it again with the next sync."};
    }

    Result<std::string> contentOf(const ContentName &name, const ContentVersion &version)
    {
        std::string bytes;
        while (static_cast<std::int64_t>(bytes.size()) < version.bytes) {
            auto chunk = m_setup.store.getChunk(name, version, static_cast<std::int64_t>(bytes.size()));
            if (!chunk)
                return chunk;
            if (chunk->empty())
                return Error{ErrorKind::Damaged, "The store answered an empty piece of content."};
            bytes += *chunk;
        }
        return bytes;
    }

    Result<void> takeIn(std::vector<ReceivedEvent> batch)
    {
        if (batch.empty())
            return {};
        auto shared = std::make_shared<std::vector<ReceivedEvent>>(std::move(batch));
        const auto counts = waitFor(m_setup.writer.submit<IntakeCounts>(
            Writer::Class::Bulk, [shared](JournalSession &session) -> Result<IntakeCounts> {
                Intake intake(session);
                intake.take(*shared);
                intake.settle();
                return intake.counts();
            }));
        if (!counts)
            return counts.error();
        m_report.received += counts->received;
        m_refused += counts->refused;
        return {};
    }

    const SyncSetup &m_setup;
    SyncReport &m_report;
    const std::stop_token &m_stop;
    std::int64_t m_refused = 0;
};

struct WantedBlob {
    ObjectName name;
    std::int64_t bytes = 0;
    std::optional<AudienceKey> key; ///< of the entry that named it
};

Result<std::vector<WantedBlob>> wantedBlobs(const SyncSetup &setup)
{
    return waitFor(
        setup.reader.submit<std::vector<WantedBlob>>([](ReadSession &session) -> Result<std::vector<WantedBlob>> {
            std::vector<WantedBlob> list;
            Statement rows(
                session.database,
                "SELECT w.name, w.size, l.key, e.epoch FROM wanted w JOIN blob b ON b.name = w.name JOIN event e "
                "ON e.id = b.event JOIN log l ON l.id = e.log WHERE e.id > 0 ORDER BY e.id, w.name");
            while (rows.step()) {
                WantedBlob blob;
                const auto name = rows.bytes(0);
                std::copy_n(name.begin(), std::min(name.size(), blob.name.bytes.size()), blob.name.bytes.begin());
                blob.bytes = rows.integer(1);
                LogId log;
                const auto key = rows.bytes(2);
                std::copy_n(key.begin(), std::min(key.size(), log.bytes.size()), log.bytes.begin());
                blob.key = session.credentials.keys().key(log, static_cast<int>(rows.integer(3)));
                list.push_back(blob);
            }
            return list;
        }));
}

/// One attachment, whole and checked; NotFound where the store does not hold it yet.
Result<std::string> fetch(SharedStore &store, const WantedBlob &blob)
{
    const ContentName name = ContentName::blob(blob.name);
    const auto versions = store.contentHeld(name);
    if (!versions)
        return versions.error();
    for (const auto &held : *versions) {
        std::string bytes;
        while (held.isWhole() && static_cast<std::int64_t>(bytes.size()) < held.version.bytes) {
            auto chunk = store.getChunk(name, held.version, static_cast<std::int64_t>(bytes.size()));
            if (!chunk || chunk->empty())
                return chunk ? Error{ErrorKind::Damaged, "The store answered an empty piece of content."}
                             : chunk.error();
            bytes += *chunk;
        }
        if (!bytes.empty() && blob.key && open(*blob.key, blob.name, bytes))
            return bytes;
    }
    return Error{ErrorKind::NotFound, "Some attachments are not in the store yet."};
}

Result<void> keepBlob(const SyncSetup &setup, const WantedBlob &blob, std::string bytes)
{
    const auto done =
        waitFor(setup.writer.submit<bool>(Writer::Class::Bulk,
                                          [name = blob.name, sealed = std::make_shared<std::string>(std::move(bytes))](
                                              JournalSession &session) -> Result<bool> {
                                              publishBlob(session.files(), name, *sealed);
                                              Statement(session.database(), "DELETE FROM wanted WHERE name = ?")
                                                  .bindBytes(1, std::span(name.bytes))
                                                  .run();
                                              return true;
                                          }));
    return done ? Result<void>() : Result<void>(done.error());
}

} // namespace

Result<void> prepareStore(const SyncSetup &setup)
{
    const auto team = waitFor(setup.reader.submit<TeamId>(
        [](ReadSession &session) -> Result<TeamId> { return session.credentials.keys().team; }));
    if (!team)
        return team.error();
    return setup.store.prepare(*team, setup.use);
}

Result<void> takeEvents(const SyncSetup &setup, SyncReport &report, const std::stop_token &stop)
{
    const auto listing = setup.store.list();
    if (!listing)
        return listing.error();
    if (const auto remark = listing->remark(); !remark.empty() && report.problems.empty())
        report.problems.push_back(remark);
    report.behind = 0;
    const auto wanted = survey(setup, *listing);
    if (!wanted)
        return wanted.error();
    return Taker(setup, report, stop).take(*wanted);
}

Result<void> takeAttachments(const SyncSetup &setup, SyncReport &report, const std::stop_token &stop)
{
    const auto wanted = wantedBlobs(setup);
    if (!wanted)
        return wanted.error();
    std::int64_t left = setup.attachmentBytes;
    for (const auto &blob : *wanted) {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, "The sync was stopped. What was done stays."};
        if (left >= 0 && blob.bytes > left)
            continue;
        auto bytes = fetch(setup.store, blob);
        if (!bytes && bytes.error().kind == ErrorKind::Unreachable)
            return bytes.error();
        if (!bytes) {
            ++report.behind;
            continue;
        }
        left -= left >= 0 ? blob.bytes : 0;
        if (const auto kept = keepBlob(setup, blob, std::move(*bytes)); !kept)
            return kept;
        ++report.attachments;
    }
    return {};
}

Result<void> continueOvertakenLogs(const SyncSetup &setup, SyncReport &report)
{
    const auto continued = waitFor(setup.writer.submit<bool>(
        Writer::Class::Bulk, [](JournalSession &session) -> Result<bool> { return session.continueOvertaken(); }));
    if (!continued)
        return continued.error();
    report.continued = *continued;
    return {};
}

} // namespace verdict
