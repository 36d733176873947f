#include "core/case/keyevidence.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace verdict {
namespace {

constexpr std::size_t least = 3;
constexpr std::size_t most = 5;
constexpr double worthShowing = 0.1; // of the strongest

double strength(const Feature &feature) { return std::abs(feature.importance.value_or(0)); }

KeyEvidence asKeyEvidence(const Feature &feature)
{
    KeyEvidence evidence;
    evidence.label = feature.name;
    evidence.value = feature.value;
    if (feature.importance) {
        evidence.direction = *feature.importance > 0 ? 1 : *feature.importance < 0 ? -1 : 0;
        evidence.weight = strength(feature);
    }
    return evidence;
}

} // namespace

std::vector<KeyEvidence> keyEvidenceFrom(const std::vector<Feature> &features)
{
    std::vector<std::size_t> order(features.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return strength(features[a]) > strength(features[b]); });
    std::vector<KeyEvidence> chosen;
    for (const std::size_t at : order) {
        const bool strong = strength(features[at]) >= worthShowing * strength(features[order.front()]);
        if (chosen.size() == most || (chosen.size() >= least && !strong))
            break;
        chosen.push_back(asKeyEvidence(features[at]));
    }
    return chosen;
}

} // namespace verdict
