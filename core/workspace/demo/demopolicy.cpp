#include "core/workspace/demo/demopolicy.h"

#include "core/policy/default.h"

namespace verdict {
namespace {

ReviewRule ruleOn(std::string name, std::string field, Comparison comparison, Scalar value)
{
    return {std::move(name), {{std::move(field), comparison, std::move(value)}}};
}

Scalar text(std::string value) { return {Scalar::Kind::Text, std::move(value), 0}; }

DomainRules paymentRules()
{
    DomainRules rules;
    rules.name = "Card payments";
    rules.labels = {{"legitimate", "Legitimate"},
                    {"stolen-card", "Stolen card"},
                    {"account-takeover", "Account takeover"},
                    {"friendly-fraud", "Friendly fraud"},
                    {"merchant-error", "Merchant error"}};
    rules.reasons = {{"customer-confirmed", "Customer confirmed"},
                     {"known-address", "Known address"},
                     {"travel", "Travel or holiday"},
                     {"wrong-signal", "Signal is wrong"},
                     {"normal-pattern", "Pattern is normal here"},
                     {"missing-data", "Missing data"},
                     {"other", "Other"}};
    rules.guidelines = "Judge the payment, not the customer. A single strong signal is not enough to call a card "
                       "stolen; two that do not "
                       "depend on each other are. If the customer confirmed the payment, say so as a reason.";
    rules.rationale = Required::OnOverride;
    rules.showIds = true;
    rules.keyEvidence = {"Amount", "Payments in the last hour", "Device", "Delivery address", "Strong authentication"};
    return rules;
}

DomainRules lesionRules()
{
    DomainRules rules;
    rules.name = "Skin lesions";
    rules.labels = {{"naevus", "Benign naevus"},
                    {"melanoma", "Suspected melanoma"},
                    {"basal-cell", "Basal cell carcinoma"},
                    {"seborrhoeic", "Seborrhoeic keratosis"},
                    {"cannot-tell", "Cannot tell"}};
    rules.reasons = {{"structure", "Structure differs"}, {"colour", "Colour differs"},
                     {"history", "History decides"},     {"picture", "Picture is poor"},
                     {"artefact", "Hair or artefact"},   {"other", "Other"}};
    rules.guidelines = "This is triage, not a diagnosis: whatever could be a melanoma goes to a dermatologist. Choose "
                       "Cannot tell rather "
                       "than guess from a poor picture.";
    rules.rationale = Required::OnOverride;
    rules.confidence = Required::Always;
    rules.keyEvidence = {"Diameter", "Asymmetry", "Border", "Colours", "Change in six months"};
    return rules;
}

DomainRules moderationRules()
{
    DomainRules rules;
    rules.name = "Moderation";
    rules.labels = {{"allowed", "Allowed"},
                    {"harassment", "Harassment"},
                    {"threat", "Threat"},
                    {"hate", "Hate"},
                    {"needs-context", "Needs more context"}};
    rules.reasons = {{"quotation", "Quotation or report"}, {"among-friends", "Banter among friends"},
                     {"rule-applies", "A rule applies"},   {"no-rule", "No rule applies"},
                     {"language", "Language was misread"}, {"other", "Other"}};
    rules.guidelines = "Threats name or imply harm to somebody who can be identified. Harassment targets one person "
                       "again and again. Hate "
                       "attacks people for what they are. Harsh words about a matter are allowed.";
    rules.rationale = Required::OnOverride;
    rules.allowOther = true;
    rules.showIds = true;
    rules.keyEvidence = {"Reports", "Account age", "Earlier removals", "Addresses one person",
                         "Replies within the hour"};
    return rules;
}

DomainRouting paymentRouting()
{
    DomainRouting routing;
    routing.thresholds["legitimate"] = {0.95, Meaning::Approved};
    routing.thresholds["stolen-card"] = {0.98, Meaning::Rejected};
    routing.rules = {ruleOn("Amount above €5,000", "context.financialImpact", Comparison::Greater,
                            {Scalar::Kind::Number, "5000", 5000}),
                     ruleOn("The model was wrong about this customer before", "context.history", Comparison::Contains,
                            text("previous-error"))};
    routing.noveltyLimit = 2;
    routing.auditShare = 0.2;
    routing.deadlines = {24, 8, 2};
    return routing;
}

DomainRouting lesionRouting()
{
    DomainRouting routing;
    routing.deadlines = {72, 24, 6};
    return routing;
}

DomainRouting moderationRouting()
{
    DomainRouting routing;
    routing.thresholds["allowed"] = {0.93, Meaning::Approved};
    routing.rules = {
        ruleOn("Somebody fears for their safety", "context.facts.Reported as", Comparison::Equal, text("Threat"))};
    routing.stakesAlways = Stakes::High;
    routing.auditShare = 0.2;
    routing.deadlines = {12, 4, 1};
    return routing;
}

} // namespace

Policy demoPolicy()
{
    Policy policy = defaultPolicy();
    policy.open.domains = {
        {paymentsDomain, paymentRules()}, {lesionsDomain, lesionRules()}, {moderationDomain, moderationRules()}};
    policy.leads.domains = {
        {paymentsDomain, paymentRouting()}, {lesionsDomain, lesionRouting()}, {moderationDomain, moderationRouting()}};
    policy.leads.priority.financialLimit = 2000;
    return policy;
}

const DomainRules &demoRules(const std::string &domain)
{
    static const Policy policy = demoPolicy();
    return policy.open.of(domain);
}

std::vector<std::string> demoLabels(const std::string &domain)
{
    std::vector<std::string> codes;
    for (const auto &label : demoRules(domain).labels)
        codes.push_back(label.code);
    return codes;
}

std::string labelText(const std::string &domain, const std::string &code)
{
    for (const auto &label : demoRules(domain).labels)
        if (label.code == code)
            return label.text;
    return code;
}

} // namespace verdict
