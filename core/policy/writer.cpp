#include "core/policy/writer.h"

#include "core/case/jsonwriter.h"
#include "core/case/prettyjson.h"

namespace verdict {
namespace {

void write(JsonWriter &json, const std::optional<double> &value) { value ? json.number(*value) : json.null(); }

void write(JsonWriter &json, const std::vector<std::string> &texts)
{
    json.beginArray();
    for (const auto &text : texts)
        json.text(text);
    json.endArray();
}

void write(JsonWriter &json, const std::vector<CodeText> &codes)
{
    json.beginArray();
    for (const auto &[code, text] : codes)
        json.beginObject().key("code").text(code).key("text").text(text).endObject();
    json.endArray();
}

void write(JsonWriter &json, const DomainRules &rules)
{
    json.beginObject().key("name").text(rules.name).key("labels");
    write(json, rules.labels);
    write(json.key("reasons"), rules.reasons);
    json.key("guidelines").text(rules.guidelines);
    json.key("rationale").text(nameOf(rules.rationale));
    json.key("reason").text(nameOf(rules.reason));
    json.key("confidence").text(nameOf(rules.confidence));
    json.key("allowOther").boolean(rules.allowOther);
    json.key("showIds").boolean(rules.showIds);
    json.key("overlayOn").boolean(rules.overlayOn);
    write(json.key("keyEvidence"), rules.keyEvidence);
    json.endObject();
}

void write(JsonWriter &json, const std::map<std::string, LabelThreshold> &thresholds)
{
    json.beginObject();
    for (const auto &[label, threshold] : thresholds) {
        write(json.key(label).beginObject().key("automateAt"), threshold.automateAt);
        json.key("means").text(nameOf(threshold.means)).endObject();
    }
    json.endObject();
}

void write(JsonWriter &json, const Scalar &value)
{
    switch (value.kind) {
    case Scalar::Kind::Null: json.null(); break;
    case Scalar::Kind::Bool: json.boolean(value.number != 0); break;
    case Scalar::Kind::Number: json.number(value.number); break;
    case Scalar::Kind::Text: json.text(value.text); break;
    }
}

void write(JsonWriter &json, const Condition &condition)
{
    json.beginObject().key("field").text(condition.field).key("is").text(nameOf(condition.comparison));
    if (condition.comparison != Comparison::Exists || condition.value.kind != Scalar::Kind::Null)
        write(json.key("value"), condition.value);
    json.endObject();
}

void write(JsonWriter &json, const std::vector<ReviewRule> &rules)
{
    json.beginArray();
    for (const auto &rule : rules) {
        json.beginObject().key("name").text(rule.name).key("all").beginArray();
        for (const auto &condition : rule.all)
            write(json, condition);
        json.endArray().endObject();
    }
    json.endArray();
}

void write(JsonWriter &json, const Deadlines &hours)
{
    write(json.beginObject().key("low"), hours.low);
    write(json.key("medium"), hours.medium);
    write(json.key("high"), hours.high);
    json.endObject();
}

void write(JsonWriter &json, const MinTiers &tiers)
{
    json.beginObject().key("low").number(std::int64_t{tiers.low});
    json.key("medium").number(std::int64_t{tiers.medium});
    json.key("high").number(std::int64_t{tiers.high}).endObject();
}

/// Who may get the domain's cases.
void writeMatching(JsonWriter &json, const DomainRouting &routing)
{
    write(json.key("skills"), routing.skills);
    write(json.key("minTier"), routing.minTier);
    write(json.key("conflicts"), routing.conflicts);
    json.key("maxOpen").number(std::int64_t{routing.maxOpen});
    json.key("rotationDays").number(std::int64_t{routing.rotationDays});
    json.key("assignmentExpiryHours").number(std::int64_t{routing.assignmentExpiryHours});
}

void write(JsonWriter &json, const DomainRouting &routing)
{
    write(json.beginObject().key("thresholds"), routing.thresholds);
    write(json.key("rules"), routing.rules);
    write(json.key("knownModels"), routing.knownModels);
    json.key("stakesAlways");
    routing.stakesAlways ? json.text(nameOf(*routing.stakesAlways)) : json.null();
    write(json.key("noveltyLimit"), routing.noveltyLimit);
    write(json.key("entropyLimit"), routing.entropyLimit);
    write(json.key("variationLimit"), routing.variationLimit);
    json.key("auditShare").number(routing.auditShare);
    write(json.key("deadlines"), routing.deadlines);
    write(json.key("safeFields"), routing.safeFields);
    writeMatching(json, routing);
    json.endObject();
}

template <class Rules> void write(JsonWriter &json, const std::map<std::string, Rules> &domains)
{
    json.beginObject();
    for (const auto &[domain, rules] : domains)
        write(json.key(domain), rules);
    json.endObject();
}

void write(JsonWriter &json, const OpenPolicy &open)
{
    json.beginObject();
    write(json.key("otherDomains"), open.otherDomains);
    write(json.key("domains"), open.domains);
    json.key("graceSeconds").number(std::int64_t{open.graceSeconds});
    json.key("breakAfterMinutes").number(std::int64_t{open.breakAfterMinutes});
    json.endObject();
}

void write(JsonWriter &json, const PriorityWeights &weights)
{
    json.beginObject().key("financialImpact").number(weights.financialImpact);
    json.key("financialLimit").number(weights.financialLimit);
    json.key("appeal").number(weights.appeal);
    json.key("earlierError").number(weights.earlierError).endObject();
}

void write(JsonWriter &json, const UrgencyLimits &limits)
{
    json.beginObject().key("atRiskMinutes").number(std::int64_t{limits.atRiskMinutes});
    json.key("soonMinutes").number(std::int64_t{limits.soonMinutes}).endObject();
}

void write(JsonWriter &json, const ExampleWeights &weights)
{
    json.beginObject().key("overridden").number(weights.overridden);
    json.key("confidentError").number(weights.confidentError);
    json.key("confidentOver").number(weights.confidentOver);
    json.key("highStakes").number(weights.highStakes).endObject();
}

void write(JsonWriter &json, const RetrainTrigger &trigger)
{
    json.beginObject().key("overrideRate").number(trigger.overrideRate);
    json.key("overrideDecisions").number(std::int64_t{trigger.overrideDecisions});
    json.key("decisions").number(std::int64_t{trigger.decisions}).endObject();
}

void write(JsonWriter &json, const LeadsPolicy &leads)
{
    json.beginObject();
    write(json.key("otherDomains"), leads.otherDomains);
    write(json.key("domains"), leads.domains);
    write(json.key("priority"), leads.priority);
    write(json.key("urgency"), leads.urgency);
    json.key("criticalZone").beginObject().key("low").number(leads.criticalZone.low);
    json.key("high").number(leads.criticalZone.high).endObject();
    write(json.key("weights"), leads.weights);
    write(json.key("retrain"), leads.retrain);
    json.endObject();
}

JsonWriter begun(const Policy &policy)
{
    JsonWriter json;
    json.beginObject().key("version").number(std::int64_t{policy.version});
    return json;
}

} // namespace

std::string writePolicy(const Policy &policy)
{
    JsonWriter json = begun(policy);
    write(json.key("open"), policy.open);
    write(json.key("leads"), policy.leads);
    return json.endObject().take();
}

std::string writePolicyPretty(const Policy &policy) { return prettyJson(writePolicy(policy)); }

std::string writeOpenPart(const Policy &policy)
{
    JsonWriter json = begun(policy);
    write(json.key("open"), policy.open);
    return json.endObject().take();
}

std::string writeLeadsPart(const Policy &policy)
{
    JsonWriter json = begun(policy);
    write(json.key("leads"), policy.leads);
    return json.endObject().take();
}

} // namespace verdict
