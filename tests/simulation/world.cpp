#include "tests/simulation/world.h"

#include "core/workspace/upkeep.h"

#include <filesystem>

namespace verdict::test {
namespace {

constexpr std::int64_t day = 24 * hour;
constexpr int mostRounds = 12;

const char *const anyReason = "The place was out of reach for a moment.";

bool holds(const std::set<std::string> &events, const EventHash &hash)
{
    const auto found = events.lower_bound(hash.hex());
    return found != events.end() && found->starts_with(hash.hex());
}

bool isReviewers(const std::string &name) { return name != "lead" && name != "second"; }

} // namespace

World::World(std::uint32_t seed) : m_draw(seed)
{
    m_team.admit("second", {"lead"});
    m_team.admit("ann", {"reviewer"});
    m_team.admit("bob", {"reviewer"});
    m_team.syncAll();
}

std::size_t World::below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(m_draw); }

const std::string &World::anyone() { return m_names[below(m_names.size())]; }

Result<SyncReport> World::syncOf(const std::string &name, bool thorough)
{
    WorkspaceParts &parts = m_team.desk(name).parts();
    return syncOnce({parts.writer, parts.bulk, parts.files, m_store, SharedStore::Use::First, thorough, -1},
                    [](int, int) {}, {});
}

std::string World::step()
{
    struct Choice {
        const char *name;
        Step act;
        std::size_t weight;
    };
    static constexpr std::array choices{
        Choice{"sync", &World::sync, 24},
        Choice{"sync with a fault", &World::faultySync, 12},
        Choice{"cases taken in", &World::take, 8},
        Choice{"route", &World::route, 8},
        Choice{"decision", &World::decide, 24},
        Choice{"undo", &World::undo, 4},
        Choice{"given back", &World::giveBack, 4},
        Choice{"program closed and opened", &World::reopen, 2},
        Choice{"clock jumped", &World::jumpClock, 3},
        Choice{"stretch lost", &World::loseStretch, 3},
        Choice{"stretch damaged", &World::damageStretch, 3},
        Choice{"content lost", &World::loseContent, 2},
        Choice{"store emptied", &World::loseStore, 1},
        Choice{"stranger in the store", &World::addStranger, 1},
        Choice{"workspace copied", &World::clone, 2},
        Choice{"backup restored", &World::restore, 2},
        Choice{"router handed over", &World::handOver, 2},
        Choice{"member revoked", &World::revoke, 1},
    };
    std::size_t sum = 0;
    for (const auto &choice : choices)
        sum += choice.weight;
    std::size_t drawn = below(sum);
    for (const auto &choice : choices) {
        if (drawn >= choice.weight) {
            drawn -= choice.weight;
            continue;
        }
        std::string story = (this->*choice.act)();
        if (!story.empty())
            ++m_counts[choice.name];
        return story.empty() ? std::string(choice.name) + ": nothing to do" : std::string(choice.name) + ": " + story;
    }
    return {};
}

std::string World::sync()
{
    const std::string name = anyone();
    const auto report = syncOf(name);
    return name + (report ? "" : ", who was told: " + report.error().reason);
}

/// One call of the store fails once, before it did anything or after it did everything.
std::string World::faultySync()
{
    const std::string name = anyone();
    std::size_t left = below(12);
    const auto moment = below(2) == 0 ? MemoryStore::Moment::Before : MemoryStore::Moment::After;
    const auto kind = std::array{ErrorKind::Unreachable, ErrorKind::Storage, ErrorKind::Damaged}[below(3)];
    m_store.setHook([&left, moment, kind](std::string_view, MemoryStore::Moment at) -> std::optional<Error> {
        if (at != moment || left-- != 0)
            return std::nullopt;
        return Error{kind, anyReason};
    });
    const auto report = syncOf(name);
    m_store.setHook({});
    return name + (report ? "" : ", who was told: " + report.error().reason);
}

