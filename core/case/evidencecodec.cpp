#include "core/case/evidencecodec.h"

#include <limits>

namespace verdict {
namespace {

constexpr int maxInt = std::numeric_limits<int>::max();

void putRows(JsonWriter &json, const std::vector<std::vector<std::string>> &rows)
{
    if (rows.empty())
        return;
    json.key("rows").beginArray();
    for (const auto &row : rows) {
        json.beginArray();
        for (const auto &cell : row)
            json.text(cell);
        json.endArray();
    }
    json.endArray();
}

std::vector<std::string> readRow(const simdjson::dom::element &item, const std::string &path,
                                 std::vector<JsonFault> &faults)
{
    std::vector<std::string> row;
    simdjson::dom::array cells;
    if (item.get_array().get(cells)) {
        faults.push_back({path, "must be a list"});
        return row;
    }
    for (const auto cell : cells) {
        std::string_view text;
        if (cell.get_string().get(text))
            faults.push_back({path, "must hold texts alone"});
        row.emplace_back(text);
    }
    return row;
}

void readRows(JsonObjectReader &reader, std::vector<std::vector<std::string>> &rows)
{
    reader.items("rows", [&](const simdjson::dom::element &item, const std::string &path) {
        rows.push_back(readRow(item, path, reader.faults()));
    });
}

void write(JsonWriter &json, const AttachmentRef &attachment)
{
    json.beginObject().key("object").text(attachment.object.hex());
    put(json, "mediaType", attachment.mediaType);
    json.key("bytes").number(attachment.bytes);
    json.key("width").number(std::int64_t{attachment.width});
    json.key("height").number(std::int64_t{attachment.height}).endObject();
}

void read(JsonObjectReader &reader, AttachmentRef &attachment)
{
    std::string hex;
    for (const char *name : {"object", "bytes", "width", "height"})
        reader.require(name);
    reader.text("object", hex);
    if (const auto object = ObjectName::fromHex(hex))
        attachment.object = *object;
    else
        reader.fault("object", "must be 64 lowercase hexadecimal digits");
    reader.text("mediaType", attachment.mediaType);
    reader.integer("bytes", attachment.bytes, 0, std::numeric_limits<std::int64_t>::max());
    reader.integer("width", attachment.width, 0, maxInt);
    reader.integer("height", attachment.height, 0, maxInt);
}

void readKind(JsonObjectReader &reader, EvidenceKind &kind)
{
    using enum EvidenceKind;
    reader.require("kind");
    reader.choice("kind", kind, {Text, Image, Table, Json, Pdf, Link, Series, Timeline, Audio, Video, Other});
}

} // namespace

void write(JsonWriter &json, const Highlight &highlight)
{
    json.beginObject()
        .key("start")
        .number(std::int64_t{highlight.start})
        .key("end")
        .number(std::int64_t{highlight.end});
    put(json, "label", highlight.label);
    json.key("weight").number(highlight.weight).endObject();
}

void read(JsonObjectReader &reader, Highlight &highlight)
{
    for (const char *name : {"start", "end", "weight"})
        reader.require(name);
    reader.integer("start", highlight.start, 0, maxInt);
    reader.integer("end", highlight.end, 0, maxInt);
    reader.text("label", highlight.label);
    reader.number("weight", highlight.weight);
}

void write(JsonWriter &json, const SeriesPoint &point)
{
    json.beginObject().key("at").text(point.at).key("value").number(point.value);
    put(json, "label", point.label);
    json.endObject();
}

void read(JsonObjectReader &reader, SeriesPoint &point)
{
    reader.require("at");
    reader.require("value");
    reader.text("at", point.at);
    reader.number("value", point.value);
    reader.text("label", point.label);
}

void write(JsonWriter &json, const CaseFileEvidence &item)
{
    const Evidence &evidence = item.evidence;
    json.beginObject().key("kind").text(nameOf(evidence.kind));
    put(json, "title", evidence.title);
    put(json, "text", evidence.text);
    putAll(json, "highlights", evidence.highlights);
    put(json, "columns", evidence.columns);
    putRows(json, evidence.rows);
    put(json, "json", evidence.json);
    put(json, "url", evidence.url);
    putAll(json, "points", evidence.points);
    put(json, "mmPerPixel", evidence.mmPerPixel);
    if (item.attachment)
        write(json.key("attachment"), *item.attachment);
    json.endObject();
}

void read(JsonObjectReader &reader, CaseFileEvidence &item)
{
    Evidence &evidence = item.evidence;
    readKind(reader, evidence.kind);
    reader.text("title", evidence.title);
    reader.text("text", evidence.text);
    readAll(reader, "highlights", evidence.highlights);
    reader.texts("columns", evidence.columns);
    readRows(reader, evidence.rows);
    reader.text("json", evidence.json);
    reader.text("url", evidence.url);
    readAll(reader, "points", evidence.points);
    reader.number("mmPerPixel", evidence.mmPerPixel);
    reader.object("attachment", [&](JsonObjectReader &attachment) { read(attachment, item.attachment.emplace()); });
}

} // namespace verdict
