#include "core/sync/give.h"

#include "core/journal/publish.h"
#include "core/sync/localjournal.h"
#include "core/sync/take.h"

#include <algorithm>

namespace verdict {
namespace {

/// Entries on their way to the store, with the rows that hold their content.
struct Outgoing {
    std::vector<SharedEvent> events;
    std::vector<std::int64_t> rows;
};

Result<std::vector<MissingChain>> missing(const SyncSetup &setup, const StoreListing &listing)
{
    return waitFor(setup.reader.submit<std::vector<MissingChain>>(
        [listing](ReadSession &session) -> Result<std::vector<MissingChain>> {
            return missingChains(session.database, localLogs(session.database), listing);
        }));
}

Result<Outgoing> nextOf(const SyncSetup &setup, const MissingChain &chain, std::int64_t from)
{
    return waitFor(setup.reader.submit<Outgoing>([chain, from](ReadSession &session) -> Result<Outgoing> {
        Outgoing out;
        out.events = eventsOf(session.database, chain, from, out.rows);
        return out;
    }));
}

/// The sealed bytes of an entry's pack, or of an attachment, held in memory while they travel.
ContentPut putOf(const ContentName &name, std::string bytes)
{
    auto shared = std::make_shared<const std::string>(std::move(bytes));
    return {name,
            {1, static_cast<std::int64_t>(shared->size())},
            [shared](std::int64_t offset, std::int64_t length) -> Result<std::string> {
                return shared->substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length));
            }};
}

/// Whether a stretch reads whole; Unreachable and Cancelled pass through.
Result<bool> reads(SharedStore &store, const StoredStretch &stretch)
{
    for (std::int64_t next = stretch.first; next <= stretch.last;) {
        const auto events = store.read(stretch, next);
        if (!events && events.error().kind == ErrorKind::Unreachable)
            return events.error();
        if (!events || events->empty())
            return false;
        next = events->back().seq + 1;
    }
    return true;
}

/// What of a listing can be read: the rest is given again by whoever holds it.
Result<StoreListing> readable(const SyncSetup &setup, const StoreListing &listing, const std::stop_token &stop)
{
    StoreListing sound;
    for (const auto &stretch : listing.stretches) {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, "The sync was stopped. What was done stays."};
        const auto whole = reads(setup.store, stretch);
        if (!whole)
            return whole.error();
        if (*whole)
            sound.stretches.push_back(stretch);
    }
    return sound;
}

class Giver {
public:
    Giver(const SyncSetup &setup, const std::stop_token &stop) : m_setup(setup), m_stop(stop) {}

    Result<void> give(const MissingChain &chain, std::int64_t &sent)
    {
        for (std::int64_t next = chain.first; next <= chain.last;) {
            if (m_stop.stop_requested())
                return Error{ErrorKind::Cancelled, "The sync was stopped. What was done stays."};
            const auto out = nextOf(m_setup, chain, next);
            if (!out)
                return out.error();
            if (out->events.empty())
                return {};
            if (const auto content = giveContent(*out); !content)
                return content;
            if (const auto given = m_setup.store.append(out->events); !given)
                return given;
            sent += static_cast<std::int64_t>(out->events.size());
            next = out->events.back().seq + 1;
        }
        return {};
    }

    /// Content that vanished from the store comes back from whoever holds it. Looks at every entry that has any.
    Result<void> healContent(const std::vector<MissingChain> &held)
    {
        for (const auto &chain : held) {
            for (std::int64_t next = chain.first; next <= chain.last;) {
                if (m_stop.stop_requested())
                    return Error{ErrorKind::Cancelled, "The sync was stopped. What was done stays."};
                const auto out = nextOf(m_setup, chain, next);
                if (!out)
                    return out.error();
                if (out->events.empty())
                    break;
                if (const auto healed = giveContent(*out); !healed)
                    return healed;
                next = out->events.back().seq + 1;
            }
        }
        return {};
    }

private:
    /// Whether the store holds some version of content whole.
    Result<bool> isThere(const ContentName &name)
    {
        const auto versions = m_setup.store.contentHeld(name);
        if (!versions)
            return versions.error();
        return std::any_of(versions->begin(), versions->end(), [](const HeldContent &held) { return held.isWhole(); });
    }

