#include "core/blinding/neutral.h"

#include "core/case/evidencecodec.h"
#include "core/case/jsonwriter.h"

#include <cmath>
#include <tuple>

namespace verdict {
namespace {

bool contains(const std::vector<std::string> &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

void addOnce(std::vector<std::string> &labels, const std::string &label)
{
    if (!label.empty() && !contains(labels, label))
        labels.push_back(label);
}

double strength(const Feature &feature) { return feature.importance ? std::abs(*feature.importance) : -1; }

/// Sorts by a name and then by the whole content, so that the order sent leaves no trace.
template <class Item, class NameOf> void sortByContent(std::vector<Item> &items, NameOf nameOf)
{
    std::vector<std::tuple<std::string, std::string, std::size_t>> order;
    for (std::size_t i = 0; i < items.size(); ++i) {
        JsonWriter content;
        write(content, items[i]);
        order.emplace_back(nameOf(items[i]), content.take(), i);
    }
    std::sort(order.begin(), order.end());
    std::vector<Item> sorted;
    for (const auto &[name, content, place] : order)
        sorted.push_back(std::move(items[place]));
    items = std::move(sorted);
}

bool isRaw(EvidenceKind kind) { return kind == EvidenceKind::Json || kind == EvidenceKind::Other; }

} // namespace

std::vector<std::string> codesOf(const std::vector<CodeText> &list)
{
    std::vector<std::string> codes;
    for (const auto &item : list)
        codes.push_back(item.code);
    return codes;
}

std::vector<std::string> predictedLabels(const Prediction &prediction)
{
    std::vector<std::string> labels;
    addOnce(labels, prediction.label);
    for (const auto &[label, probability] : prediction.probabilities)
        addOnce(labels, label);
    for (const auto &member : prediction.ensemble)
        for (const auto &[label, probability] : member)
            addOnce(labels, label);
    return labels;
}

std::vector<Feature> strongestFirst(std::vector<Feature> features)
{
    std::stable_sort(features.begin(), features.end(),
                     [](const Feature &a, const Feature &b) { return strength(a) > strength(b); });
    return features;
}

std::vector<SimilarCase> nearestFirst(std::vector<SimilarCase> cases)
{
    std::stable_sort(cases.begin(), cases.end(), [](const SimilarCase &a, const SimilarCase &b) {
        return a.similarity.value_or(-1) > b.similarity.value_or(-1);
    });
    return cases;
}

std::vector<KeyEvidence> factsAsKeyEvidence(const std::vector<Field> &facts, const std::vector<std::string> &named)
{
    std::vector<KeyEvidence> keys;
    for (const auto &name : named) {
        const auto fact =
            std::find_if(facts.begin(), facts.end(), [&](const Field &field) { return field.path == name; });
        if (fact == facts.end())
            continue;
        KeyEvidence key;
        key.label = fact->path;
        key.value = fact->value.text;
        keys.push_back(std::move(key));
    }
    return keys;
}

void makeNeutral(std::vector<KeyEvidence> &keys, const std::vector<std::string> &named)
{
    if (!named.empty())
        std::erase_if(keys, [&](const KeyEvidence &key) { return !contains(named, key.label); });
    for (auto &key : keys) {
        key.direction.reset();
        key.weight.reset();
    }
    sortByContent(keys, [](const KeyEvidence &key) { return key.label; });
}

void makeNeutral(std::vector<CaseFileEvidence> &evidence, const std::vector<std::string> &safeFields)
{
    std::erase_if(evidence, [&](const CaseFileEvidence &item) {
        return isRaw(item.evidence.kind) && !contains(safeFields, item.evidence.title);
    });
    for (auto &item : evidence)
        item.evidence.highlights.clear();
    sortByContent(evidence, [](const CaseFileEvidence &item) { return item.evidence.title; });
}

void makeNeutral(std::vector<UnknownField> &fields, const std::vector<std::string> &safeFields)
{
    std::erase_if(fields, [&](const UnknownField &field) { return !contains(safeFields, field.path); });
    sortByContent(fields, [](const UnknownField &field) { return field.path; });
}

void makeNeutral(std::vector<Field> &facts)
{
    sortByContent(facts, [](const Field &field) { return field.path; });
}

} // namespace verdict
