#include "core/case/evidencecodec.h"

namespace verdict {
namespace {

/// A scalar is a JSON leaf; a number or truth value whose text is not what its leaf would give back carries the text
/// along.
void write(JsonWriter &json, const Scalar &value)
{
    switch (value.kind) {
    case Scalar::Kind::Null: json.null(); return;
    case Scalar::Kind::Text: json.text(value.text); return;
    case Scalar::Kind::Bool: json.boolean(value.number != 0); return;
    case Scalar::Kind::Number: break;
    }
    if (numberScalar(value.number).text == value.text)
        json.number(value.number);
    else
        json.beginObject().key("number").number(value.number).key("text").text(value.text).endObject();
}

void read(JsonObjectReader &reader, std::string_view name, Scalar &value)
{
    const auto member = reader.member(name);
    if (!member || !member->is_object()) {
        reader.scalar(name, value);
        return;
    }
    reader.object(name, [&](JsonObjectReader &parts) {
        value.kind = Scalar::Kind::Number;
        parts.require("number");
        parts.require("text");
        parts.number("number", value.number);
        parts.text("text", value.text);
    });
}

void write(JsonWriter &json, const UsualRange &range)
{
    json.beginObject().key("value").number(range.value).key("low").number(range.low);
    json.key("median").number(range.median).key("high").number(range.high).endObject();
}

void read(JsonObjectReader &reader, UsualRange &range)
{
    for (const char *name : {"value", "low", "median", "high"})
        reader.require(name);
    reader.number("value", range.value);
    reader.number("low", range.low);
    reader.number("median", range.median);
    reader.number("high", range.high);
}

} // namespace

void put(JsonWriter &json, std::string_view name, const std::string &text)
{
    if (!text.empty())
        json.key(name).text(text);
}

void put(JsonWriter &json, std::string_view name, const std::optional<double> &number)
{
    if (number)
        json.key(name).number(*number);
}

void put(JsonWriter &json, std::string_view name, const std::vector<std::string> &texts)
{
    if (texts.empty())
        return;
    json.key(name).beginArray();
    for (const auto &text : texts)
        json.text(text);
    json.endArray();
}

void write(JsonWriter &json, const Field &field)
{
    write(json.beginObject().key("path").text(field.path).key("value"), field.value);
    json.endObject();
}

void read(JsonObjectReader &reader, Field &field)
{
    reader.require("path");
    reader.require("value");
    reader.text("path", field.path);
    read(reader, "value", field.value);
}

void write(JsonWriter &json, const Feature &feature)
{
    json.beginObject().key("name").text(feature.name);
    put(json, "value", feature.value);
    put(json, "importance", feature.importance);
    json.endObject();
}

void read(JsonObjectReader &reader, Feature &feature)
{
    reader.require("name");
    reader.text("name", feature.name);
    reader.text("value", feature.value);
    reader.number("importance", feature.importance);
}

void write(JsonWriter &json, const SimilarCase &similar)
{
    json.beginObject().key("id").text(similar.id);
    put(json, "title", similar.title);
    put(json, "similarity", similar.similarity);
    put(json, "label", similar.label);
    put(json, "outcome", similar.outcome);
    putAll(json, "facts", similar.facts);
    json.endObject();
}

void read(JsonObjectReader &reader, SimilarCase &similar)
{
    reader.require("id");
    reader.text("id", similar.id);
    reader.text("title", similar.title);
    reader.number("similarity", similar.similarity);
    reader.text("label", similar.label);
    reader.text("outcome", similar.outcome);
    readAll(reader, "facts", similar.facts);
}

void write(JsonWriter &json, const KeyEvidence &key)
{
    json.beginObject().key("label").text(key.label);
    put(json, "value", key.value);
    put(json, "compare", key.compare);
    put(json, "usual", key.usual);
    put(json, "note", key.note);
    if (key.range)
        write(json.key("range"), *key.range);
    if (key.direction)
        json.key("direction").number(std::int64_t{*key.direction});
    put(json, "weight", key.weight);
    json.endObject();
}

void read(JsonObjectReader &reader, KeyEvidence &key)
{
    reader.require("label");
    reader.text("label", key.label);
    reader.text("value", key.value);
    reader.text("compare", key.compare);
    reader.text("usual", key.usual);
    reader.text("note", key.note);
    reader.object("range", [&](JsonObjectReader &range) { read(range, key.range.emplace()); });
    if (reader.member("direction"))
        reader.integer("direction", key.direction.emplace(), -1, 1);
    reader.number("weight", key.weight);
}

void write(JsonWriter &json, const ProbabilityRange &range)
{
    json.beginObject().key("low").number(range.low).key("high").number(range.high).endObject();
}

void read(JsonObjectReader &reader, ProbabilityRange &range)
{
    reader.require("low");
    reader.require("high");
    reader.number("low", range.low, 0, 1);
    reader.number("high", range.high, 0, 1);
}

void write(JsonWriter &json, const UnknownField &field)
{
    json.beginObject().key("path").text(field.path).key("json").text(field.json).endObject();
}

void read(JsonObjectReader &reader, UnknownField &field)
{
    reader.require("path");
    reader.require("json");
    reader.text("path", field.path);
    reader.text("json", field.json);
}

void write(JsonWriter &json, const LabelProbability &probability)
{
    json.beginObject().key("label").text(probability.label);
    json.key("probability").number(probability.probability).endObject();
}

void read(JsonObjectReader &reader, LabelProbability &probability)
{
    reader.require("label");
    reader.require("probability");
    reader.text("label", probability.label);
    reader.number("probability", probability.probability, 0, 1);
}

} // namespace verdict
