#pragma once

#include "core/case/casefile.h"
#include "core/policy/policy.h"

#include <algorithm>
#include <string>
#include <vector>

namespace verdict {

/// The codes of a list of codes, in its order.
std::vector<std::string> codesOf(const std::vector<CodeText> &list);

/// Every label that the prediction mentions, in order of first mention.
std::vector<std::string> predictedLabels(const Prediction &prediction);

/// Features by falling absolute importance; those without importance stay last, in the order sent.
std::vector<Feature> strongestFirst(std::vector<Feature> features);

/// Similar cases by falling similarity; those without one stay last, in the order sent.
std::vector<SimilarCase> nearestFirst(std::vector<SimilarCase> cases);

/// The facts whose path the policy names as key evidence, in its order.
std::vector<KeyEvidence> factsAsKeyEvidence(const std::vector<Field> &facts, const std::vector<std::string> &named);

/// Takes out of key evidence what depends on the prediction: direction, weight, the order, and, where the policy names
/// the key evidence of the domain, every piece that it does not name (which pieces were chosen would tell).
void makeNeutral(std::vector<KeyEvidence> &keys, const std::vector<std::string> &named);

/// Takes out of evidence what a model may have made: highlights, raw JSON and unknown kinds unless their title is safe,
/// the order.
void makeNeutral(std::vector<CaseFileEvidence> &evidence, const std::vector<std::string> &safeFields);

/// Leaves the unknown fields whose path is safe, in a fixed order.
void makeNeutral(std::vector<UnknownField> &fields, const std::vector<std::string> &safeFields);

/// Puts facts into a fixed order.
void makeNeutral(std::vector<Field> &facts);

/// Sorts by the place of nameOf(item) in `order`; what is not in it keeps its own order behind.
template <class Item, class NameOf>
void orderBy(const std::vector<std::string> &order, std::vector<Item> &items, NameOf nameOf)
{
    const auto place = [&](const Item &item) { return std::find(order.begin(), order.end(), nameOf(item)); };
    std::stable_sort(items.begin(), items.end(), [&](const Item &a, const Item &b) { return place(a) < place(b); });
}

} // namespace verdict
