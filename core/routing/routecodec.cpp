#include "core/routing/routecodec.h"

#include "core/case/jsonobjectreader.h"
#include "core/case/jsonwriter.h"

#include <limits>

namespace verdict {
namespace {

void write(JsonWriter &json, const RouteReason &reason)
{
    json.beginObject().key("kind").text(nameOf(reason.kind));
    if (!reason.text.empty())
        json.key("text").text(reason.text);
    if (reason.value != 0)
        json.key("value").number(reason.value);
    if (reason.limit != 0)
        json.key("limit").number(reason.limit);
    json.endObject();
}

void write(JsonWriter &json, const Priority &priority)
{
    json.beginObject().key("value").number(priority.value).key("parts").beginArray();
    for (const auto &[part, value] : priority.parts)
        json.beginObject().key("part").text(nameOf(part)).key("value").number(value).endObject();
    json.endArray().endObject();
}

RouteReason readReason(JsonObjectReader &reader)
{
    using enum RouteReasonKind;
    RouteReason reason;
    reader.require("kind");
    reader.choice("kind", reason.kind,
                  {Appeal, Rule, NoConfidence, UnknownModel, Novelty, Entropy, Variation, Stakes, NoThresholds,
                   NeverAutomated, BelowThreshold, MeetsThreshold, DrawnForAudit});
    reader.text("text", reason.text);
    reader.number("value", reason.value);
    reader.number("limit", reason.limit);
    return reason;
}

PriorityShare readShare(JsonObjectReader &reader)
{
    using enum PriorityPart;
    PriorityShare share;
    reader.require("part");
    reader.require("value");
    reader.choice("part", share.part, {Uncertainty, FinancialImpact, Appeal, EarlierError});
    reader.number("value", share.value, 0, 1);
    return share;
}

void readPriority(JsonObjectReader &reader, Priority &priority)
{
    reader.require("value");
    reader.require("parts");
    reader.number("value", priority.value, 0, 1);
    reader.objects("parts", [&](JsonObjectReader &item) { priority.parts.push_back(readShare(item)); });
}

void readMembers(JsonObjectReader &reader, Route &route)
{
    for (const char *name :
         {"outcome", "label", "reasons", "priority", "calibrated", "auditProbability", "policyVersion"})
        reader.require(name);
    reader.choice("outcome", route.outcome, {RouteOutcome::Automated, RouteOutcome::Audit, RouteOutcome::Review});
    reader.choice("answer", route.answer, {Meaning::Approved, Meaning::Rejected});
    reader.text("label", route.label);
    reader.objects("reasons", [&](JsonObjectReader &item) { route.reasons.push_back(readReason(item)); });
    reader.object("priority", [&](JsonObjectReader &priority) { readPriority(priority, route.priority); });
    reader.number("calibrated", route.calibrated, 0, 1);
    reader.number("auditProbability", route.auditProbability, 0, 1);
    reader.integer("policyVersion", route.policyVersion, 0, std::numeric_limits<int>::max());
    if (route.answer.has_value() != (route.outcome != RouteOutcome::Review))
        reader.fault("answer", "must be given for automated and audited cases, and for no others");
    if (route.reasons.empty())
        reader.fault("reasons", "must hold at least one reason");
}

Error errorOf(const JsonFault &fault)
{
    return {ErrorKind::BadInput,
            "The route cannot be read: " + (fault.path.empty() ? "" : fault.path + ": ") + fault.reason + '.'};
}

} // namespace

std::string writeRoute(const Route &route)
{
    JsonWriter json;
    json.beginObject().key("outcome").text(nameOf(route.outcome));
    if (route.answer)
        json.key("answer").text(nameOf(*route.answer));
    json.key("label").text(route.label).key("reasons").beginArray();
    for (const auto &reason : route.reasons)
        write(json, reason);
    json.endArray();
    write(json.key("priority"), route.priority);
    json.key("calibrated").number(route.calibrated);
    json.key("auditProbability").number(route.auditProbability);
    json.key("policyVersion").number(std::int64_t{route.policyVersion});
    return json.endObject().take();
}

Result<Route> readRoute(std::string_view json)
{
    StrictJson parser;
    JsonFault broken;
    const auto root = parser.parse(json, broken);
    if (!root)
        return errorOf(broken);
    Route route;
    std::vector<JsonFault> faults;
    JsonObjectReader reader(*root, {}, faults);
    readMembers(reader, route);
    reader.refuseOthers();
    if (!faults.empty())
        return errorOf(faults.front());
    return route;
}

} // namespace verdict
