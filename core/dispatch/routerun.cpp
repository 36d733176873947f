#include "core/dispatch/routerun.h"

#include "core/blinding/composer.h"
#include "core/case/casefilecodec.h"
#include "core/case/caserecordreader.h"
#include "core/case/jsonwriter.h"
#include "core/routing/folds/casefold.h"
#include "core/routing/folds/rowcodec.h"
#include "core/routing/routecodec.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <simdjson.h>

namespace verdict {
namespace {

constexpr std::int64_t maxPackBytes = 1024 * 1024;
constexpr int tokenBits = 30;

RoutedCase::Outcome outcomeOf(RouteOutcome outcome)
{
    switch (outcome) {
    case RouteOutcome::Automated: return RoutedCase::Outcome::Automated;
    case RouteOutcome::Audit: return RoutedCase::Outcome::Audit;
    case RouteOutcome::Review: return RoutedCase::Outcome::Review;
    }
    return RoutedCase::Outcome::Review;
}

/// A row of the cases table that waits for its route.
struct Waiting {
    std::int64_t row = 0;
    KeyedName key{};
    Time ingested;
    ObjectRef record;
    std::optional<Token> previous;
};

void store(std::array<std::uint8_t, 16> &name, std::int64_t high, std::int64_t low)
{
    for (int i = 7; i >= 0; --i) {
        name[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(high & 0xFF);
        name[static_cast<std::size_t>(8 + i)] = static_cast<std::uint8_t>(low & 0xFF);
        high >>= 8;
        low >>= 8;
    }
}

Waiting waitingOf(const Statement &row)
{
    Waiting waiting;
    waiting.row = row.integer(0);
    store(waiting.key, row.integer(1), row.integer(2));
    waiting.ingested = Time{row.integer(3)};
    waiting.record = objectRefAt(row, 4);
    if (!row.isNull(8))
        waiting.previous = Token{static_cast<std::uint32_t>(row.integer(8))};
    return waiting;
}

std::vector<Waiting> waitingAfter(Database &database, std::int64_t afterRow, std::size_t limit)
{
    std::vector<Waiting> list;
    Statement &rows =
        database.cached("SELECT id, key_high, key_low, ingested, event, offset, length, record, token FROM cases "
                        "WHERE state = 0 AND id > ? ORDER BY id LIMIT ?");
    rows.bind(1, afterRow).bind(2, static_cast<std::int64_t>(limit));
    while (rows.step())
        list.push_back(waitingOf(rows));
    return list;
}

bool tokenTaken(Database &database, Token token)
{
    Statement &query = database.cached("SELECT 1 FROM assignment WHERE token = ?");
    query.bind(1, token.value);
    return query.step();
}

class Planner {
public:
    Planner(ReadSession &session, const RouteSetup &setup, const WorkspaceFiles &files, const Keyring &keys,
            std::set<Token> promised)
        : m_session(session), m_setup(setup), m_files(files), m_keys(keys),
          m_reviewerKey(keys.newest(setup.toReviewer)->second), m_taken(std::move(promised))
    {
    }

    PlannedCase plan(const Waiting &waiting)
    {
        const std::string json = m_session.objects.open(waiting.record).plaintext;
        Rejection why;
        const auto record = m_reader.read(json, why);
        if (!record)
            throw DatabaseFailure{
                {ErrorKind::Damaged, "A stored case record cannot be read: " + why.field + ": " + why.reason}};
        const Route taken = route(*record, m_setup.policy, m_setup.draws);
        PlannedCase planned;
        planned.row = waiting.row;
        planned.routed.key = waiting.key;
        planned.routed.record = waiting.record.name;
        planned.routed.outcome = outcomeOf(taken.outcome);
        planned.routed.route = writeRoute(taken);
        if (taken.needsReview())
            assign(waiting, *record, taken, planned);
        return planned;
    }

private:
    void assign(const Waiting &waiting, const CaseRecord &record, const Route &taken, PlannedCase &planned)
    {
        const Token token = drawToken(waiting);
        AssignedCase assigned;
        assigned.token = token;
        assigned.domain = record.name.domain;
        assigned.priorityPpm = std::llround(std::clamp(taken.priority.value, 0.0, 1.0) * 1e6);
        assigned.replaces = waiting.previous;
        Composition from{record,
                         taken,
                         m_setup.policy,
                         token,
                         Arm::Shown,
                         waiting.ingested,
                         attachments(waiting, record, assigned),
                         labelsSeen(record)};
        const CaseFile file = compose(from);
        assigned.deadline = file.deadline;
        const std::string json = writeCaseFile(file);
        const Salted salted = saltAndName(json);
        planned.sealedFile = seal(m_reviewerKey, salted, json);
        assigned.file = salted.name;
        assigned.sealedBytes = static_cast<std::int64_t>(planned.sealedFile.size());
        planned.routed.token = token;
        planned.routed.reviewer = m_setup.reviewer;
        planned.assigned = std::move(assigned);
    }

    /// Labels seen in the domain, where neither record nor policy brings a list.
    std::vector<std::string> labelsSeen(const CaseRecord &record)
    {
        std::vector<std::string> labels;
        if (!record.labels.empty() || !m_setup.policy.open.of(record.name.domain).labels.empty())
            return labels;
        Statement &rows =
            m_session.database.cached("SELECT label FROM domain_label WHERE domain = ? ORDER BY label LIMIT 50");
        rows.bind(1, std::string_view(record.name.domain));
        while (rows.step())
            labels.emplace_back(rows.text(0));
        return labels;
    }

    /// A token that no assignment has yet: drawn by purpose and id, with a counter for the rare collision.
    Token drawToken(const Waiting &waiting)
    {
        const std::string id = toHex(waiting.key.data(), waiting.key.size()) + '|' + waiting.record.name.hex() + '|' +
                               (waiting.previous ? waiting.previous->text() : std::string());
        for (int attempt = 0;; ++attempt) {
            const auto value =
                m_setup.draws.below(std::uint64_t{1} << tokenBits, "token", id + '|' + std::to_string(attempt));
            const Token token{static_cast<std::uint32_t>(value)};
            if (!m_taken.contains(token) && !tokenTaken(m_session.database, token)) {
                m_taken.insert(token);
                return token;
            }
        }
    }

    /// Attachments of the record, sealed afresh for the reviewer: no content is shared between audiences.
    std::vector<std::optional<AttachmentRef>> attachments(const Waiting &waiting, const CaseRecord &record,
                                                          AssignedCase &assigned)
    {
        std::vector<std::optional<AttachmentRef>> refs(record.evidence.size());
        if (std::none_of(record.evidence.begin(), record.evidence.end(),
                         [](const Evidence &e) { return !e.path.empty(); }))
            return refs;
        for (const auto &attachment : manifestOf(waiting).attachments) {
            const std::string bytes = m_session.objects.openBlob(waiting.record.event, attachment.object).plaintext;
            const Salted salted = saltAndName(bytes);
            const std::string sealed = seal(m_reviewerKey, salted, bytes);
            publishBlob(m_files, salted.name, sealed);
            assigned.blobs.push_back({salted.name, static_cast<std::int64_t>(sealed.size())});
            refs.at(static_cast<std::size_t>(attachment.evidence)) =
                AttachmentRef{salted.name, attachment.mediaType, attachment.bytes, attachment.width, attachment.height};
        }
        return refs;
    }

    IngestedCase manifestOf(const Waiting &waiting)
    {
        const auto stored = readEvent(m_session.database, waiting.record.event);
        const auto body = stored ? readBody(stored->event.bodyBytes) : Result<Body>(Error{});
        const auto key = m_keys.key(m_setup.leads, stored ? stored->event.epoch : 0);
        const auto opened = body && key ? openPayload(stored->event, *body, *key)
                                        : Result<Opened>(Error{ErrorKind::Damaged, "A case's manifest is missing."});
        if (!opened)
            throw DatabaseFailure{opened.error()};
        JsonFault fault;
        const auto root = m_json.parse(opened->plaintext, fault);
        auto cases = root ? readIngested(root->get_object())
                          : Result<std::vector<IngestedCase>>(Error{ErrorKind::Damaged, fault.reason});
        if (!cases)
            throw DatabaseFailure{cases.error()};
        for (auto &one : *cases)
            if (one.record == waiting.record.name)
                return std::move(one);
        throw DatabaseFailure{{ErrorKind::Damaged, "A case is missing from its manifest."}};
    }

    ReadSession &m_session;
    const RouteSetup &m_setup;
    const WorkspaceFiles &m_files;
    const Keyring &m_keys;
    AudienceKey m_reviewerKey;
    CaseRecordReader m_reader;
    StrictJson m_json;
    std::set<Token> m_taken; ///< by this plan, or by one that may not be stored yet
};

bool stillWaiting(Database &database, const PlannedCase &planned)
{
    // The next stretch is planned while the last is written, so that two may draw the same token.
    if (planned.assigned && tokenTaken(database, planned.assigned->token))
        return false;
    Statement &query = database.cached("SELECT 1 FROM cases WHERE id = ? AND state = 0 AND record = ?");
    query.bind(1, planned.row).bindBytes(2, std::span(planned.routed.record.bytes));
    return query.step();
}

void tally(const PlannedCase &planned, RouteCounts &counts)
{
    ++counts.routed;
    counts.automated += planned.routed.outcome != RoutedCase::Outcome::Review;
    counts.escalated += planned.routed.outcome == RoutedCase::Outcome::Review;
    counts.audited += planned.routed.outcome == RoutedCase::Outcome::Audit;
    counts.assigned += planned.assigned.has_value();
}

void appendAssigned(JournalSession &session, const RouteSetup &setup, std::vector<PlannedCase> &cases)
{
    // Shuffled by token, which is random and means nothing: the order of arrival tells nobody anything.
    std::sort(cases.begin(), cases.end(),
              [](const PlannedCase &a, const PlannedCase &b) { return a.routed.token < b.routed.token; });
    Assigned batch{
        setup.policy.version, setup.policy.leads.urgency.atRiskMinutes, setup.policy.leads.urgency.soonMinutes, {}};
    std::string pack;
    std::vector<BlobRef> blobs;
    for (auto &planned : cases) {
        if (!planned.assigned)
            continue;
        pack += planned.sealedFile;
        for (const auto &blob : planned.assigned->blobs)
            blobs.push_back({blob.object, blob.sealedBytes});
        batch.cases.push_back(std::move(*planned.assigned));
    }
    if (batch.cases.empty())
        return;
    JsonWriter payload = beginPayload(assignedType, setup.now, setup.router);
    writeAssigned(payload, batch);
    payload.endObject();
    session.append(setup.toReviewer, payload.bytes(), pack, blobs);
}

void appendRouted(JournalSession &session, const RouteSetup &setup, std::vector<PlannedCase> &cases)
{
    Routed batch{setup.policy.version, {}};
    for (auto &planned : cases)
        batch.cases.push_back(std::move(planned.routed));
    JsonWriter payload = beginPayload(routedType, setup.now, setup.router);
    writeRouted(payload, batch);
    payload.endObject();
    session.append(setup.leads, payload.bytes());
}

} // namespace

std::set<Token> RoutePlan::tokens() const
{
    std::set<Token> tokens;
    for (const auto &planned : cases)
        if (planned.assigned)
            tokens.insert(planned.assigned->token);
    return tokens;
}

RoutePlan planRoutes(ReadSession &session, const RouteSetup &setup, const WorkspaceFiles &files, const Keyring &keys,
                     std::int64_t afterRow, std::size_t limit, const std::set<Token> &promised)
{
    RoutePlan plan;
    plan.lastRow = afterRow;
    Planner planner(session, setup, files, keys, promised);
    const auto waiting = waitingAfter(session.database, afterRow, limit);
    plan.end = waiting.size() < limit;
    std::int64_t bytes = 0;
    for (const auto &one : waiting) {
        plan.cases.push_back(planner.plan(one));
        plan.lastRow = one.row;
        bytes += static_cast<std::int64_t>(plan.cases.back().sealedFile.size());
        if (bytes >= maxPackBytes) {
            plan.end = plan.end && one.row == waiting.back().row;
            break;
        }
    }
    return plan;
}

void appendPlan(JournalSession &session, const RouteSetup &setup, RoutePlan plan, RouteCounts &counts)
{
    counts.left += static_cast<std::int64_t>(std::erase_if(
        plan.cases, [&](const PlannedCase &planned) { return !stillWaiting(session.database(), planned); }));
    if (plan.cases.empty())
        return;
    for (const auto &planned : plan.cases)
        tally(planned, counts);
    appendAssigned(session, setup, plan.cases);
    appendRouted(session, setup, plan.cases);
}

} // namespace verdict