std::string World::take()
{
    const std::string by = below(3) == 0 ? "second" : "lead";
    if (by == m_revoked)
        return {};
    std::string lines;
    for (std::size_t i = 0; i < 1 + below(4); ++i) {
        // Some ids come again, with other content or the same, from either lead.
        const std::size_t number = below(4) == 0 ? below(static_cast<std::size_t>(m_cases + 1)) : ++m_cases;
        lines += recordLine("c" + std::to_string(number), below(4) == 0 ? ",\"subtitle\":\"" + by + "\"" : "");
    }
    m_team.take(lines, by);
    return by;
}

std::string World::route()
{
    for (const auto *name : {"lead", "second"})
        if (m_team.desk(name).member().router && m_revoked != name)
            return std::string(name) + ", " + std::to_string(m_team.route(name).assigned) + " assigned";
    return {};
}

std::string World::decide()
{
    const std::string name = anyone();
    const auto rows = m_team.queue(name);
    if (rows.empty())
        return {};
    const Token token = rows[below(rows.size())].token;
    const auto filed = answerOf(m_team.desk(name).decide(token, complete(below(3) == 0 ? "b" : "a"), {}));
    if (!filed)
        return name + " was told: " + filed.error().reason;
    m_filed.push_back({name, filed->event});
    m_last[name] = token;
    return name + " on " + token.text();
}

std::string World::undo()
{
    if (m_last.empty())
        return {};
    const auto &[name, token] = *std::next(m_last.begin(), static_cast<std::ptrdiff_t>(below(m_last.size())));
    const auto undone = answerOf(m_team.desk(name).undo(token));
    if (!undone)
        return name + " was told: " + undone.error().reason;
    m_filed.push_back({name, undone->event});
    return name + " on " + token.text();
}

std::string World::giveBack()
{
    const std::string name = anyone();
    const auto rows = m_team.queue(name);
    if (rows.empty())
        return {};
    const auto given = answerOf(m_team.desk(name).release(rows.front().token, {}));
    if (!given)
        return name + " was told: " + given.error().reason;
    m_filed.push_back({name, given->event});
    return name + " on " + rows.front().token.text();
}

std::string World::reopen()
{
    const std::string name = anyone();
    m_team.close(name);
    m_team.open(name);
    return name;
}

std::string World::jumpClock()
{
    const std::int64_t days = static_cast<std::int64_t>(below(7300)) - 3650;
    m_team.clock().step(days * day);
    return std::to_string(days) + " days";
}

std::string World::loseStretch()
{
    const auto listing = m_store.list();
    if (!listing || listing->stretches.empty())
        return {};
    m_store.lose(listing->stretches[below(listing->stretches.size())]);
    return "one";
}

std::string World::damageStretch()
{
    const auto listing = m_store.list();
    if (!listing || listing->stretches.empty())
        return {};
    m_store.damage(listing->stretches[below(listing->stretches.size())]);
    return "one";
}

std::string World::loseContent()
{
    const auto listing = m_store.list();
    for (const auto &stretch : listing ? listing->stretches : std::vector<StoredStretch>()) {
        const auto events = m_store.read(stretch, stretch.first);
        for (const auto &event : events ? *events : std::vector<SharedEvent>()) {
            if (event.packBytes == 0 || below(3) != 0)
                continue;
            m_store.loseContent(ContentName::pack(event.event.hash));
            return "one pack";
        }
    }
    return {};
}

std::string World::loseStore()
{
    m_store.loseEverything();
    return "all of it";
}

std::string World::addStranger()
{
    m_store.addStranger("segment (conflicted copy).seg");
    return "a conflicted copy";
}

std::string World::clone()
{
    if (m_clones == 2)
        return {};
    const std::string from = below(2) == 0 ? "ann" : "bob";
    const std::string name = "clone" + std::to_string(++m_clones);
    m_team.close(from);
    m_team.copyFolder(from, name);
    m_team.open(from);
    m_team.open(name);
    m_names.push_back(name);
    return from + " as " + name;
}

