#pragma once

#include "core/policy/default.h"

#include <rapidcheck.h>

#include <algorithm>

namespace verdict::arbitrary {

/// A name from a small set, so that names of different places meet.
inline const std::vector<std::string> &allNames()
{
    static const std::vector<std::string> all = {"fraud", "legitimate", "payments", "a.b", "ß \"q\" \\", "x"};
    return all;
}

inline std::string name() { return *rc::gen::elementOf(allNames()); }

/// Some of the names, each once.
inline std::vector<std::string> names(std::size_t least = 0)
{
    const auto chosen = *rc::gen::inRange(0, 1 << allNames().size());
    std::vector<std::string> some;
    for (std::size_t i = 0; i < allNames().size(); ++i)
        if ((chosen >> i & 1) != 0 || i < least)
            some.push_back(allNames()[i]);
    return some;
}

/// A share from 0 to 1 with both ends among the likely ones.
inline double share() { return *rc::gen::inRange(0, 101) / 100.0; }

inline std::optional<double> maybe(double value)
{
    return *rc::gen::arbitrary<bool>() ? std::optional(value) : std::nullopt;
}

inline std::vector<CodeText> codes(std::size_t least)
{
    std::vector<CodeText> list;
    for (const auto &code : names(least))
        list.push_back({code, "the words of " + code});
    return list;
}

inline Required required() { return *rc::gen::element(Required::Never, Required::OnOverride, Required::Always); }

inline DomainRules domainRules()
{
    DomainRules rules;
    rules.name = name();
    if (*rc::gen::arbitrary<bool>())
        rules.labels = codes(2);
    rules.reasons = codes(1);
    rules.guidelines = *rc::gen::element<std::string>("", "Read the message first.\nThen look at the amount.");
    rules.rationale = required();
    rules.reason = required();
    rules.confidence = required();
    rules.allowOther = *rc::gen::arbitrary<bool>();
    rules.showIds = *rc::gen::arbitrary<bool>();
    rules.overlayOn = *rc::gen::arbitrary<bool>();
    rules.keyEvidence = names();
    return rules;
}

inline Condition condition()
{
    const Scalar number{Scalar::Kind::Number, "10000", 10000};
    const Scalar text{Scalar::Kind::Text, "PT", 0};
    const Scalar no{Scalar::Kind::Bool, "false", 0};
    return *rc::gen::element(Condition{"context.financialImpact", Comparison::Greater, number},
                             Condition{"prediction.novelty", Comparison::LessOrEqual, number},
                             Condition{"context.facts.country", Comparison::NotEqual, text},
                             Condition{"context.history", Comparison::Contains, text},
                             Condition{"kind", Comparison::Exists, {}}, Condition{"kind", Comparison::Exists, no},
                             Condition{"domain", Comparison::Equal, text});
}

inline std::vector<ReviewRule> reviewRules()
{
    std::vector<ReviewRule> rules;
    for (const auto &ruleName : names())
        rules.push_back({ruleName, {condition(), condition()}});
    return rules;
}

/// Routing of one domain; `labels` are those that may have thresholds.
inline DomainRouting domainRouting(const std::vector<std::string> &labels)
{
    DomainRouting routing;
    for (const auto &label : labels)
        if (*rc::gen::arbitrary<bool>())
            routing.thresholds[label] = {maybe(share()), *rc::gen::element(Meaning::Approved, Meaning::Rejected)};
    routing.rules = reviewRules();
    routing.knownModels = names();
    if (*rc::gen::arbitrary<bool>())
        routing.stakesAlways = *rc::gen::element(Stakes::Low, Stakes::Medium, Stakes::High);
    routing.noveltyLimit = maybe(3.5);
    routing.entropyLimit = maybe(share());
    routing.variationLimit = maybe(share());
    routing.auditShare = share();
    routing.deadlines = {maybe(72.5), maybe(1e-3), std::nullopt};
    routing.safeFields = names();
    routing.skills = names();
    routing.minTier = {*rc::gen::inRange(1, 4), *rc::gen::inRange(1, 4), *rc::gen::inRange(1, 4)};
    routing.conflicts = *rc::gen::element(std::vector<std::string>{},
                                          std::vector<std::string>{"context.subject", "context.facts.merchant"});
    routing.maxOpen = *rc::gen::inRange(0, 1'000'001);
    routing.rotationDays = *rc::gen::inRange(0, 3651);
    routing.assignmentExpiryHours = *rc::gen::inRange(0, 87601);
    return routing;
}

inline Policy policy()
{
    Policy policy = defaultPolicy();
    policy.version = *rc::gen::inRange(1, 1000);
    policy.open.otherDomains = domainRules();
    policy.open.graceSeconds = *rc::gen::inRange(0, 601);
    policy.leads.otherDomains = domainRouting({});
    policy.leads.priority = {share(), share() * 1e6, share(), share()};
    policy.leads.urgency = {*rc::gen::inRange(0, 60), *rc::gen::inRange(60, 600)};
    policy.leads.criticalZone = {share() / 2, 0.5 + share() / 2};
    for (const auto &domain : names()) {
        policy.open.domains[domain] = domainRules();
        std::vector<std::string> labels = {"fraud", "legitimate"};
        if (!policy.open.domains[domain].labels.empty())
            labels = {policy.open.domains[domain].labels.front().code};
        policy.leads.domains[domain] = domainRouting(labels);
    }
    return policy;
}

} // namespace verdict::arbitrary
