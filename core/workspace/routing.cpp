#include "core/workspace/routing.h"

#include "core/case/caserecordreader.h"
#include "core/dispatch/takeback.h"
#include "core/routing/deadline.h"
#include "core/routing/explain.h"
#include "core/routing/routecodec.h"
#include "core/workspace/caselookup.h"

#include <algorithm>
#include <simdjson.h>

namespace verdict {
namespace {

/// About 50 ms of writing a stretch, so that decisions go in between.
constexpr std::size_t stretch = 1000;

/// Opens what a run needs, and takes back what waits too long, so that this very run gives it to others.
Result<RouteSetup> prepare(WorkspaceParts &parts)
{
    return answerOf(parts.writer.submit<RouteSetup>(
        Writer::Class::Bulk, [policy = parts.policy.get()](JournalSession &session) -> Result<RouteSetup> {
            RouteSetup setup = prepareRoutes(session, *policy);
            takeBackExpired(session, *policy);
            return setup;
        }));
}

QFuture<Result<RoutePlan>> startPlanning(WorkspaceParts &parts, const std::shared_ptr<const RouteSetup> &setup,
                                         std::int64_t after, const std::set<Token> &promised)
{
    return parts.bulk.submit<RoutePlan>([&parts, setup, after, promised](ReadSession &session) -> Result<RoutePlan> {
        return planRoutes(session, *setup, parts.files, after, stretch, promised);
    });
}

Result<RouteCounts> append(WorkspaceParts &parts, const std::shared_ptr<const RouteSetup> &setup, RoutePlan plan)
{
    auto shared = std::make_shared<RoutePlan>(std::move(plan));
    return answerOf(parts.writer.submit<RouteCounts>(Writer::Class::Bulk,
                                                     [setup, shared](JournalSession &session) -> Result<RouteCounts> {
                                                         RouteCounts counts;
                                                         appendPlan(session, *setup, std::move(*shared), counts);
                                                         return counts;
                                                     }));
}

void add(RouteCounts &sum, const RouteCounts &more)
{
    sum.routed += more.routed;
    sum.automated += more.automated;
    sum.escalated += more.escalated;
    sum.audited += more.audited;
    sum.assigned += more.assigned;
    sum.unmatched += more.unmatched;
    for (const auto &why : more.whyUnmatched)
        if (std::find(sum.whyUnmatched.begin(), sum.whyUnmatched.end(), why) == sum.whyUnmatched.end())
            sum.whyUnmatched.push_back(why);
    sum.left += more.left;
}

/// Once over all that is unrouted.
Result<void> pass(WorkspaceParts &parts, const std::shared_ptr<const RouteSetup> &setup, RouteCounts &sum,
                  const std::function<void(std::int64_t)> &progress, const std::stop_token &stop)
{
    auto planning = startPlanning(parts, setup, 0, {});
    for (bool end = false; !end && !stop.stop_requested();) {
        auto plan = answerOf(std::move(planning));
        if (!plan)
            return plan.error();
        end = plan->end;
        if (!end)
            planning = startPlanning(parts, setup, plan->lastRow, plan->tokens());
        const auto counts = append(parts, setup, std::move(*plan));
        if (!counts)
            return counts.error();
        add(sum, *counts);
        progress(sum.routed);
    }
    return {};
}

/// The route of a case as the event that brought it tells.
Result<Route> recordedRoute(ReadSession &session, const CaseRow &row)
{
    const auto stored = readEvent(session.database, *row.routeEvent);
    const auto body = stored ? readBody(stored->event.bodyBytes)
                             : Result<Body>(Error{ErrorKind::Damaged, "The event of the route is missing."});
    if (!body)
        return body.error();
    const auto opened = openPayload(
        stored->event, *body, session.credentials.keys().key(body->log, stored->event.epoch).value_or(AudienceKey{}));
    if (!opened)
        return opened.error();
    StrictJson json;
    JsonFault fault;
    const auto root = json.parse(opened->plaintext, fault);
    simdjson::dom::object object;
    if (!root || root->get(object) != simdjson::SUCCESS)
        return Error{ErrorKind::Damaged, fault.reason};
    const auto routed = readRouted(object);
    if (!routed)
        return routed.error();
    for (const auto &one : routed->cases)
        if (one.key == row.key)
            return readRoute(one.route);
    return Error{ErrorKind::Damaged, "The route of the case is missing from its event."};
}

Result<RouteExplanation> explain(ReadSession &session, const WorkspaceParts &parts, const std::string &caseText)
{
    const auto row = findCase(session, caseText);
    if (!row)
        return row.error();
    if (!row->routeEvent || row->state == CaseState::Unrouted)
        return Error{ErrorKind::NotFound, "The case is not routed yet: run \"verdictctl route\"."};
    const std::string json = session.objects.open(row->record).plaintext;
    Rejection why;
    const auto record = CaseRecordReader().read(json, why);
    if (!record)
        return Error{ErrorKind::Damaged, why.reason};
    auto route = recordedRoute(session, *row);
    if (!route)
        return route.error();
    const auto sentences = explain(*route);
    return RouteExplanation{record->name, std::move(*route), sentences,
                            deadlineOf(*record, parts.policy.get()->leads, row->ingested), row->token};
}

} // namespace

Result<RouteCounts> routeAll(WorkspaceParts &parts, const std::function<void(std::int64_t)> &progress,
                             const std::stop_token &stop)
{
    auto prepared = prepare(parts);
    if (!prepared)
        return prepared.error();
    const auto setup = std::make_shared<const RouteSetup>(std::move(*prepared));
    RouteCounts sum;
    do {
        sum.left = 0;
        sum.unmatched = 0;
        if (const auto passed = pass(parts, setup, sum, progress, stop); !passed)
            return passed.error();
    } while (sum.left > 0 && !stop.stop_requested());
    return sum;
}

Result<RouteExplanation> explainRoute(WorkspaceParts &parts, const std::string &caseText)
{
    return answerOf(parts.bulk.submit<RouteExplanation>(
        [&parts, caseText](ReadSession &session) { return explain(session, parts, caseText); }));
}

Result<Token> findToken(WorkspaceParts &parts, const std::string &caseText)
{
    return answerOf(parts.bulk.submit<Token>([caseText](ReadSession &session) -> Result<Token> {
        if (const auto token = Token::fromText(caseText)) {
            Statement query(session.database, "SELECT 1 FROM assignment WHERE token = ?");
            query.bind(1, token->value);
            if (query.step())
                return *token;
        }
        const auto row = findCase(session, caseText);
        if (!row)
            return row.error();
        if (!row->token)
            return Error{ErrorKind::NotFound, row->state == CaseState::Unrouted
                                                  ? "The case is not routed yet: run \"verdictctl route\"."
                                                  : "The case was answered automatically; nobody reviews it."};
        return *row->token;
    }));
}

} // namespace verdict
