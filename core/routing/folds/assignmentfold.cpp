#include "core/routing/folds/assignmentfold.h"

#include "core/case/events/assigned.h"
#include "core/case/events/reviewact.h"
#include "core/case/reviewstate.h"
#include "core/routing/folds/rowcodec.h"
#include "core/routing/urgency.h"

namespace verdict {
namespace {

// state: ReviewState. class 3 = later and next_change 0 = "at once" make a new row's class be worked out at the next
// tick.
constexpr const char *tables = R"sql(
CREATE TABLE assignment(id INTEGER PRIMARY KEY, token INTEGER NOT NULL, state INTEGER NOT NULL, place INTEGER,
    class INTEGER NOT NULL, rank INTEGER NOT NULL, deadline INTEGER NOT NULL, next_change INTEGER,
    at_risk INTEGER NOT NULL, soon INTEGER NOT NULL, until INTEGER, domain TEXT NOT NULL, policy INTEGER NOT NULL,
    event INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, file BLOB NOT NULL);
CREATE UNIQUE INDEX assignment_token ON assignment(token);
-- rank = −priority in millionths, so that one ascending walk is the queue's order.
CREATE INDEX assignment_queue ON assignment(class, rank, deadline, id) WHERE place = 0;
CREATE INDEX assignment_aside ON assignment(until, id) WHERE place = 1;
CREATE INDEX assignment_due ON assignment(next_change) WHERE place IS NOT NULL AND next_change IS NOT NULL;
-- What a reviewer did (ReviewAct::Kind) and what became of it; the words are in the event's sealed payload. undone and
-- superseded: 0 or 1.
CREATE TABLE act(id INTEGER PRIMARY KEY, event INTEGER NOT NULL, hash BLOB NOT NULL, assignment INTEGER NOT NULL,
    kind INTEGER NOT NULL, at INTEGER NOT NULL, undone INTEGER NOT NULL DEFAULT 0, superseded INTEGER NOT NULL DEFAULT 0);
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

class AssignmentRun final : public FoldRun {
public:
    explicit AssignmentRun(Database &database)
        : m_insert(
              database,
              "INSERT INTO assignment(token, state, place, class, rank, deadline, next_change, at_risk, soon, domain, "
              "policy, event, offset, length, file) VALUES(?,0,0,?,?,?,?,?,?,?,?,?,?,?,?)"),
          m_find(database, "SELECT id, state, place FROM assignment WHERE token = ?"),
          m_state(database, "UPDATE assignment SET state = ?, place = ?, until = ?, next_change = ? WHERE id = ?"),
          m_record(database, "INSERT INTO act(event, hash, assignment, kind, at) VALUES(?,?,?,?,?)"),
          m_undo(database, "UPDATE act SET undone = 1 WHERE assignment = ? AND hash = ?"),
          m_supersede(database, "UPDATE act SET superseded = 1 WHERE assignment = ? AND hash = ?"),
          m_count(database, "UPDATE place_count SET n = n + ? WHERE place = ?")
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
        std::optional<int> place;
    };

    std::optional<Found> find(Token token)
    {
        m_find.reset();
        m_find.bind(1, token.value);
        if (!m_find.step())
            return std::nullopt;
        Found found{m_find.integer(0), static_cast<ReviewState>(m_find.integer(1)), {}};
        if (!m_find.isNull(2))
            found.place = static_cast<int>(m_find.integer(2));
        return found;
    }

    void assigned(const FoldEvent &event)
    {
        const Assigned batch = orThrow(readAssigned(event.payload));
        std::int64_t offset = 0;
        for (const auto &one : batch.cases) {
            if (one.replaces)
                takeBack(*one.replaces);
            insert(event, batch, one, offset);
            offset += one.sealedBytes;
        }
        count(placeQueued, static_cast<std::int64_t>(batch.cases.size()));
    }

    void count(int place, std::int64_t change) { m_count.bind(1, change).bind(2, place).run(); }

