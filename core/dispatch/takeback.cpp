#include "core/dispatch/takeback.h"

#include "core/case/events/assigned.h"
#include "core/case/reviewstate.h"
#include "core/team/rosterevents.h"

#include <algorithm>
#include <map>

namespace verdict {
namespace {

constexpr std::int64_t hour = 3'600'000;
constexpr std::size_t mostAtOnce = 10'000;

std::string openStates()
{
    return "(" + std::to_string(static_cast<int>(ReviewState::Queued)) + ", " +
           std::to_string(static_cast<int>(ReviewState::SetAside)) + ")";
}

OpenAssignment assignmentAt(const Statement &row)
{
    return {Token{static_cast<std::uint32_t>(row.integer(0))}, MemberId{std::string(row.text(1))}, row.integer(2)};
}

bool reviews(const Roster &roster, const MemberId &member)
{
    const Member *found = roster.find(member);
    return found && !found->revoked && found->is(Role::Reviewer);
}

/// Hours after which an assignment of a domain is given to somebody else; 0 = never.
int expiryHours(const Policy &policy, const std::string &domain)
{
    return policy.leads.of(domain).assignmentExpiryHours;
}

} // namespace

std::vector<OpenAssignment> openAssignmentsOf(Database &database, std::int64_t caseRow)
{
    Statement rows(database,
                   "SELECT a.token, r.member, a.event FROM given g JOIN assignment a ON a.token = g.token "
                   "JOIN assignee r ON r.id = a.reviewer WHERE g.case_row = ? AND a.withdrawn = 0 AND a.state IN " +
                       openStates() + " ORDER BY a.token");
    rows.bind(1, caseRow);
    std::vector<OpenAssignment> open;
    while (rows.step())
        open.push_back(assignmentAt(rows));
    return open;
}

void appendTakenBack(JournalSession &session, const Policy &policy, const std::vector<OpenAssignment> &assignments)
{
    std::map<MemberId, std::vector<const OpenAssignment *>> byReviewer;
    for (const auto &one : assignments)
        byReviewer[one.reviewer].push_back(&one);
    for (const auto &[reviewer, taken] : byReviewer) {
        Assigned batch{policy.version, policy.leads.urgency.atRiskMinutes, policy.leads.urgency.soonMinutes, {}, {}};
        std::vector<HeldHead> given;
        for (const auto *one : taken) {
            batch.takenBack.push_back(one->token);
            given.push_back(session.headAt(one->event));
        }
        std::sort(batch.takenBack.begin(), batch.takenBack.end());
        const LogId log = session.ownLog(LogRole::ToReviewer, reviewer);
        JsonWriter payload = beginPayload(assignedType, session.now(), session.credentials().member);
        writeAssigned(payload, batch);
        writeAfter(payload, log, std::move(given));
        payload.endObject();
        session.append(log, payload.bytes());
    }
}

std::int64_t takeBackExpired(JournalSession &session, const Policy &policy)
{
    std::vector<OpenAssignment> expired;
    Statement rows(
        session.database(),
        "SELECT a.token, r.member, a.event, a.domain, a.given_at FROM assignment a JOIN assignee r ON r.id = "
        "a.reviewer JOIN given g ON g.token = a.token WHERE a.withdrawn = 0 AND a.state IN " +
            openStates() + " ORDER BY a.id");
    while (expired.size() < mostAtOnce && rows.step()) {
        const int hours = expiryHours(policy, std::string(rows.text(3)));
        const bool late = hours > 0 && session.now() - Time{rows.integer(4)} > hours * hour;
        OpenAssignment one = assignmentAt(rows);
        if (late || !reviews(session.credentials().roster, one.reviewer))
            expired.push_back(std::move(one));
    }
    rows.reset();
    appendTakenBack(session, policy, expired);
    return static_cast<std::int64_t>(expired.size());
}

} // namespace verdict
