#include "core/case/events/routed.h"

#include "core/case/events/fields.h"

namespace verdict {
namespace {

using Outcome = RoutedCase::Outcome;

const char *nameOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Automated: return "automated";
    case Outcome::Review: return "review";
    case Outcome::Audit: return "audit";
    }
    return "";
}

Outcome readOutcome(PayloadFields &fields)
{
    const std::string name = fields.text("q");
    for (const auto outcome : {Outcome::Automated, Outcome::Review, Outcome::Audit})
        if (name == nameOf(outcome))
            return outcome;
    fields.fail("q");
    return Outcome::Review;
}

Result<RoutedCase> readCase(const simdjson::dom::object &object)
{
    PayloadFields fields(object, "cases.routed");
    RoutedCase one;
    one.key = fields.keyedName("k");
    one.record = fields.hex<ObjectName>("o");
    one.outcome = readOutcome(fields);
    simdjson::dom::element route;
    if (object["r"].get(route) != simdjson::SUCCESS)
        fields.fail("r");
    else
        one.route = simdjson::minify(route);
    if (fields.has("t")) {
        one.token = Token::fromText(fields.text("t"));
        one.reviewer.value = fields.text("m");
        if (!one.token)
            fields.fail("t");
    }
    if (!fields.ok())
        return fields.error();
    return one;
}

} // namespace

void writeRouted(JsonWriter &json, const Routed &routed)
{
    json.key("policyVersion").number(std::int64_t{routed.policyVersion}).key("cases").beginArray();
    for (const auto &one : routed.cases) {
        json.beginObject().key("k").text(toHex(one.key.data(), one.key.size())).key("o").text(one.record.hex());
        json.key("q").text(nameOf(one.outcome)).key("r").raw(one.route);
        if (one.token)
            json.key("t").text(one.token->text()).key("m").text(one.reviewer.value);
        json.endObject();
    }
    json.endArray();
}

Result<Routed> readRouted(const simdjson::dom::object &payload)
{
    PayloadFields fields(payload, "cases.routed");
    Routed routed;
    routed.policyVersion = static_cast<int>(fields.integer("policyVersion", 0, INT32_MAX));
    for (const auto item : fields.array("cases")) {
        simdjson::dom::object object;
        if (item.get(object) != simdjson::SUCCESS)
            fields.fail("cases");
        auto one = readCase(object);
        if (!one)
            return one.error();
        routed.cases.push_back(std::move(*one));
    }
    if (!fields.ok())
        return fields.error();
    return routed;
}

} // namespace verdict
