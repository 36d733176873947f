#include "core/case/events/ingested.h"

#include "core/case/events/fields.h"

namespace verdict {
namespace {

void writeAttachment(JsonWriter &json, const IngestedAttachment &attachment)
{
    json.beginObject().key("e").number(std::int64_t{attachment.evidence}).key("o").text(attachment.object.hex());
    json.key("b").number(attachment.sealedBytes).key("s").number(attachment.bytes).key("m").text(attachment.mediaType);
    json.key("w").number(std::int64_t{attachment.width}).key("h").number(std::int64_t{attachment.height}).endObject();
}

IngestedAttachment readAttachment(PayloadFields &fields)
{
    IngestedAttachment attachment;
    attachment.evidence = static_cast<int>(fields.integer("e", 0, 1'000'000));
    attachment.object = fields.hex<ObjectName>("o");
    attachment.sealedBytes = fields.integer("b", 0, INT64_MAX);
    attachment.bytes = fields.integer("s", 0, INT64_MAX);
    attachment.mediaType = fields.text("m");
    attachment.width = static_cast<int>(fields.integer("w", 0, 1 << 20));
    attachment.height = static_cast<int>(fields.integer("h", 0, 1 << 20));
    return attachment;
}

Result<IngestedCase> readCase(const simdjson::dom::object &object)
{
    PayloadFields fields(object, "cases.ingested");
    IngestedCase one;
    one.key = fields.keyedName("k");
    one.content = fields.keyedName("c");
    one.record = fields.hex<ObjectName>("o");
    one.sealedBytes = fields.integer("b", 0, INT64_MAX);
    one.domain = fields.text("d");
    if (fields.has("r"))
        one.revises = fields.keyedName("r");
    if (fields.has("a")) {
        for (const auto item : fields.array("a")) {
            simdjson::dom::object inner;
            if (item.get(inner) != simdjson::SUCCESS)
                fields.fail("a");
            PayloadFields attachment(inner, "cases.ingested");
            one.attachments.push_back(readAttachment(attachment));
            if (!attachment.ok())
                return attachment.error();
        }
    }
    if (!fields.ok())
        return fields.error();
    return one;
}

} // namespace

void writeIngested(JsonWriter &json, const std::vector<IngestedCase> &cases, const LabelsSeen &labels)
{
    if (!labels.empty()) {
        json.key("labels").beginObject();
        for (const auto &[domain, names] : labels) {
            json.key(domain).beginArray();
            for (const auto &name : names)
                json.text(name);
            json.endArray();
        }
        json.endObject();
    }
    json.key("cases").beginArray();
    for (const auto &one : cases) {
        json.beginObject().key("k").text(toHex(one.key.data(), one.key.size()));
        json.key("c").text(toHex(one.content.data(), one.content.size())).key("o").text(one.record.hex());
        json.key("b").number(one.sealedBytes).key("d").text(one.domain);
        if (one.revises)
            json.key("r").text(toHex(one.revises->data(), one.revises->size()));
        if (!one.attachments.empty()) {
            json.key("a").beginArray();
            for (const auto &attachment : one.attachments)
                writeAttachment(json, attachment);
            json.endArray();
        }
        json.endObject();
    }
    json.endArray();
}

Result<std::vector<IngestedCase>> readIngested(const simdjson::dom::object &payload)
{
    PayloadFields fields(payload, "cases.ingested");
    std::vector<IngestedCase> cases;
    for (const auto item : fields.array("cases")) {
        simdjson::dom::object object;
        if (item.get(object) != simdjson::SUCCESS)
            fields.fail("cases");
        auto one = readCase(object);
        if (!one)
            return one.error();
        cases.push_back(std::move(*one));
    }
    if (!fields.ok())
        return fields.error();
    return cases;
}

Result<LabelsSeen> readLabelsSeen(const simdjson::dom::object &payload)
{
    LabelsSeen seen;
    simdjson::dom::object domains;
    if (payload["labels"].get(domains) != simdjson::SUCCESS)
        return seen;
    PayloadFields fields(domains, "cases.ingested");
    for (const auto member : domains)
        for (auto &name : fields.texts(member.key))
            seen[std::string(member.key)].insert(std::move(name));
    if (!fields.ok())
        return fields.error();
    return seen;
}

} // namespace verdict
