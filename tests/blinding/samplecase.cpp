#include "tests/blinding/samplecase.h"

#include "core/policy/default.h"

namespace verdict::sample {
namespace {

Scalar text(const std::string &value) { return {Scalar::Kind::Text, value, 0}; }

Prediction prediction()
{
    Prediction prediction;
    prediction.label = "fraud";
    prediction.confidence = 0.72;
    prediction.modelVersion = "fraud-2026.11";
    prediction.probabilities = {{"fraud", 0.72}, {"legitimate", 0.28}};
    prediction.topFeatures = {{"country", "PT", -0.05}, {"amount_vs_median", "41x", 0.31}, {"hour", "3", std::nullopt}};
    prediction.similar = {{"tx-1", "Far", 0.4, "legitimate", "", {}},
                          {"tx-2", "Near", 0.93, "fraud", "Charged back", {{"country", text("PT")}}}};
    prediction.ensemble = {{{"fraud", 0.81}, {"legitimate", 0.19}}, {{"fraud", 0.63}, {"legitimate", 0.37}}};
    prediction.range = ProbabilityRange{0.6, 0.8};
    prediction.novelty = 1.5;
    return prediction;
}

CaseContext context()
{
    CaseContext context;
    context.stakes = Stakes::High;
    context.subject = "customer-5512";
    context.financialImpact = 12400;
    context.appeal = true;
    context.history = {"previous-error"};
    context.facts = {{"merchant", text("New")},
                     {"country", text("PT")},
                     {"age", {Scalar::Kind::Number, "12", 12}},
                     {"balance", {Scalar::Kind::Number, "12345678901234567890", 12345678901234567890.0}},
                     {"vip", {Scalar::Kind::Bool, "false", 0}},
                     {"note", Scalar{}}};
    return context;
}

KeyEvidence key(const std::string &label, int direction, double weight)
{
    KeyEvidence key;
    key.label = label;
    key.value = "the value of " + label;
    key.compare = "median 302 EUR";
    key.usual = "usual €18–€140";
    key.note = "first at this merchant";
    key.range = UsualRange{12400, 18, 62, 140};
    key.direction = direction;
    key.weight = weight;
    return key;
}

Evidence piece(EvidenceKind kind, const std::string &title)
{
    Evidence evidence;
    evidence.kind = kind;
    evidence.title = title;
    return evidence;
}

std::vector<Evidence> evidence()
{
    Evidence message = piece(EvidenceKind::Text, "Merchant message");
    message.text = "Thank you \"for\" your order\n";
    message.highlights = {{3, 9, "fraud", 0.8}};
    Evidence receipt = piece(EvidenceKind::Image, "Receipt");
    receipt.path = "img/fraud-829301.jpg";
    receipt.mmPerPixel = 0.1;
    Evidence payments = piece(EvidenceKind::Table, "Last payments");
    payments.columns = {"when", "amount"};
    payments.rows = {{"2026-11-21", "31.10"}, {"2026-11-20", ""}};
    Evidence raw = piece(EvidenceKind::Json, "Raw request");
    raw.json = R"({"score":0.91})";
    Evidence unknown = piece(EvidenceKind::Other, "Hologram");
    unknown.json = R"({"kind":"hologram"})";
    Evidence page = piece(EvidenceKind::Link, "Account page");
    page.url = "https://example.org/5512";
    Evidence activity = piece(EvidenceKind::Series, "Card activity");
    activity.points = {{"2026-11-21T00:00:00Z", 31.1, ""}, {"2026-11-22T00:00:00Z", 12400, "declined"}};
    return {message, receipt, payments, raw, unknown, page, activity};
}

} // namespace

CaseRecord fullRecord()
{
    CaseRecord record;
    record.name = {"payments", "tx-829301"};
    record.title = "Card payment 12,400 EUR to a new merchant";
    record.subtitle = "Online, 3-D Secure";
    record.kind = "Card payment";
    record.received = fromIso("2026-11-22T09:30:00.000Z");
    record.labels = {"legitimate", "unclear", "fraud"};
    record.prediction = prediction();
    record.context = context();
    record.keyEvidence = {key("Amount", 1, 0.31), key("Country", -1, 0.05), key("Hour", 0, 0.2)};
    record.evidence = evidence();
    record.unknown = {{"score", "0.91"}, {"channel", "\"web\""}};
    return record;
}

Policy policy()
{
    Policy policy = defaultPolicy();
    policy.version = 4;
    DomainRules &rules = policy.open.domains["payments"] = policy.open.otherDomains;
    rules.labels = {{"fraud", "Fraud"}, {"legitimate", "Legitimate"}};
    rules.keyEvidence = {"Country", "Amount"};
    policy.leads.domains["payments"].safeFields = {"channel"};
    return policy;
}

Route route()
{
    Route route;
    route.label = "fraud";
    route.policyVersion = 4;
    route.reasons = {{RouteReasonKind::Appeal}, {RouteReasonKind::BelowThreshold, "fraud", 0.72, 0.97}};
    return route;
}

CaseFile compose(const CaseRecord &record, const Policy &policy, Arm arm)
{
    const Route route = sample::route();
    const AttachmentRef picture{ObjectName{{1, 2, 3}}, "image/jpeg", 48213, 640, 480};
    return verdict::compose(Composition{.record = record,
                                        .route = route,
                                        .policy = policy,
                                        .token = Token{12345},
                                        .arm = arm,
                                        .ingested = *fromIso("2026-11-22T10:00:00.000Z"),
                                        .attachments = {std::nullopt, picture},
                                        .labelsSeen = {"legitimate", "fraud"}});
}

} // namespace verdict::sample
