#include "core/routing/folds/casefold.h"

#include "core/case/events/assigned.h"
#include "core/case/events/reviewact.h"
#include "core/case/events/routed.h"
#include "core/case/reviewstate.h"
#include "core/routing/folds/rowcodec.h"

#include <simdjson.h>

namespace verdict {
namespace {

constexpr const char *tables = R"sql(
CREATE TABLE domain(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
-- The version of each case that counts. key_high and key_low are the keyed name of (domain, id); only the first is indexed,
-- the second settles the rare collision. automated: content of the version that a route answered without a person.
CREATE TABLE cases(id INTEGER PRIMARY KEY, key_high INTEGER NOT NULL, key_low INTEGER NOT NULL, state INTEGER NOT NULL,
    domain INTEGER NOT NULL, revision INTEGER NOT NULL, ingested INTEGER NOT NULL,
    event INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, record BLOB NOT NULL, content BLOB NOT NULL,
    route_event INTEGER, token INTEGER, automated BLOB);
-- All versions of those cases of which several records came.
CREATE TABLE version(case_row INTEGER NOT NULL, record BLOB NOT NULL, content BLOB NOT NULL, revises BLOB, ingested INTEGER NOT NULL,
    event INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, PRIMARY KEY(case_row, record)) WITHOUT ROWID;
-- The version of the record that an assignment was composed from: it stays what its decision was about.
CREATE TABLE given(token INTEGER PRIMARY KEY, case_row INTEGER NOT NULL, outcome INTEGER NOT NULL, route_event INTEGER NOT NULL,
    content BLOB NOT NULL, event INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, record BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX given_case ON given(case_row);
-- Labels that predictions named, for domains whose policy and records bring no list.
CREATE TABLE domain_label(domain TEXT NOT NULL, label TEXT NOT NULL, PRIMARY KEY(domain, label)) WITHOUT ROWID;
CREATE INDEX cases_key ON cases(key_high);
CREATE INDEX cases_unrouted ON cases(id) WHERE state = 0;
)sql";

/// State of an assignment that still asks for a decision, or got one.
constexpr const char *givenQuery =
    "SELECT g.token, g.outcome, g.route_event, a.state FROM given g LEFT JOIN assignment a ON a.token = g.token "
    "WHERE g.case_row = ?1 AND g.content = (SELECT content FROM cases WHERE id = ?1) ORDER BY g.token";
constexpr const char *currentQuery =
    "SELECT v.record, v.content, v.ingested, v.event, v.offset, v.length FROM version v WHERE v.case_row = ?1 AND "
    "NOT EXISTS (SELECT 1 FROM version n WHERE n.case_row = ?1 AND n.revises = v.content AND n.content <> v.content) "
    "ORDER BY v.content, v.record LIMIT 1";

template <class T> T orThrow(Result<T> result)
{
    if (!result)
        throw DatabaseFailure{result.error()};
    return std::move(*result);
}

/// Whether an assignment still asks for its decision.
bool isOpen(ReviewState state)
{
    return state != ReviewState::Released && state != ReviewState::Escalated && state != ReviewState::Withdrawn;
}

class CaseRun final : public FoldRun {
public:
    explicit CaseRun(Database &database)
        : m_database(database), m_find(database, "SELECT id, key_low, record, content FROM cases WHERE key_high = ?"),
          m_insert(
              database,
              "INSERT INTO cases(key_high, key_low, state, domain, revision, ingested, event, offset, length, record, "
              "content) VALUES(?,?,0,?,1,?,?,?,?,?,?)"),
          m_keepFirst(database, "INSERT OR IGNORE INTO version SELECT id, record, content, NULL, ingested, event, "
                                "offset, length FROM cases WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM version WHERE "
                                "case_row = ?1)"),
          m_version(database,
                    "INSERT OR IGNORE INTO version(case_row, record, content, revises, ingested, event, offset, "
                    "length) VALUES(?,?,?,?,?,?,?,?)"),
          m_current(database, currentQuery),
          m_revise(database,
                   "UPDATE cases SET revision = (SELECT count(DISTINCT content) FROM version WHERE case_row = ?7), "
                   "ingested = ?1, event = ?2, offset = ?3, length = ?4, record = ?5, content = ?6 WHERE id = ?7"),
          m_automate(database, "UPDATE cases SET automated = ?, route_event = ? WHERE id = ?"),
          m_give(database, "INSERT OR IGNORE INTO given(token, case_row, outcome, route_event, content, event, offset, "
                           "length, record) VALUES(?,?,?,?,?,?,?,?,?)"),
          m_place(database, "SELECT content, event, offset, length FROM cases WHERE id = ?1 AND record = ?2 UNION ALL "
                            "SELECT content, event, offset, length FROM version WHERE case_row = ?1 AND record = ?2"),
          m_given(database, givenQuery), m_caseOf(database, "SELECT case_row FROM given WHERE token = ?"),
          m_state(database, "UPDATE cases SET state = ?1, token = ?2, route_event = ifnull(?3, route_event) WHERE id = "
                            "?4"),
          m_automated(database, "SELECT automated = content FROM cases WHERE id = ?"),
          m_label(database, "INSERT OR IGNORE INTO domain_label(domain, label) VALUES(?, ?)")
    {
    }

    void apply(const FoldEvent &event) override
    {
        if (event.type == ingestedType)
            return ingested(event);
        if (event.type == routedType)
            return routed(event);
        if (event.type == assignedType)
            return takenBack(event);
        act(orThrow(readReviewAct(event.payload)));
    }

private:
    struct Found {
        std::int64_t id = 0;
        bool sameRecord = false;
        bool sameContent = false;
    };

    std::optional<Found> find(const KeyedName &key, const ObjectName &record, const KeyedName *content)
    {
        const KeyPair pair = pairOf(key);
        m_find.reset();
        m_find.bind(1, pair.high);
        while (m_find.step()) {
            if (m_find.integer(1) != pair.low)
                continue;
            return Found{m_find.integer(0), m_find.bytes(2) == asText(record.bytes),
                         content && m_find.bytes(3) == asText(*content)};
        }
        return std::nullopt;
    }

    std::int64_t domain(const std::string &name)
    {
        Statement query(m_database, "SELECT id FROM domain WHERE name = ?");
        query.bind(1, std::string_view(name));
        if (query.step())
            return query.integer(0);
        Statement(m_database, "INSERT INTO domain(name) VALUES(?)").bind(1, std::string_view(name)).run();
        return m_database.lastRow();
    }

    void ingested(const FoldEvent &event)
    {
        for (const auto &[name, labels] : orThrow(readLabelsSeen(event.payload)))
            for (const auto &label : labels)
                m_label.bind(1, std::string_view(name)).bind(2, std::string_view(label)).run();
        std::int64_t offset = 0;
        std::string lastName;
        std::int64_t lastDomain = 0;
        for (const auto &one : orThrow(readIngested(event.payload))) {
            if (one.domain != lastName) {
                lastName = one.domain;
                lastDomain = domain(one.domain);
            }
            place(event, one, lastDomain, offset);
            offset += one.sealedBytes;
        }
    }

    void place(const FoldEvent &event, const IngestedCase &one, std::int64_t domainId, std::int64_t offset)
    {
        const auto found = find(one.key, one.record, &one.content);
        if (!found)
            return insert(event, one, domainId, offset);
        if (!found->sameRecord)
            addVersion(event, one, offset, found->id);
    }

    void insert(const FoldEvent &event, const IngestedCase &one, std::int64_t domainId, std::int64_t offset)
    {
        const KeyPair pair = pairOf(one.key);
        m_insert.bind(1, pair.high).bind(2, pair.low).bind(3, domainId).bind(4, event.at.ms).bind(5, event.row);
        m_insert.bind(6, offset)
            .bind(7, one.sealedBytes)
            .bindBytes(8, std::span(one.record.bytes))
            .bindBytes(9, std::span(one.content))
            .run();
    }

    /// Another record of a case: a revision, or the same content that another lead took in as well. Which one counts
    /// follows from all that came, not from which came first.
    void addVersion(const FoldEvent &event, const IngestedCase &one, std::int64_t offset, std::int64_t id)
    {
        m_keepFirst.bind(1, id).run();
        m_version.bind(1, id).bindBytes(2, std::span(one.record.bytes)).bindBytes(3, std::span(one.content));
        one.revises ? m_version.bindBytes(4, std::span(*one.revises)) : m_version.bindNull(4);
        m_version.bind(5, event.at.ms).bind(6, event.row).bind(7, offset).bind(8, one.sealedBytes).run();
        m_current.bind(1, id);
        if (m_current.step()) {
            const std::string record(m_current.bytes(0));
            const std::string content(m_current.bytes(1));
            m_revise.bind(1, m_current.integer(2)).bind(2, m_current.integer(3)).bind(3, m_current.integer(4));
            m_revise.bind(4, m_current.integer(5)).bindBytes(5, std::string_view(record));
            m_revise.bindBytes(6, std::string_view(content)).bind(7, id).run();
        }
        m_current.reset();
        settle(id);
    }

    void routed(const FoldEvent &event)
    {
        const Routed batch = orThrow(readRouted(event.payload));
        for (const auto &one : batch.cases) {
            const auto found = find(one.key, one.record, nullptr);
            if (found)
                route(event, one, found->id);
        }
    }

    void route(const FoldEvent &event, const RoutedCase &one, std::int64_t id)
    {
        m_place.reset();
        m_place.bind(1, id).bindBytes(2, std::span(one.record.bytes));
        if (!m_place.step())
            return;
        const std::string content(m_place.bytes(0));
        const ObjectRef record{m_place.integer(1), m_place.integer(2), m_place.integer(3), one.record};
        m_place.reset();
        if (one.outcome != RoutedCase::Outcome::Review)
            m_automate.bindBytes(1, std::string_view(content)).bind(2, event.row).bind(3, id).run();
        if (one.token)
            give(event, one, id, content, record);
        settle(id);
    }

    void give(const FoldEvent &event, const RoutedCase &one, std::int64_t id, const std::string &content,
              const ObjectRef &record)
    {
        m_give.bind(1, one.token->value).bind(2, id).bind(3, static_cast<std::int64_t>(one.outcome));
        m_give.bind(4, event.row).bindBytes(5, std::string_view(content)).bind(6, record.event).bind(7, record.offset);
        m_give.bind(8, record.length).bindBytes(9, std::span(one.record.bytes)).run();
    }

    void act(const ReviewAct &act) { settleCaseOf(act.token); }

    void takenBack(const FoldEvent &event)
    {
        simdjson::dom::element list;
        if (event.payload["takenBack"].get(list) != simdjson::SUCCESS)
            return;
        for (const auto &token : orThrow(readAssigned(event.payload)).takenBack)
            settleCaseOf(token);
    }

    void settleCaseOf(Token token)
    {
        m_caseOf.reset();
        m_caseOf.bind(1, token.value);
        if (!m_caseOf.step())
            return;
        const auto id = m_caseOf.integer(0);
        m_caseOf.reset();
        settle(id);
    }

    /// Works a case's state out from its assignments of the version that counts: decided if one of them is; asked while
    /// one of them is open; else the automated answer stands; else it waits for the router.
    void settle(std::int64_t id)
    {
        std::optional<std::int64_t> token;
        std::int64_t routeEvent = 0;
        CaseState state = CaseState::Unrouted;
        m_given.bind(1, id);
        while (m_given.step()) {
            const auto its = m_given.isNull(3) ? ReviewState::Queued : static_cast<ReviewState>(m_given.integer(3));
            const bool audit = m_given.integer(1) == static_cast<std::int64_t>(RoutedCase::Outcome::Audit);
            const CaseState asked = its == ReviewState::Decided ? CaseState::Decided
                                    : !isOpen(its)              ? CaseState::Unrouted
                                    : audit                     ? CaseState::InAudit
                                                                : CaseState::InReview;
            if (token && rank(asked) <= rank(state))
                continue;
            token = m_given.integer(0);
            routeEvent = m_given.integer(2);
            state = asked;
        }
        m_given.reset();
        if (!token && isAutomated(id))
            state = CaseState::Automated;
        m_state.bind(1, static_cast<std::int64_t>(state));
        token ? m_state.bind(2, *token) : m_state.bindNull(2);
        token ? m_state.bind(3, routeEvent) : m_state.bindNull(3);
        m_state.bind(4, id).run();
    }

    static int rank(CaseState state) { return state == CaseState::Decided ? 2 : state == CaseState::Unrouted ? 0 : 1; }

    bool isAutomated(std::int64_t id)
    {
        m_automated.bind(1, id);
        const bool automated = m_automated.step() && !m_automated.isNull(0) && m_automated.integer(0) != 0;
        m_automated.reset();
        return automated;
    }

    Database &m_database;
    Statement m_find;
    Statement m_insert;
    Statement m_keepFirst;
    Statement m_version;
    Statement m_current;
    Statement m_revise;
    Statement m_automate;
    Statement m_give;
    Statement m_place;
    Statement m_given;
    Statement m_caseOf;
    Statement m_state;
    Statement m_automated;
    Statement m_label;
};

} // namespace

std::vector<std::string> CaseFold::types() const
{
    auto types = reviewActTypes();
    types.emplace_back(ingestedType);
    types.emplace_back(routedType);
    types.emplace_back(assignedType);
    return types;
}

std::string CaseFold::schema() const { return verdict::tables; }

std::vector<std::string> CaseFold::dumps() const
{
    return {"SELECT c.key_high, c.key_low, c.state, d.name, c.revision, c.record, c.content, c.token, c.automated FROM "
            "cases c "
            "JOIN domain d ON d.id = c.domain ORDER BY c.key_high, c.key_low",
            "SELECT domain, label FROM domain_label ORDER BY domain, label",
            "SELECT token, record FROM given ORDER BY token"};
}

std::unique_ptr<FoldRun> CaseFold::bind(Database &database) const { return std::make_unique<CaseRun>(database); }

} // namespace verdict
