#include "core/policy/conditions.h"
#include "core/policy/parts.h"

#include <algorithm>

namespace verdict::policyparts {
namespace {

constexpr double maxHours = 87600;
constexpr std::int64_t maxMinutes = 525600;
constexpr std::int64_t maxCount = 1'000'000'000;
constexpr double maxWeight = 1000;
constexpr std::int64_t lowestTier = 1;
constexpr std::int64_t highestTier = 3;
constexpr std::int64_t maxOpenCases = 1'000'000;
constexpr std::int64_t maxDays = 3650;

/// Hours must be above zero: a deadline that has passed on arrival would only ever be missed.
void readHours(JsonObjectReader &reader, std::string_view name, std::optional<double> &hours)
{
    reader.number(name, hours, 0, maxHours);
    if (hours && *hours <= 0)
        reader.fault(name, "must be above 0");
}

void readDeadlines(JsonObjectReader &reader, Deadlines &deadlines)
{
    readHours(reader, "low", deadlines.low);
    readHours(reader, "medium", deadlines.medium);
    readHours(reader, "high", deadlines.high);
}

void readReviewRules(JsonObjectReader &reader, std::vector<ReviewRule> &rules)
{
    if (!reader.member("rules"))
        return;
    rules.clear();
    std::vector<std::string> names;
    reader.objects("rules", [&](JsonObjectReader &item) {
        ReviewRule rule;
        readRule(item, rule);
        names.push_back(rule.name);
        rules.push_back(std::move(rule));
    });
    std::sort(names.begin(), names.end());
    const auto twin = std::adjacent_find(names.begin(), names.end());
    if (twin != names.end())
        reader.fault("rules", "two rules are called \"" + *twin + '"');
}

void readTiers(JsonObjectReader &reader, MinTiers &tiers)
{
    reader.integer("low", tiers.low, lowestTier, highestTier);
    reader.integer("medium", tiers.medium, lowestTier, highestTier);
    reader.integer("high", tiers.high, lowestTier, highestTier);
}

void readSkills(JsonObjectReader &reader, std::vector<std::string> &skills)
{
    reader.texts("skills", skills);
    for (std::size_t i = 0; i < skills.size(); ++i) {
        const std::string path = reader.pathOf("skills") + '.' + std::to_string(i);
        checkName(skills[i], path, reader.faults());
        const auto here = skills.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::find(skills.begin(), here, skills[i]) != here)
            reader.faults().push_back({path, "is given twice"});
    }
}

void readConflicts(JsonObjectReader &reader, std::vector<std::string> &fields)
{
    reader.texts("conflicts", fields);
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (!fields[i].starts_with("context.") || !isConditionField(fields[i]))
            reader.fault("conflicts." + std::to_string(i), "must be context. and a field's path");
}

void readMatching(JsonObjectReader &reader, DomainRouting &routing)
{
    readSkills(reader, routing.skills);
    reader.object("minTier", [&](JsonObjectReader &tiers) { readTiers(tiers, routing.minTier); });
    readConflicts(reader, routing.conflicts);
    reader.integer("maxOpen", routing.maxOpen, 0, maxOpenCases);
    reader.integer("rotationDays", routing.rotationDays, 0, maxDays);
    reader.integer("assignmentExpiryHours", routing.assignmentExpiryHours, 0, static_cast<std::int64_t>(maxHours));
}

void readRouting(JsonObjectReader &reader, DomainRouting &routing)
{
    reader.object("thresholds", [&](JsonObjectReader &thresholds) { readThresholds(thresholds, routing.thresholds); });
    readReviewRules(reader, routing.rules);
    reader.texts("knownModels", routing.knownModels);
    reader.choice("stakesAlways", routing.stakesAlways, {Stakes::Low, Stakes::Medium, Stakes::High});
    reader.number("noveltyLimit", routing.noveltyLimit);
    reader.number("entropyLimit", routing.entropyLimit, 0, 1);
    reader.number("variationLimit", routing.variationLimit, 0, 1);
    reader.number("auditShare", routing.auditShare, 0, 1);
    reader.object("deadlines", [&](JsonObjectReader &deadlines) { readDeadlines(deadlines, routing.deadlines); });
    reader.texts("safeFields", routing.safeFields);
    readMatching(reader, routing);
}

void readOtherDomains(JsonObjectReader &reader, DomainRouting &routing)
{
    readRouting(reader, routing);
    if (!routing.thresholds.empty())
        reader.fault("thresholds", "must be empty: only a domain that the policy names can be automated");
}

void readPriority(JsonObjectReader &reader, PriorityWeights &weights)
{
    reader.number("financialImpact", weights.financialImpact, 0, 1);
    reader.number("financialLimit", weights.financialLimit);
    reader.number("appeal", weights.appeal, 0, 1);
    reader.number("earlierError", weights.earlierError, 0, 1);
}

void readUrgency(JsonObjectReader &reader, UrgencyLimits &limits)
{
    reader.integer("atRiskMinutes", limits.atRiskMinutes, 0, maxMinutes);
    reader.integer("soonMinutes", limits.soonMinutes, 0, maxMinutes);
    if (limits.soonMinutes < limits.atRiskMinutes)
        reader.fault("soonMinutes", "must be at least atRiskMinutes");
}

void readZone(JsonObjectReader &reader, ProbabilityRange &zone)
{
    reader.number("low", zone.low, 0, 1);
    reader.number("high", zone.high, 0, 1);
    if (zone.high < zone.low)
        reader.fault("high", "must be at least low");
}

void readWeights(JsonObjectReader &reader, ExampleWeights &weights)
{
    reader.number("overridden", weights.overridden, 0, maxWeight);
    reader.number("confidentError", weights.confidentError, 0, maxWeight);
    reader.number("confidentOver", weights.confidentOver, 0, 1);
    reader.number("highStakes", weights.highStakes, 0, maxWeight);
}

void readRetrain(JsonObjectReader &reader, RetrainTrigger &trigger)
{
    reader.number("overrideRate", trigger.overrideRate, 0, 1);
    reader.integer("overrideDecisions", trigger.overrideDecisions, 0, maxCount);
    reader.integer("decisions", trigger.decisions, 0, maxCount);
}

} // namespace

void readLeads(JsonObjectReader &reader, LeadsPolicy &leads)
{
    const DomainRouting defaults = leads.otherDomains;
    reader.object("otherDomains", [&](JsonObjectReader &routing) { readOtherDomains(routing, leads.otherDomains); });
    reader.object("domains", [&](JsonObjectReader &domains) {
        domains.eachObject([&](const std::string &key, JsonObjectReader &domain) {
            checkName(key, domain.path(), domain.faults());
            readRouting(domain, leads.domains[key] = defaults);
        });
    });
    reader.object("priority", [&](JsonObjectReader &weights) { readPriority(weights, leads.priority); });
    reader.object("urgency", [&](JsonObjectReader &limits) { readUrgency(limits, leads.urgency); });
    reader.object("criticalZone", [&](JsonObjectReader &zone) { readZone(zone, leads.criticalZone); });
    reader.object("weights", [&](JsonObjectReader &weights) { readWeights(weights, leads.weights); });
    reader.object("retrain", [&](JsonObjectReader &trigger) { readRetrain(trigger, leads.retrain); });
}

} // namespace verdict::policyparts
