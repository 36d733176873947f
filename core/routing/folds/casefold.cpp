#include "core/routing/folds/casefold.h"

#include "core/case/events/reviewact.h"
#include "core/case/events/routed.h"
#include "core/routing/folds/rowcodec.h"

namespace verdict {
namespace {

constexpr const char *tables = R"sql(
CREATE TABLE domain(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
-- key_high and key_low are the keyed name of (domain, id); only the first is indexed, the second settles the rare collision.
CREATE TABLE cases(id INTEGER PRIMARY KEY, key_high INTEGER NOT NULL, key_low INTEGER NOT NULL, state INTEGER NOT NULL,
    domain INTEGER NOT NULL, revision INTEGER NOT NULL, ingested INTEGER NOT NULL,
    event INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, record BLOB NOT NULL, content BLOB NOT NULL,
    route_event INTEGER, token INTEGER);
-- The version of the record that an assignment was composed from: it stays what its decision was about.
CREATE TABLE given(token INTEGER PRIMARY KEY, case_row INTEGER NOT NULL, event INTEGER NOT NULL, offset INTEGER NOT NULL,
    length INTEGER NOT NULL, record BLOB NOT NULL) WITHOUT ROWID;
-- Labels that predictions named, for domains whose policy and records bring no list.
CREATE TABLE domain_label(domain TEXT NOT NULL, label TEXT NOT NULL, PRIMARY KEY(domain, label)) WITHOUT ROWID;
CREATE INDEX cases_key ON cases(key_high);
CREATE INDEX cases_unrouted ON cases(id) WHERE state = 0;
)sql";

template <class T> T orThrow(Result<T> result)
{
    if (!result)
        throw DatabaseFailure{result.error()};
    return std::move(*result);
}

class CaseRun final : public FoldRun {
public:
    explicit CaseRun(Database &database)
        : m_database(database),
          m_find(database, "SELECT id, key_low, state, content, revision FROM cases WHERE key_high = ?"),
          m_insert(
              database,
              "INSERT INTO cases(key_high, key_low, state, domain, revision, ingested, event, offset, length, record, "
              "content) VALUES(?,?,0,?,1,?,?,?,?,?,?)"),
          m_revise(
              database,
              "UPDATE cases SET state = 0, revision = revision + 1, ingested = ?, event = ?, offset = ?, length = ?, "
              "record = ?, content = ? WHERE id = ?"),
          m_route(database, "UPDATE cases SET state = ?, route_event = ?, token = ? WHERE id = ? AND record = ?"),
          m_give(database, "INSERT OR REPLACE INTO given SELECT token, id, event, offset, length, record FROM cases "
                           "WHERE id = ? AND record = ? AND token IS NOT NULL"),
          m_byToken(database, "UPDATE cases SET state = ?1 WHERE id = (SELECT case_row FROM given WHERE token = ?2) "
                              "AND token = ?2 AND state <> 0"),
          m_label(database, "INSERT OR IGNORE INTO domain_label(domain, label) VALUES(?, ?)")
    {
    }

    void apply(const FoldEvent &event) override
    {
        if (event.type == ingestedType)
            return ingested(event);
        if (event.type == routedType)
            return routed(event);
        act(orThrow(readReviewAct(event.payload)));
    }

private:
    struct Found {
        std::int64_t id = 0;
        CaseState state = CaseState::Unrouted;
        bool sameContent = false;
    };

    std::optional<Found> find(const KeyedName &key, const KeyedName *content)
    {
        const KeyPair pair = pairOf(key);
        m_find.reset();
        m_find.bind(1, pair.high);
        while (m_find.step()) {
            if (m_find.integer(1) != pair.low)
                continue;
            Found found{m_find.integer(0), static_cast<CaseState>(m_find.integer(2)), false};
            if (content)
                found.sameContent = m_find.bytes(3) ==
                                    std::string_view(reinterpret_cast<const char *>(content->data()), content->size());
            return found;
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
        const auto found = find(one.key, &one.content);
        if (!found)
            return insert(event, one, domainId, offset);
        if (!found->sameContent && found->state != CaseState::Decided)
            revise(event, one, offset, found->id);
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

    void revise(const FoldEvent &event, const IngestedCase &one, std::int64_t offset, std::int64_t id)
    {
        m_revise.bind(1, event.at.ms).bind(2, event.row).bind(3, offset).bind(4, one.sealedBytes);
        m_revise.bindBytes(5, std::span(one.record.bytes)).bindBytes(6, std::span(one.content)).bind(7, id).run();
    }

    void routed(const FoldEvent &event)
    {
        const Routed batch = orThrow(readRouted(event.payload));
        for (const auto &one : batch.cases) {
            const auto found = find(one.key, nullptr);
            if (!found)
                continue;
            m_route.bind(1, static_cast<std::int64_t>(stateOf(one.outcome))).bind(2, event.row);
            if (one.token)
                m_route.bind(3, one.token->value);
            else
                m_route.bindNull(3);
            m_route.bind(4, found->id).bindBytes(5, std::span(one.record.bytes)).run();
            m_give.bind(1, found->id).bindBytes(2, std::span(one.record.bytes)).run();
        }
    }

    static CaseState stateOf(RoutedCase::Outcome outcome)
    {
        switch (outcome) {
        case RoutedCase::Outcome::Automated: return CaseState::Automated;
        case RoutedCase::Outcome::Review: return CaseState::InReview;
        case RoutedCase::Outcome::Audit: return CaseState::InAudit;
        }
        return CaseState::InReview;
    }

    /// A case that was given back or passed upwards waits for the router again.
    void act(const ReviewAct &act)
    {
        switch (act.kind) {
        case ReviewAct::Kind::Decided: return move(act.token, CaseState::Decided);
        case ReviewAct::Kind::Undone: return move(act.token, CaseState::InReview);
        case ReviewAct::Kind::Released:
        case ReviewAct::Kind::Escalated: return move(act.token, CaseState::Unrouted);
        case ReviewAct::Kind::Amended:
        case ReviewAct::Kind::SetAside: return;
        }
    }

    /// An unrouted case is a newer version than the one that was acted upon, or was given back: it waits for its route
    /// either way.
    void move(Token token, CaseState state)
    {
        m_byToken.bind(1, static_cast<std::int64_t>(state)).bind(2, token.value).run();
    }

    Database &m_database;
    Statement m_find;
    Statement m_insert;
    Statement m_revise;
    Statement m_route;
    Statement m_give;
    Statement m_byToken;
    Statement m_label;
};

} // namespace

std::vector<std::string> CaseFold::types() const
{
    auto types = reviewActTypes();
    types.emplace_back(ingestedType);
    types.emplace_back(routedType);
    return types;
}

std::string CaseFold::schema() const { return verdict::tables; }

std::vector<std::string> CaseFold::dumps() const
{
    return {"SELECT c.key_high, c.key_low, c.state, d.name, c.revision, c.record, c.content, c.token FROM cases c "
            "JOIN domain d ON d.id = c.domain ORDER BY c.key_high, c.key_low",
            "SELECT domain, label FROM domain_label ORDER BY domain, label",
            "SELECT token, record FROM given ORDER BY token"};
}

std::unique_ptr<FoldRun> CaseFold::bind(Database &database) const { return std::make_unique<CaseRun>(database); }

} // namespace verdict
