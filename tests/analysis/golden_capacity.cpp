#include "core/analysis/capacity.h"
#include "core/analysis/scheduling.h"
#include "golden_json.h"

using namespace verdict::analysis;

namespace golden {

static Load load(const QJsonObject &input)
{
    return {number(input, u"arrival_rate"), number(input, u"mean_handling_time")};
}

static QJsonObject erlangCase(const QJsonObject &input)
{
    const auto queue = erlangC(load(input), count(input, u"servers"), maybe(input.value(u"target_wait")));
    return jsonResult(queue, [](const ErlangC &result) {
        return QJsonObject{{u"offered"_qs, result.offered},
                           {u"utilisation"_qs, result.utilisation},
                           {u"p_wait"_qs, result.waitProbability},
                           {u"wq"_qs, json(result.meanWait)},
                           {u"w"_qs, json(result.meanTime)},
                           {u"lq"_qs, json(result.meanQueueLength)},
                           {u"service_level"_qs, json(result.serviceLevel)},
                           {u"stable"_qs, result.stable}};
    });
}

static QJsonObject staffingCase(const QJsonObject &input)
{
    const auto plan = staffing(load(input), number(input, u"target_wait"), number(input, u"target_level"),
                               number(input, u"shrinkage"));
    return jsonResult(plan, [](const Staffing &result) {
        return QJsonObject{{u"servers"_qs, json(result.servers)},
                           {u"utilisation"_qs, result.utilisation},
                           {u"service_level"_qs, result.serviceLevel},
                           {u"headcount"_qs, json(result.headcount)}};
    });
}

static QJsonObject priorityCase(const QJsonObject &input)
{
    const double handling = number(input, u"mean_handling_time");
    const std::int64_t servers = count(input, u"servers");
    const auto ticket = ticketWait(count(input, u"ahead"), handling, servers, number(input, u"quantile"));
    if (!ticket)
        return jsonError(ticket.error());
    return jsonResult(priorityWaits(numbers(input, u"rates"), handling, servers), [&](const PriorityWaits &waits) {
        return QJsonObject{{u"wq"_qs, json(waits.meanWait)},
                           {u"wq_mean"_qs, json(waits.overall)},
                           {u"ticket_mean"_qs, ticket->mean},
                           {u"ticket_quantile"_qs, ticket->quantile}};
    });
}

static QJsonObject schedulingCase(const QJsonObject &input)
{
    const auto jobs = each(input.value(u"jobs"), [](const QJsonValue &job) {
        return Job{job[u"p"].toDouble(), job[u"d"].toDouble(), job[u"w"].toDouble()};
    });
    const auto edf = earliestDeadlineFirst(jobs), wspt = shortestWeightedFirst(jobs);
    if (!edf || !wspt)
        return jsonError(edf ? wspt.error() : edf.error());
    return jsonResult(fewestLate(jobs), [&](std::int64_t late) {
        return QJsonObject{{u"edf"_qs, QJsonObject{{u"order"_qs, json(edf->order)},
                                                   {u"max_lateness"_qs, json(edf->maxLateness)},
                                                   {u"n_late"_qs, json(edf->late)},
                                                   {u"weighted_tardiness"_qs, edf->weightedTardiness}}},
                           {u"wspt"_qs, QJsonObject{{u"order"_qs, json(wspt->order)},
                                                    {u"weighted_completion"_qs, wspt->weightedCompletion},
                                                    {u"max_lateness"_qs, json(wspt->maxLateness)}}},
                           {u"moore"_qs, QJsonObject{{u"n_late"_qs, json(late)}}}};
    });
}

void addCapacityAdapters(Adapters &adapters)
{
    adapters.insert(u"erlang_c"_qs, erlangCase);
    adapters.insert(u"staffing"_qs, staffingCase);
    adapters.insert(u"priority_queue"_qs, priorityCase);
    adapters.insert(u"scheduling"_qs, schedulingCase);
}

} // namespace golden