    Result<void> giveContent(const Outgoing &out)
    {
        for (std::size_t i = 0; i < out.events.size(); ++i) {
            const auto &event = out.events[i];
            std::vector<ContentPut> puts;
            const auto there = event.packBytes > 0 ? isThere(ContentName::pack(event.event.hash)) : Result<bool>(true);
            if (!there)
                return there.error();
            if (!*there) {
                auto pack = packOf(out.rows[i]);
                if (!pack)
                    return pack.error();
                puts.push_back(putOf(ContentName::pack(event.event.hash), std::move(*pack)));
            }
            for (const auto &blob : event.blobs) {
                const auto held = isThere(ContentName::blob(blob.name));
                if (!held)
                    return held.error();
                if (*held)
                    continue;
                auto sealed = readFile(blobPath(m_setup.files, blob.name));
                // Fetched by nobody here yet, or erased: whoever holds it gives it.
                if (!sealed && sealed.error().kind == ErrorKind::NotFound)
                    continue;
                if (!sealed)
                    return sealed.error();
                puts.push_back(putOf(ContentName::blob(blob.name), std::move(*sealed)));
            }
            if (puts.empty())
                continue;
            if (const auto put = m_setup.store.putContent(puts, m_stop); !put)
                return put;
        }
        return {};
    }

    Result<std::string> packOf(std::int64_t row)
    {
        return waitFor(m_setup.reader.submit<std::string>(
            [row](ReadSession &session) -> Result<std::string> { return session.objects.sealedPack(row); }));
    }

    const SyncSetup &m_setup;
    const std::stop_token &m_stop;
};

} // namespace

Result<void> giveEvents(const SyncSetup &setup, SyncReport &report, const std::stop_token &stop)
{
    const auto listing = setup.store.list();
    if (!listing)
        return listing.error();
    const auto sound = setup.thorough ? readable(setup, *listing, stop) : Result<StoreListing>(*listing);
    if (!sound)
        return sound.error();
    const auto chains = missing(setup, *sound);
    if (!chains)
        return chains.error();
    Giver giver(setup, stop);
    for (const auto &chain : *chains)
        if (const auto given = giver.give(chain, report.sent); !given)
            return given;
    if (!setup.thorough)
        return {};
    const auto held = missing(setup, {});
    if (!held)
        return held.error();
    return giver.healContent(*held);
}

Result<void> tidyOwnLogs(const SyncSetup &setup)
{
    const auto own =
        waitFor(setup.reader.submit<std::vector<LogId>>([](ReadSession &session) -> Result<std::vector<LogId>> {
            std::vector<LogId> logs;
            for (const auto &[log, key] : session.credentials.keys().own)
                logs.push_back(log);
            return logs;
        }));
    if (!own)
        return own.error();
    const auto isMine = [&setup](const SharedEvent &event) {
        const auto held = waitFor(setup.reader.submit<bool>([&event](ReadSession &session) -> Result<bool> {
            Statement query(session.database,
                            "SELECT e.payload FROM event e JOIN log l ON l.id = e.log WHERE l.key = ? AND "
                            "e.seq = ? AND e.hash = ?");
            query.bindBytes(1, std::span(event.log.bytes)).bind(2, event.seq);
            query.bindBytes(3, std::span(event.event.hash.bytes));
            return query.step() && query.bytes(0) == event.event.payload;
        }));
        return held && *held;
    };
    for (const auto &log : *own)
        if (const auto merged = setup.store.merge(log, isMine); !merged)
            return merged;
    return {};
}

} // namespace verdict