/// A backup is taken, work goes on and is delivered, then the backup comes back.
std::string World::restore()
{
    const std::string name = below(2) == 0 ? "ann" : "bob";
    const std::string backup = m_team.folderOf("backup of " + name);
    if (!backupTo(m_team.desk(name).parts(), backup))
        return {};
    const auto rows = m_team.queue(name);
    if (!rows.empty()) {
        const auto filed = answerOf(m_team.desk(name).decide(rows.front().token, complete("a"), {}));
        if (filed)
            m_filed.push_back({name, filed->event});
    }
    if (!syncOf(name)) {
        std::filesystem::remove_all(backup);
        return {};
    }
    m_team.close(name);
    std::filesystem::remove_all(m_team.folderOf(name));
    m_team.moveFolder("backup of " + name, name);
    m_team.open(name);
    m_last.erase(name);
    return name;
}

std::string World::handOver()
{
    const std::string by = below(2) == 0 ? "lead" : "second";
    const std::string to = by == "lead" ? "second" : "lead";
    if (!m_revoked.empty() && !isReviewers(m_revoked))
        return {};
    return nameRouterOf(m_team.desk(by).parts(), m_team.idOf(to)) ? by + " to " + to : std::string();
}

std::string World::revoke()
{
    if (!m_revoked.empty())
        return {};
    if (!revokeMember(m_team.desk("lead").parts(), m_team.idOf("bob")))
        return {};
    m_revoked = "bob";
    return m_revoked;
}

bool World::settle()
{
    for (int round = 0; round < mostRounds; ++round) {
        bool moved = false;
        for (const auto &name : m_names) {
            const auto report = syncOf(name, true);
            moved = moved || !report || report->sent + report->received > 0 || report->continued;
        }
        if (!moved)
            return true;
    }
    return false;
}

std::set<std::string> World::heldBy(const std::string &name, bool validOnly)
{
    using Hashes = std::set<std::string>;
    return orThrow(m_team.desk(name).parts().bulk.submit<Hashes>([validOnly](ReadSession &session) -> Result<Hashes> {
        Statement rows(session.database,
                       "SELECT lower(hex(e.hash)) || ' entry ' || e.seq || ' of a ' || l.role || ' log of ' || "
                       "l.author FROM event e JOIN log l ON l.id = e.log WHERE ? = 0 OR (e.id > 0 AND e.validity = 0)");
        rows.bind(1, validOnly ? 1 : 0);
        Hashes hashes;
        while (rows.step())
            hashes.emplace(rows.text(0));
        return hashes;
    }));
}

std::vector<std::string> World::faults()
{
    std::vector<std::string> found;
    for (const auto &name : m_names)
        for (const auto &problem : m_team.problems(name))
            found.push_back(name + ": " + problem);
    for (const auto *name : {"lead", "second"}) {
        const auto held = heldBy(name, false);
        const auto valid = heldBy(name, true);
        for (const auto &[author, event] : m_filed) {
            const bool mayBeVoid = author == m_revoked || author.starts_with("clone");
            if (!holds(held, event))
                found.push_back(std::string(name) + " lacks what " + author + " filed.");
            else if (!mayBeVoid && !holds(valid, event))
                found.push_back(std::string(name) + " does not count what " + author + " filed.");
        }
    }
    for (const auto &[one, other] : {std::pair("lead", "second"), std::pair("second", "lead")}) {
        const auto others = heldBy(other, false);
        for (const auto &event : heldBy(one, false))
            if (!others.contains(event))
                found.push_back(std::string(other) + " lacks " + event);
    }
    if (!found.empty())
        return found;
    if (heldBy("lead", true) != heldBy("second", true))
        found.emplace_back("The two leads hold the same entries and count others of them.");
    else if (m_team.digest("lead") != m_team.digest("second"))
        found.emplace_back("The two leads hold the same entries and have other tables.");
    return found;
}

} // namespace verdict::test
