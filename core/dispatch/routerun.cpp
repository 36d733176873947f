#include "core/dispatch/routerun.h"

#include "core/blinding/composer.h"
#include "core/case/casefilecodec.h"
#include "core/case/caserecordreader.h"
#include "core/case/jsonwriter.h"
#include "core/case/reviewstate.h"
#include "core/dispatch/matcher.h"
#include "core/dispatch/takeback.h"
#include "core/routing/folds/casefold.h"
#include "core/routing/folds/rowcodec.h"
#include "core/routing/routecodec.h"
#include "core/team/rosterevents.h"

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
        database.cached("SELECT id, key_high, key_low, ingested, event, offset, length, record, (SELECT token FROM "
                        "given WHERE case_row = cases.id ORDER BY route_event DESC LIMIT 1) FROM cases "
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
    Planner(ReadSession &session, const RouteSetup &setup, const WorkspaceFiles &files, std::set<Token> promised)
        : m_session(session), m_setup(setup), m_files(files), m_matcher(setup), m_taken(std::move(promised))
    {
    }

    /// A case's route, and its assignment if a person is asked; the sentence why not if nobody may decide it.
    Result<PlannedCase> plan(const Waiting &waiting)
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
        planned.recordEvent = waiting.record.event;
        planned.routed.key = waiting.key;
        planned.routed.record = waiting.record.name;
        planned.routed.outcome = outcomeOf(taken.outcome);
        planned.routed.route = writeRoute(taken);
        if (!taken.needsReview())
            return planned;
        const auto reviewer = m_matcher.match(*record, hadBefore(waiting.row));
        if (!reviewer)
            return reviewer.error();
        planned.reviewer = *reviewer;
        assign(waiting, *record, taken, planned);
        return planned;
    }

