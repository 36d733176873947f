#include "core/case/events/reviewact.h"

#include "core/case/events/fields.h"

namespace verdict {
namespace {

constexpr std::size_t maxItems = 100;
constexpr std::size_t maxTextBytes = 40'000; // 10,000 characters of up to four bytes

using Kind = ReviewAct::Kind;
constexpr Kind kinds[] = {Kind::Decided, Kind::Amended, Kind::Undone, Kind::Released, Kind::SetAside, Kind::Escalated};

bool decides(Kind kind) { return kind == Kind::Decided || kind == Kind::Amended; }

void writeDecision(JsonWriter &json, const Decision &decision)
{
    json.key("decision").beginObject().key("label").text(decision.label);
    if (!decision.proposedLabel.empty())
        json.key("proposedLabel").text(decision.proposedLabel);
    if (decision.agreement)
        json.key("agreement").text(nameOf(*decision.agreement));
    json.key("reasons").beginArray();
    for (const auto &reason : decision.reasons)
        json.text(reason);
    json.endArray().key("rationale").text(decision.rationale);
    if (decision.confidence)
        json.key("ownConfidence").text(nameOf(*decision.confidence));
    json.endObject();
}

void writeTrace(JsonWriter &json, const ReviewTrace &trace)
{
    json.key("trace").beginObject();
    if (trace.openedAt)
        json.key("openedAt").text(toIso(*trace.openedAt));
    json.key("seconds").number(trace.seconds).key("details").beginArray();
    for (const auto &view : trace.details)
        json.beginObject().key("section").text(view.section).key("seconds").number(view.seconds).endObject();
    json.endArray().key("missing").beginArray();
    for (const auto &what : trace.missing)
        json.text(what);
    json.endArray().endObject();
}

std::string capped(PayloadFields &fields, std::string_view key)
{
    std::string text = fields.textOr(key, {});
    if (text.size() > maxTextBytes)
        fields.fail(key);
    return text;
}

template <class Value, class Read> std::optional<Value> named(PayloadFields &fields, std::string_view key, Read read)
{
    if (!fields.has(key))
        return std::nullopt;
    const auto value = read(fields.text(key));
    if (!value)
        fields.fail(key);
    return value;
}

Decision readDecision(PayloadFields &fields)
{
    Decision decision;
    decision.label = capped(fields, "label");
    decision.proposedLabel = capped(fields, "proposedLabel");
    decision.agreement = named<Agreement>(fields, "agreement", agreementFromName);
    decision.reasons = fields.texts("reasons");
    decision.rationale = capped(fields, "rationale");
    decision.confidence = named<OwnConfidence>(fields, "ownConfidence", ownConfidenceFromName);
    if (decision.label.empty() || decision.reasons.size() > maxItems)
        fields.fail("label");
    return decision;
}

ReviewTrace readTrace(PayloadFields &fields)
{
    ReviewTrace trace;
    trace.openedAt = named<Time>(fields, "openedAt", fromIso);
    trace.seconds = fields.number("seconds");
    for (const auto item : fields.array("details")) {
        simdjson::dom::object object;
        if (item.get(object) != simdjson::SUCCESS || trace.details.size() == maxItems) {
            fields.fail("details");
            break;
        }
        PayloadFields view(object);
        trace.details.push_back({view.text("section"), view.number("seconds")});
        if (!view.ok())
            fields.fail("details");
    }
    trace.missing = fields.texts("missing");
    if (trace.seconds < 0 || trace.missing.size() > maxItems)
        fields.fail("seconds");
    return trace;
}

/// Reads the object below `key` with `read`, and passes on what it found wrong.
template <class Value, class Read> Value inside(PayloadFields &fields, std::string_view key, Read read)
{
    simdjson::dom::object object;
    if (fields.object()[key].get(object) != simdjson::SUCCESS) {
        fields.fail(key);
        return {};
    }
    PayloadFields inner(object);
    Value value = read(inner);
    if (!inner.ok())
        fields.fail(key);
    return value;
}

} // namespace

const char *typeOf(Kind kind)
{
    switch (kind) {
    case Kind::Decided: return "case.decided";
    case Kind::Amended: return "decision.amended";
    case Kind::Undone: return "decision.undone";
    case Kind::Released: return "case.released";
    case Kind::SetAside: return "case.set-aside";
    case Kind::Escalated: return "case.escalated";
    }
    return "";
}

std::optional<Kind> reviewActFromType(std::string_view type)
{
    for (const auto kind : kinds)
        if (type == typeOf(kind))
            return kind;
    return std::nullopt;
}

std::vector<std::string> reviewActTypes()
{
    std::vector<std::string> types;
    for (const auto kind : kinds)
        types.emplace_back(typeOf(kind));
    return types;
}

void writeReviewAct(JsonWriter &json, const ReviewAct &act)
{
    json.key("file").text(act.file.hex()).key("policyVersion").number(std::int64_t{act.policyVersion});
    if (act.supersedes)
        json.key("supersedes").text(act.supersedes->hex());
    if (decides(act.kind))
        writeDecision(json, act.decision);
    if (!act.rationale.empty())
        json.key("rationale").text(act.rationale);
    if (act.until)
        json.key("until").text(toIso(*act.until));
    if (act.kind != Kind::Undone)
        writeTrace(json, act.trace);
}

Result<ReviewAct> readReviewAct(const simdjson::dom::object &payload)
{
    PayloadFields fields(payload, "review");
    ReviewAct act;
    const auto kind = reviewActFromType(fields.text("type"));
    const auto token = Token::fromText(fields.text("case"));
    if (!kind || !token)
        fields.fail("case");
    act.kind = kind.value_or(Kind::Decided);
    act.token = token.value_or(Token{});
    act.file = fields.hex<ObjectName>("file");
    act.policyVersion = static_cast<int>(fields.integer("policyVersion", 0, INT32_MAX));
    if (act.kind == Kind::Amended || act.kind == Kind::Undone)
        act.supersedes = fields.hex<EventHash>("supersedes");
    if (decides(act.kind))
        act.decision = inside<Decision>(fields, "decision", readDecision);
    act.rationale = capped(fields, "rationale");
    act.until = named<Time>(fields, "until", fromIso);
    if (act.kind == Kind::SetAside && !act.until)
        fields.fail("until");
    if (act.kind != Kind::Undone)
        act.trace = inside<ReviewTrace>(fields, "trace", readTrace);
    if (!fields.ok())
        return fields.error();
    return act;
}

} // namespace verdict