    void takeBack(Token token)
    {
        const auto found = find(token);
        if (found && (found->state == ReviewState::Queued || found->state == ReviewState::SetAside))
            become(*found, ReviewState::Withdrawn, {}, {});
    }

    void insert(const FoldEvent &event, const Assigned &batch, const AssignedCase &one, std::int64_t offset)
    {
        const UrgencyState urgency =
            urgencyOf(one.deadline, event.at, UrgencyLimits{batch.atRiskMinutes, batch.soonMinutes});
        m_insert.bind(1, one.token.value).bind(2, static_cast<std::int64_t>(urgency.urgency)).bind(3, -one.priorityPpm);
        m_insert.bind(4, one.deadline ? one.deadline->ms : noDeadline);
        if (urgency.changesAt)
            m_insert.bind(5, urgency.changesAt->ms);
        else
            m_insert.bindNull(5);
        m_insert.bind(6, batch.atRiskMinutes).bind(7, batch.soonMinutes).bind(8, std::string_view(one.domain));
        m_insert.bind(9, batch.policyVersion).bind(10, event.row).bind(11, offset).bind(12, one.sealedBytes);
        m_insert.bindBytes(13, std::span(one.file.bytes)).run();
    }

    /// Moves an assignment to another state. Back in the queue its class is due at once, since time may have passed.
    void become(const Found &found, ReviewState state, std::optional<int> place, std::optional<Time> until)
    {
        if (found.place)
            count(*found.place, -1);
        if (place)
            count(*place, 1);
        m_state.bind(1, static_cast<std::int64_t>(state));
        place ? m_state.bind(2, *place) : m_state.bindNull(2);
        until ? m_state.bind(3, until->ms) : m_state.bindNull(3);
        if (place && until)
            m_state.bind(4, until->ms);
        else
            place ? m_state.bind(4, 0) : m_state.bindNull(4);
        m_state.bind(5, found.id).run();
    }

    void act(const FoldEvent &event, const ReviewAct &act)
    {
        const auto found = find(act.token);
        if (!found)
            return;
        record(event, found->id, act.kind);
        switch (act.kind) {
        case ReviewAct::Kind::Decided: return become(*found, ReviewState::Decided, {}, {});
        case ReviewAct::Kind::Amended: return mark(m_supersede, found->id, *act.supersedes);
        case ReviewAct::Kind::Undone:
            mark(m_undo, found->id, *act.supersedes);
            return become(*found, ReviewState::Queued, placeQueued, {});
        case ReviewAct::Kind::SetAside: return become(*found, ReviewState::SetAside, placeSetAside, act.until);
        case ReviewAct::Kind::Released: return become(*found, ReviewState::Released, {}, {});
        case ReviewAct::Kind::Escalated: return become(*found, ReviewState::Escalated, {}, {});
        }
    }

    void record(const FoldEvent &event, std::int64_t assignment, ReviewAct::Kind kind)
    {
        m_record.bind(1, event.row).bindBytes(2, std::span(event.hash.bytes)).bind(3, assignment);
        m_record.bind(4, static_cast<std::int64_t>(kind)).bind(5, event.at.ms).run();
    }

    static void mark(Statement &statement, std::int64_t assignment, const EventHash &decision)
    {
        statement.bind(1, assignment).bindBytes(2, std::span(decision.bytes)).run();
    }

    Statement m_insert;
    Statement m_find;
    Statement m_state;
    Statement m_record;
    Statement m_undo;
    Statement m_supersede;
    Statement m_count;
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
    return {"SELECT token, state, until, rank, deadline, at_risk, soon, domain, policy, file FROM assignment ORDER BY "
            "token",
            "SELECT d.hash, a.token, d.kind, d.at, d.undone, d.superseded FROM act d JOIN assignment a ON a.id = "
            "d.assignment "
            "ORDER BY d.hash"};
}

std::unique_ptr<FoldRun> AssignmentFold::bind(Database &database) const
{
    return std::make_unique<AssignmentRun>(database);
}

} // namespace verdict
