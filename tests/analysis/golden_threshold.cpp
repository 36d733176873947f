#include "core/analysis/audit.h"
#include "core/analysis/errorbudget.h"
#include "core/analysis/thresholds.h"
#include "golden_json.h"

using namespace verdict::analysis;

namespace golden {

static QJsonObject fixedSequenceCase(const QJsonObject &input)
{
    const auto result = fixedSequence(numbers(input, u"confidence"), integers(input, u"error"), numbers(input, u"grid"),
                                      number(input, u"alpha"), number(input, u"delta"));
    return jsonResult(result, [](const FixedSequence &found) {
        return QJsonObject{{u"p_values"_qs, json(found.pValues)},
                           {u"accepted_threshold"_qs, json(found.accepted)},
                           {u"bound_at_accepted"_qs, json(found.bound)}};
    });
}

static QJsonObject sgrCase(const QJsonObject &input)
{
    const auto result = guaranteedSelection(numbers(input, u"confidence"), integers(input, u"error"),
                                            number(input, u"target_risk"), number(input, u"delta"));
    return jsonResult(result, [](const GuaranteedSelection &found) {
        return QJsonObject{{u"coverage"_qs, found.coverage},         {u"threshold"_qs, json(found.threshold)},
                           {u"n_selected"_qs, json(found.selected)}, {u"errors_selected"_qs, json(found.errors)},
                           {u"bound"_qs, json(found.bound)},         {u"evaluations"_qs, found.evaluations}};
    });
}

static QJsonObject hoeffdingBentkusCase(const QJsonObject &input)
{
    const auto result = hoeffdingBentkus(maybe(input.value(u"r_hat")), count(input, u"n"), number(input, u"alpha"));
    return jsonResult(result, [](const HoeffdingBentkus &found) {
        return QJsonObject{
            {u"p_hoeffding"_qs, json(found.hoeffding)}, {u"p_bentkus"_qs, json(found.bentkus)}, {u"p"_qs, found.p}};
    });
}

static QJsonValue routeName(Route route)
{
    return route == Route::Approve ? u"approve"_qs : route == Route::Reject ? u"reject"_qs : u"review"_qs;
}

static QJsonObject costCase(const QJsonObject &input)
{
    const RoutingCosts costs{number(input, u"cost_false_approve"), number(input, u"cost_false_reject"),
                             number(input, u"cost_review"), number(input, u"reviewer_error")};
    const QJsonValue capacity = input.value(u"capacity");
    const auto limit = capacity.isNull() ? std::nullopt : std::optional(std::int64_t(capacity.toInteger()));
    return jsonResult(routeByCost(numbers(input, u"p"), costs, limit), [](const CostRouting &routing) {
        return QJsonObject{{u"t_low"_qs, json(routing.low)},
                           {u"t_high"_qs, json(routing.high)},
                           {u"actions"_qs, jsonEach(routing.routes, routeName)},
                           {u"expected_cost"_qs, routing.expectedCost},
                           {u"n_review"_qs, json(routing.reviews)}};
    });
}

static QJsonObject frontierCase(const QJsonObject &input)
{
    const auto points = automationFrontier(numbers(input, u"p"), integers(input, u"y"), numbers(input, u"grid"));
    return jsonResult(points, [](const std::vector<FrontierPoint> &found) {
        return QJsonObject{{u"points"_qs, jsonEach(found, [](const FrontierPoint &point) {
                                return QJsonObject{{u"t"_qs, point.t},
                                                   {u"n_auto"_qs, json(point.automated)},
                                                   {u"n_review"_qs, json(point.reviewed)},
                                                   {u"auto_accuracy"_qs, json(point.accuracy.estimate)},
                                                   {u"auto_lower"_qs, json(point.accuracy.lower)},
                                                   {u"auto_upper"_qs, json(point.accuracy.upper)}};
                            })}};
    });
}

static QJsonObject ipwCase(const QJsonObject &input)
{
    const auto result = weightedAudit(integers(input, u"y"), numbers(input, u"pi"), count(input, u"N"));
    return jsonResult(result, [](const WeightedAudit &audit) {
        return QJsonObject{{u"ht"_qs, json(audit.horvitzThompson)},
                           {u"hajek"_qs, json(audit.hajek.estimate)},
                           {u"hajek_se"_qs, json(audit.hajekSe)},
                           {u"lower"_qs, json(audit.hajek.lower)},
                           {u"upper"_qs, json(audit.hajek.upper)},
                           {u"n_eff"_qs, audit.effectiveN},
                           {u"zero_errors"_qs, audit.noErrors ? QJsonValue(true) : QJsonValue()}};
    });
}

static QJsonObject elusionCase(const QJsonObject &input)
{
    const QJsonValue population = input.value(u"population");
    const auto known = population.isNull() ? std::nullopt : std::optional(std::int64_t(population.toInteger()));
    const auto result = elusionBound(tally(input), known, number(input, u"conf"), maybe(input.value(u"target")));
    return jsonResult(result, [](const ElusionBound &bound) {
        return QJsonObject{{u"estimate"_qs, json(bound.estimate)},
                           {u"upper"_qs, bound.upper},
                           {u"max_errors"_qs, json(bound.maxErrors)},
                           {u"upper_finite"_qs, json(bound.upperFinite)},
                           {u"n_needed"_qs, json(bound.needed)}};
    });
}

void addThresholdAdapters(Adapters &adapters)
{
    adapters.insert(u"fixed_sequence_ltt"_qs, fixedSequenceCase);
    adapters.insert(u"sgr"_qs, sgrCase);
    adapters.insert(u"hoeffding_bentkus"_qs, hoeffdingBentkusCase);
    adapters.insert(u"cost_thresholds"_qs, costCase);
    adapters.insert(u"capacity_thresholds_frontier"_qs, frontierCase);
    adapters.insert(u"ipw"_qs, ipwCase);
    adapters.insert(u"elusion_bound"_qs, elusionCase);
}

} // namespace golden
