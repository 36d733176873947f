#include "core/routing/uncertainty.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace verdict {
namespace {

const std::string &favourite(const std::vector<LabelProbability> &member)
{
    return std::max_element(
               member.begin(), member.end(),
               [](const LabelProbability &a, const LabelProbability &b) { return a.probability < b.probability; })
        ->label;
}

} // namespace

double normalisedEntropy(const std::vector<double> &probabilities)
{
    if (probabilities.size() < 2)
        return 0;
    double entropy = 0;
    for (const double p : probabilities)
        entropy -= p > 0 ? p * std::log(p) : 0;
    return std::clamp(entropy / std::log(static_cast<double>(probabilities.size())), 0.0, 1.0);
}

std::vector<LabelProbability> ensembleMean(const std::vector<std::vector<LabelProbability>> &ensemble)
{
    std::vector<LabelProbability> mean;
    std::map<std::string, std::size_t> place;
    const auto members = static_cast<double>(ensemble.size());
    for (const auto &member : ensemble) {
        for (const auto &[label, probability] : member) {
            const auto [at, isNew] = place.try_emplace(label, mean.size());
            if (isNew)
                mean.push_back({label, 0});
            mean[at->second].probability += probability / members;
        }
    }
    return mean;
}

double variationRatio(const std::vector<std::vector<LabelProbability>> &ensemble)
{
    std::map<std::string, int> votes;
    int voters = 0;
    int most = 0;
    for (const auto &member : ensemble) {
        if (member.empty())
            continue;
        ++voters;
        most = std::max(most, ++votes[favourite(member)]);
    }
    return voters == 0 ? 0 : 1 - static_cast<double>(most) / voters;
}

} // namespace verdict
