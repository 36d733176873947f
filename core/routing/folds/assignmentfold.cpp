#include "core/routing/folds/assignmentfold.h"

#include "core/case/events/assigned.h"
#include "core/case/events/reviewact.h"
#include "core/case/reviewstate.h"
#include "core/routing/folds/rowcodec.h"
#include "core/routing/urgency.h"

namespace verdict {
namespace {

// reviewer: a row of assignee; mine: that is who sits here. place: see assignmentfold.h; NULL for other members'
// assignments. state: ReviewState. class 3 = later and next_change 0 = "at once" make a new row's class be worked out
// at the next tick.
constexpr const char *tables = R"sql(
CREATE TABLE assignee(id INTEGER PRIMARY KEY, member TEXT NOT NULL UNIQUE);
CREATE TABLE assignment(id INTEGER PRIMARY KEY, token INTEGER NOT NULL, reviewer INTEGER NOT NULL, mine INTEGER NOT NULL,
    state INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0, place INTEGER,
    class INTEGER NOT NULL, rank INTEGER NOT NULL, deadline INTEGER NOT NULL, next_change INTEGER,
    at_risk INTEGER NOT NULL, soon INTEGER NOT NULL, until INTEGER, domain TEXT NOT NULL, policy INTEGER NOT NULL,
    event INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, file BLOB NOT NULL, given_at INTEGER NOT NULL);
CREATE UNIQUE INDEX assignment_token ON assignment(token);
-- rank = −priority in millionths, so that one ascending walk is the queue's order.
CREATE INDEX assignment_queue ON assignment(class, rank, deadline, id) WHERE place = 0;
CREATE INDEX assignment_aside ON assignment(until, id) WHERE place = 1;
CREATE INDEX assignment_due ON assignment(next_change) WHERE place IS NOT NULL AND next_change IS NOT NULL;
-- What a reviewer did (ReviewAct::Kind) and what became of it; the words are in the event's sealed payload. undone and
-- superseded: 0 or 1.
CREATE TABLE act(id INTEGER PRIMARY KEY, event INTEGER NOT NULL, hash BLOB NOT NULL, assignment INTEGER NOT NULL,
    kind INTEGER NOT NULL, at INTEGER NOT NULL, supersedes BLOB, until INTEGER, undone INTEGER NOT NULL DEFAULT 0,
    superseded INTEGER NOT NULL DEFAULT 0);
CREATE INDEX act_assignment ON act(assignment);
-- How many assignments are in each place, so that no screen ever counts rows.
CREATE TABLE place_count(place INTEGER PRIMARY KEY, n INTEGER NOT NULL);
INSERT INTO place_count VALUES(0, 0), (1, 0);
)sql";

template <class T> T orThrow(Result<T> result)
{
    if (!result)
        throw DatabaseFailure{result.error()};
    return std::move(*result);
}

/// In no place of the queue: decided, given back, or somebody else's.
constexpr int nowhere = -1;

/// An act as the state follows from it.
struct ActRow {
    ReviewAct::Kind kind = ReviewAct::Kind::Decided;
    bool inForce = false; ///< a decision that was neither undone nor amended
    std::optional<Time> until;
};

class AssignmentRun final : public FoldRun {
public:
    AssignmentRun(Database &database, MemberId self)
        : m_self(std::move(self)),
          m_insert(database,
                   "INSERT OR IGNORE INTO assignment(token, reviewer, mine, state, place, class, rank, deadline, "
                   "next_change, at_risk, soon, domain, policy, event, offset, length, file, given_at) "
                   "VALUES(?1,?2,?3 IS NOT NULL,0,?3,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
          m_find(database, "SELECT a.id, a.state, a.place, a.withdrawn, a.file, r.member FROM assignment a "
                           "JOIN assignee r ON r.id = a.reviewer WHERE a.token = ?"),
          m_state(database, "UPDATE assignment SET state = ?, place = ?, until = ?, next_change = ? WHERE id = ?"),
          m_withdraw(database, "UPDATE assignment SET withdrawn = 1 WHERE id = ?"),
          m_record(database,
                   "INSERT INTO act(event, hash, assignment, kind, at, supersedes, until) VALUES(?,?,?,?,?,?,?)"),
          m_undo(database, "UPDATE act SET undone = 1 WHERE assignment = ?1 AND hash IN (SELECT supersedes FROM act "
                           "WHERE assignment = ?1 AND kind = ?2)"),
          m_supersede(database, "UPDATE act SET superseded = 1 WHERE assignment = ?1 AND hash IN (SELECT supersedes "
                                "FROM act WHERE assignment = ?1 AND kind = ?2)"),
          m_acts(database, "SELECT d.kind, d.kind IN (0, 1) AND d.undone = 0 AND d.superseded = 0, d.until FROM act d "
                           "JOIN event e ON e.id = d.event WHERE d.assignment = ? ORDER BY e.seq, d.hash"),
          m_count(database, "UPDATE place_count SET n = n + ? WHERE place = ?"),
          m_assignee(database, "SELECT id FROM assignee WHERE member = ?"),
          m_newAssignee(database, "INSERT INTO assignee(member) VALUES(?)"), m_database(database)
    {
    }

    void apply(const FoldEvent &event) override
    {
        if (event.type == assignedType)
            return assigned(event);
        act(event, orThrow(readReviewAct(event.payload)));
    }

private:
    struct Found {
        std::int64_t id = 0;
        ReviewState state = ReviewState::Queued;
        int place = nowhere;
        bool withdrawn = false;
        std::string file;
        std::string reviewer;
    };

    std::optional<Found> find(Token token)
    {
        m_find.reset();
        m_find.bind(1, token.value);
        if (!m_find.step())
            return std::nullopt;
        Found found;
        found.id = m_find.integer(0);
        found.state = static_cast<ReviewState>(m_find.integer(1));
        found.withdrawn = m_find.integer(3) != 0;
        found.file = m_find.bytes(4);
        found.reviewer = m_find.text(5);
        if (!m_find.isNull(2))
            found.place = static_cast<int>(m_find.integer(2));
        m_find.reset();
        return found;
    }

    std::int64_t assignee(const MemberId &member)
    {
        m_assignee.reset();
        m_assignee.bind(1, std::string_view(member.value));
        if (m_assignee.step())
            return m_assignee.integer(0);
        m_newAssignee.bind(1, std::string_view(member.value)).run();
        return m_database.lastRow();
    }

    void assigned(const FoldEvent &event)
    {
        const Assigned batch = orThrow(readAssigned(event.payload));
        const std::int64_t reviewer = assignee(event.log.reviewer);
        const bool mine = event.log.reviewer == m_self;
        std::int64_t offset = 0;
        std::int64_t added = 0;
        for (const auto &one : batch.cases) {
            added += insert(event, batch, one, offset, reviewer, mine);
            offset += one.sealedBytes;
        }
        if (mine)
            count(placeQueued, added);
        for (const auto &token : batch.takenBack)
            takeBack(token, event.log.reviewer);
    }

    void count(int place, std::int64_t change) { m_count.bind(1, change).bind(2, place).run(); }

    void takeBack(Token token, const MemberId &reviewer)
    {
        const auto found = find(token);
        if (!found || found->reviewer != reviewer.value)
            return;
        m_withdraw.bind(1, found->id).run();
        settle(token);
    }

    std::int64_t insert(const FoldEvent &event, const Assigned &batch, const AssignedCase &one, std::int64_t offset,
                        std::int64_t reviewer, bool mine)
    {
        const UrgencyState urgency =
            urgencyOf(one.deadline, event.at, UrgencyLimits{batch.atRiskMinutes, batch.soonMinutes});
        m_insert.bind(1, one.token.value).bind(2, reviewer);
        mine ? m_insert.bind(3, placeQueued) : m_insert.bindNull(3);
        m_insert.bind(4, static_cast<std::int64_t>(urgency.urgency)).bind(5, -one.priorityPpm);
        m_insert.bind(6, one.deadline ? one.deadline->ms : noDeadline);
        if (mine && urgency.changesAt)
            m_insert.bind(7, urgency.changesAt->ms);
        else
            m_insert.bindNull(7);
        m_insert.bind(8, batch.atRiskMinutes).bind(9, batch.soonMinutes).bind(10, std::string_view(one.domain));
        m_insert.bind(11, batch.policyVersion).bind(12, event.row).bind(13, offset).bind(14, one.sealedBytes);
        m_insert.bindBytes(15, std::span(one.file.bytes)).bind(16, event.at.ms).run();
        return m_database.changes();
    }

    void act(const FoldEvent &event, const ReviewAct &act)
    {
        const auto found = find(act.token);
        // Only the person to whom the case was given can act on it, and only on what that person saw.
        if (!found || found->reviewer != event.log.author.value || found->file != asText(act.file.bytes))
            return;
        record(event, found->id, act);
        if (act.kind == ReviewAct::Kind::Undone)
            mark(m_undo, found->id, act.kind);
        if (act.kind == ReviewAct::Kind::Amended)
            mark(m_supersede, found->id, act.kind);
        settle(act.token);
    }

    void record(const FoldEvent &event, std::int64_t assignment, const ReviewAct &act)
    {
        m_record.bind(1, event.row).bindBytes(2, std::span(event.hash.bytes)).bind(3, assignment);
        m_record.bind(4, static_cast<std::int64_t>(act.kind)).bind(5, event.at.ms);
        act.supersedes ? m_record.bindBytes(6, std::span(act.supersedes->bytes)) : m_record.bindNull(6);
        act.until ? m_record.bind(7, act.until->ms) : m_record.bindNull(7);
        m_record.run();
    }

    static void mark(Statement &statement, std::int64_t assignment, ReviewAct::Kind kind)
    {
        statement.bind(1, assignment).bind(2, static_cast<std::int64_t>(kind)).run();
    }

    std::vector<ActRow> acts(std::int64_t assignment)
    {
        std::vector<ActRow> rows;
        m_acts.bind(1, assignment);
        while (m_acts.step()) {
            ActRow row{static_cast<ReviewAct::Kind>(m_acts.integer(0)), m_acts.integer(1) != 0, {}};
            if (!m_acts.isNull(2))
                row.until = Time{m_acts.integer(2)};
            rows.push_back(row);
        }
        return rows;
    }

    /// Works the state out anew from all that is known of an assignment.
    void settle(Token token)
    {
        const auto found = find(token);
        const auto all = acts(found->id);
        for (const auto &act : all)
            if (act.inForce)
                return become(*found, ReviewState::Decided, nowhere, {});
        // An amendment of what was undone says nothing by itself.
        const ActRow *last = nullptr;
        for (const auto &act : all)
            if (act.kind != ReviewAct::Kind::Amended && act.kind != ReviewAct::Kind::Decided)
                last = &act;
        if (last && last->kind == ReviewAct::Kind::Released)
            return become(*found, ReviewState::Released, nowhere, {});
        if (last && last->kind == ReviewAct::Kind::Escalated)
            return become(*found, ReviewState::Escalated, nowhere, {});
        if (found->withdrawn)
            return become(*found, ReviewState::Withdrawn, nowhere, {});
        if (last && last->kind == ReviewAct::Kind::SetAside)
            return become(*found, ReviewState::SetAside, placeSetAside, last->until);
        become(*found, ReviewState::Queued, placeQueued, {});
    }

    /// Moves an assignment to another state. Back in the queue its class is due at once, since time may have passed.
    void become(const Found &found, ReviewState state, int place, std::optional<Time> until)
    {
        const int to = found.reviewer == m_self.value ? place : nowhere;
        if (found.place != nowhere)
            count(found.place, -1);
        if (to != nowhere)
            count(to, 1);
        m_state.bind(1, static_cast<std::int64_t>(state));
        to == nowhere ? m_state.bindNull(2) : m_state.bind(2, to);
        until ? m_state.bind(3, until->ms) : m_state.bindNull(3);
        if (to == nowhere)
            m_state.bindNull(4);
        else
            m_state.bind(4, until ? until->ms : 0);
        m_state.bind(5, found.id).run();
    }

    MemberId m_self;
    Statement m_insert;
    Statement m_find;
    Statement m_state;
    Statement m_withdraw;
    Statement m_record;
    Statement m_undo;
    Statement m_supersede;
    Statement m_acts;
    Statement m_count;
    Statement m_assignee;
    Statement m_newAssignee;
    Database &m_database;
};

} // namespace

std::vector<std::string> AssignmentFold::types() const
{
    auto types = reviewActTypes();
    types.emplace_back(assignedType);
    return types;
}

std::string AssignmentFold::schema() const { return verdict::tables; }

std::vector<std::string> AssignmentFold::dumps() const
{
    return {"SELECT a.token, r.member, a.state, a.withdrawn, a.until, a.rank, a.deadline, a.at_risk, a.soon, a.domain, "
            "a.policy, a.file FROM assignment a JOIN assignee r ON r.id = a.reviewer ORDER BY a.token",
            "SELECT d.hash, a.token, d.kind, d.at, d.undone, d.superseded FROM act d JOIN assignment a ON a.id = "
            "d.assignment "
            "ORDER BY d.hash"};
}

std::unique_ptr<FoldRun> AssignmentFold::bind(Database &database) const
{
    return std::make_unique<AssignmentRun>(database, m_self);
}

} // namespace verdict