private:
    /// Who was given the case before and let it go, or took too long.
    std::vector<MemberId> hadBefore(std::int64_t row)
    {
        std::vector<MemberId> members;
        Statement &rows = m_session.database.cached(
            "SELECT DISTINCT r.member FROM given g JOIN assignment a ON a.token = g.token JOIN assignee r ON r.id = "
            "a.reviewer WHERE g.case_row = ? ORDER BY r.member");
        rows.bind(1, row);
        while (rows.step())
            members.push_back(MemberId{std::string(rows.text(0))});
        return members;
    }

    void assign(const Waiting &waiting, const CaseRecord &record, const Route &taken, PlannedCase &planned)
    {
        const Addressee &to = m_setup.reviewers.at(planned.reviewer);
        const Token token = drawToken(waiting);
        AssignedCase assigned;
        assigned.token = token;
        assigned.domain = record.name.domain;
        assigned.priorityPpm = std::llround(std::clamp(taken.priority.value, 0.0, 1.0) * 1e6);
        Composition from{record,
                         taken,
                         m_setup.policy,
                         token,
                         Arm::Shown,
                         waiting.ingested,
                         attachments(waiting, record, to.key, assigned),
                         labelsSeen(record)};
        const CaseFile file = compose(from);
        assigned.deadline = file.deadline;
        const std::string json = writeCaseFile(file);
        const Salted salted = saltAndName(json);
        planned.sealedFile = seal(to.key, salted, json);
        assigned.file = salted.name;
        assigned.sealedBytes = static_cast<std::int64_t>(planned.sealedFile.size());
        planned.routed.token = token;
        planned.routed.reviewer = to.candidate.member;
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
                                                          const AudienceKey &key, AssignedCase &assigned)
    {
        std::vector<std::optional<AttachmentRef>> refs(record.evidence.size());
        if (std::none_of(record.evidence.begin(), record.evidence.end(),
                         [](const Evidence &e) { return !e.path.empty(); }))
            return refs;
        for (const auto &attachment : manifestOf(waiting).attachments) {
            const std::string bytes = m_session.objects.openBlob(waiting.record.event, attachment.object).plaintext;
            const Salted salted = saltAndName(bytes);
            const std::string sealed = seal(key, salted, bytes);
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
        const auto key =
            body ? m_session.credentials.keys().key(body->log, stored->event.epoch) : std::optional<AudienceKey>();
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
    Matcher m_matcher;
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

/// The assignments of one reviewer. Shuffled by token, which is random and means nothing: the order of arrival tells
/// nobody anything.
void appendAssigned(JournalSession &session, const RouteSetup &setup, std::size_t reviewer,
                    std::vector<PlannedCase> &cases)
{
    std::sort(cases.begin(), cases.end(),
              [](const PlannedCase &a, const PlannedCase &b) { return a.routed.token < b.routed.token; });
    Assigned batch{
        setup.policy.version, setup.policy.leads.urgency.atRiskMinutes, setup.policy.leads.urgency.soonMinutes, {}, {}};
    std::string pack;
    std::vector<BlobRef> blobs;
    for (auto &planned : cases) {
        if (!planned.assigned || planned.reviewer != reviewer)
            continue;
        pack += planned.sealedFile;
        for (const auto &blob : planned.assigned->blobs)
            blobs.push_back({blob.object, blob.sealedBytes});
        batch.cases.push_back(*planned.assigned);
    }
    if (batch.cases.empty())
        return;
    JsonWriter payload = beginPayload(assignedType, setup.now, setup.router);
    writeAssigned(payload, batch);
    payload.endObject();
    const Addressee &to = setup.reviewers.at(reviewer);
    session.append(to.log, payload.bytes(), to.epoch, pack, blobs);
}

void appendRouted(JournalSession &session, const RouteSetup &setup, std::vector<PlannedCase> &cases)
{
    Routed batch{setup.policy.version, {}};
    std::vector<HeldHead> ingested;
    std::set<std::int64_t> events;
    for (auto &planned : cases) {
        if (events.insert(planned.recordEvent).second)
            ingested.push_back(session.headAt(planned.recordEvent));
        batch.cases.push_back(std::move(planned.routed));
    }
    JsonWriter payload = beginPayload(routedType, setup.now, setup.router);
    writeRouted(payload, batch);
    writeAfter(payload, setup.leads, std::move(ingested));
    payload.endObject();
    session.append(setup.leads, payload.bytes());
}

/// A newer version of a case asks for the older one no more.
void takeBackOlder(JournalSession &session, const RouteSetup &setup, const std::vector<PlannedCase> &cases)
{
    std::vector<OpenAssignment> older;
    for (const auto &planned : cases)
        for (auto &open : openAssignmentsOf(session.database(), planned.row))
            older.push_back(std::move(open));
    appendTakenBack(session, setup.policy, older);
}

/// Assignments of each reviewer that are not decided yet.
std::map<std::string, std::int64_t> openCounts(Database &database)
{
    std::map<std::string, std::int64_t> counts;
    Statement rows(database, "SELECT r.member, count(*) FROM assignment a JOIN assignee r ON r.id = a.reviewer WHERE "
                             "a.withdrawn = 0 AND a.state IN (?, ?) GROUP BY r.member");
    rows.bind(1, static_cast<std::int64_t>(ReviewState::Queued));
    rows.bind(2, static_cast<std::int64_t>(ReviewState::SetAside));
    while (rows.step())
        counts[std::string(rows.text(0))] = rows.integer(1);
    return counts;
}

} // namespace

RouteSetup prepareRoutes(JournalSession &session, const Policy &policy)
{
    const Credentials &credentials = session.credentials();
    if (!credentials.isRouter() || !credentials.secrets.drawSecret)
        throw DatabaseFailure{{ErrorKind::NotAllowed,
                               "Only the team's active router routes cases; that is another "
                               "member, or this workspace has not received the leads' keys yet."}};
    RouteSetup setup{policy,
                     KeyedDraw(*credentials.secrets.drawSecret),
                     session.ownLog(LogRole::Leads),
                     credentials.member,
                     {},
                     session.now()};
    session.keyFor(setup.leads);
    auto open = openCounts(session.database());
    std::vector<Candidate> candidates;
    for (const Member *member : session.credentials().roster.holding(Role::Reviewer))
        candidates.push_back({member->id, member->terms.skills, member->terms.tier, {}, {}, open[member->id.value]});
    for (auto &candidate : candidates) {
        const LogId log = session.ownLog(LogRole::ToReviewer, candidate.member);
        const auto [epoch, key] = session.keyFor(log);
        setup.reviewers.push_back({std::move(candidate), log, epoch, key});
    }
    return setup;
}

std::set<Token> RoutePlan::tokens() const
{
    std::set<Token> tokens;
    for (const auto &planned : cases)
        if (planned.assigned)
            tokens.insert(planned.assigned->token);
    return tokens;
}

RoutePlan planRoutes(ReadSession &session, const RouteSetup &setup, const WorkspaceFiles &files, std::int64_t afterRow,
                     std::size_t limit, const std::set<Token> &promised)
{
    RoutePlan plan;
    plan.lastRow = afterRow;
    Planner planner(session, setup, files, promised);
    const auto waiting = waitingAfter(session.database, afterRow, limit);
    plan.end = waiting.size() < limit;
    std::int64_t bytes = 0;
    for (const auto &one : waiting) {
        auto planned = planner.plan(one);
        plan.lastRow = one.row;
        if (!planned) {
            plan.whyUnmatched.push_back(planned.error().reason);
            continue;
        }
        plan.cases.push_back(std::move(*planned));
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
    counts.unmatched += static_cast<std::int64_t>(plan.whyUnmatched.size());
    for (const auto &why : plan.whyUnmatched)
        if (std::find(counts.whyUnmatched.begin(), counts.whyUnmatched.end(), why) == counts.whyUnmatched.end())
            counts.whyUnmatched.push_back(why);
    counts.left += static_cast<std::int64_t>(std::erase_if(
        plan.cases, [&](const PlannedCase &planned) { return !stillWaiting(session.database(), planned); }));
    if (plan.cases.empty())
        return;
    for (const auto &planned : plan.cases)
        tally(planned, counts);
    takeBackOlder(session, setup, plan.cases);
    for (std::size_t reviewer = 0; reviewer < setup.reviewers.size(); ++reviewer)
        appendAssigned(session, setup, reviewer, plan.cases);
    appendRouted(session, setup, plan.cases);
}

} // namespace verdict
