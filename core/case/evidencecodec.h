#pragma once

#include "core/case/casefile.h"
#include "core/case/jsonobjectreader.h"
#include "core/case/jsonwriter.h"

namespace verdict {

/// The parts of a case file as JSON, and back. Members that are empty are left out.
void write(JsonWriter &json, const Field &field);
void write(JsonWriter &json, const Feature &feature);
void write(JsonWriter &json, const SimilarCase &similar);
void write(JsonWriter &json, const KeyEvidence &key);
void write(JsonWriter &json, const Highlight &highlight);
void write(JsonWriter &json, const SeriesPoint &point);
void write(JsonWriter &json, const CaseFileEvidence &evidence);
void write(JsonWriter &json, const ProbabilityRange &range);
void write(JsonWriter &json, const UnknownField &field);
void write(JsonWriter &json, const LabelProbability &probability);

void read(JsonObjectReader &reader, Field &field);
void read(JsonObjectReader &reader, Feature &feature);
void read(JsonObjectReader &reader, SimilarCase &similar);
void read(JsonObjectReader &reader, KeyEvidence &key);
void read(JsonObjectReader &reader, Highlight &highlight);
void read(JsonObjectReader &reader, SeriesPoint &point);
void read(JsonObjectReader &reader, CaseFileEvidence &evidence);
void read(JsonObjectReader &reader, ProbabilityRange &range);
void read(JsonObjectReader &reader, UnknownField &field);
void read(JsonObjectReader &reader, LabelProbability &probability);

/// The member, unless it is empty.
void put(JsonWriter &json, std::string_view name, const std::string &text);
void put(JsonWriter &json, std::string_view name, const std::optional<double> &number);
void put(JsonWriter &json, std::string_view name, const std::vector<std::string> &texts);

/// The array of all items, unless there is none.
template <class Item> void putAll(JsonWriter &json, std::string_view name, const std::vector<Item> &items)
{
    if (items.empty())
        return;
    json.key(name).beginArray();
    for (const auto &item : items)
        write(json, item);
    json.endArray();
}

/// Appends every item of an array of objects.
template <class Item> void readAll(JsonObjectReader &reader, std::string_view name, std::vector<Item> &items)
{
    reader.objects(name, [&](JsonObjectReader &member) { read(member, items.emplace_back()); });
}

} // namespace verdict
