#include "core/case/events/assigned.h"

#include "core/case/events/fields.h"

namespace verdict {
namespace {

constexpr const char *where = "cases.assigned";
constexpr std::int64_t latest = 253'402'300'799'999; // the end of the year 9999

void writeCase(JsonWriter &json, const AssignedCase &one)
{
    json.beginObject().key("t").text(one.token.text()).key("o").text(one.file.hex()).key("b").number(one.sealedBytes);
    json.key("d").text(one.domain).key("p").number(one.priorityPpm);
    if (one.deadline)
        json.key("l").number(one.deadline->ms);
    if (!one.blobs.empty()) {
        json.key("x").beginArray();
        for (const auto &blob : one.blobs)
            json.beginObject().key("o").text(blob.object.hex()).key("b").number(blob.sealedBytes).endObject();
        json.endArray();
    }
    json.endObject();
}

Token readToken(PayloadFields &fields, std::string_view key)
{
    const auto token = Token::fromText(fields.text(key));
    if (!token)
        fields.fail(key);
    return token.value_or(Token{});
}

void readBlobs(PayloadFields &fields, AssignedCase &one)
{
    for (const auto item : fields.array("x")) {
        simdjson::dom::object inner;
        if (item.get(inner) != simdjson::SUCCESS)
            return fields.fail("x");
        PayloadFields blob(inner, where);
        one.blobs.push_back({blob.hex<ObjectName>("o"), blob.integer("b", 0, INT64_MAX)});
        if (!blob.ok())
            return fields.fail("x");
    }
}

Result<AssignedCase> readCase(const simdjson::dom::object &object)
{
    PayloadFields fields(object, where);
    AssignedCase one;
    one.token = readToken(fields, "t");
    one.file = fields.hex<ObjectName>("o");
    one.sealedBytes = fields.integer("b", 0, INT64_MAX);
    one.domain = fields.text("d");
    one.priorityPpm = fields.integer("p", 0, 1'000'000);
    if (fields.has("l"))
        one.deadline = Time{fields.integer("l", -latest, latest)};
    if (fields.has("x"))
        readBlobs(fields, one);
    if (!fields.ok())
        return fields.error();
    return one;
}

} // namespace

void writeAssigned(JsonWriter &json, const Assigned &assigned)
{
    json.key("policyVersion").number(std::int64_t{assigned.policyVersion});
    json.key("atRiskMinutes").number(std::int64_t{assigned.atRiskMinutes});
    json.key("soonMinutes").number(std::int64_t{assigned.soonMinutes});
    json.key("cases").beginArray();
    for (const auto &one : assigned.cases)
        writeCase(json, one);
    json.endArray();
    if (assigned.takenBack.empty())
        return;
    json.key("takenBack").beginArray();
    for (const auto &token : assigned.takenBack)
        json.text(token.text());
    json.endArray();
}

Result<Assigned> readAssigned(const simdjson::dom::object &payload)
{
    PayloadFields fields(payload, where);
    Assigned assigned;
    assigned.policyVersion = static_cast<int>(fields.integer("policyVersion", 0, INT32_MAX));
    assigned.atRiskMinutes = static_cast<int>(fields.integer("atRiskMinutes", 0, INT32_MAX));
    assigned.soonMinutes = static_cast<int>(fields.integer("soonMinutes", 0, INT32_MAX));
    for (const auto item : fields.array("cases")) {
        simdjson::dom::object object;
        if (item.get(object) != simdjson::SUCCESS)
            fields.fail("cases");
        auto one = readCase(object);
        if (!one)
            return one.error();
        assigned.cases.push_back(std::move(*one));
    }
    if (fields.has("takenBack")) {
        for (const auto &text : fields.texts("takenBack")) {
            const auto token = Token::fromText(text);
            token ? assigned.takenBack.push_back(*token) : fields.fail("takenBack");
        }
    }
    if (!fields.ok())
        return fields.error();
    return assigned;
}

} // namespace verdict
