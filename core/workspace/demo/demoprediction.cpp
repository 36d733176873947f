#include "core/workspace/demo/demoprediction.h"

#include "core/workspace/demo/demoparts.h"

#include <algorithm>
#include <cmath>

namespace verdict {
namespace {

constexpr double overconfidence = 1.7; ///< factor on the log odds
constexpr int ensembleSize = 7;

double statedConfidence(double chanceToBeRight)
{
    const double odds = std::pow(chanceToBeRight / (1 - chanceToBeRight), overconfidence);
    return std::min(0.99, rounded(odds / (1 + odds), 2));
}

const std::string &anotherLabel(DemoDraws &draws, std::span<const std::string> labels, const std::string &truth)
{
    for (;;) {
        const std::string &label = draws.pick(labels);
        if (label != truth)
            return label;
    }
}

/// Hundredths that add up to one: the predicted label's own, the rest shared among the others.
std::vector<LabelProbability> spread(DemoDraws &draws, std::span<const std::string> labels,
                                     const std::string &predicted, double confidence)
{
    const int own = static_cast<int>(std::lround(confidence * 100));
    int left = 100 - own;
    std::vector<LabelProbability> probabilities{{predicted, own / 100.0}};
    for (const auto &label : labels)
        if (label != predicted) {
            const bool last = probabilities.size() + 1 == labels.size();
            const int share = last ? left : static_cast<int>(left * draws.between(0.2, 0.8));
            left -= share;
            probabilities.push_back({label, share / 100.0});
        }
    std::stable_sort(probabilities.begin(), probabilities.end(),
                     [](const auto &a, const auto &b) { return a.probability > b.probability; });
    return probabilities;
}

ProbabilityRange likelyRange(DemoDraws &draws, double confidence)
{
    const double half = draws.between(0.04, 0.12) * (1.2 - std::abs(confidence - 0.5));
    return {rounded(std::max(0.0, confidence - half), 2), rounded(std::min(1.0, confidence + 0.8 * half), 2)};
}

} // namespace

Prediction overconfidentPrediction(DemoDraws &draws, std::span<const std::string> labels, const std::string &truth)
{
    const double chanceToBeRight = draws.between(0.5, 0.99);
    Prediction prediction;
    prediction.label = draws.chance(chanceToBeRight) ? truth : anotherLabel(draws, labels, truth);
    prediction.confidence = statedConfidence(chanceToBeRight);
    prediction.probabilities = spread(draws, labels, prediction.label, prediction.confidence);
    prediction.range = likelyRange(draws, prediction.confidence);
    for (int i = 0; i < ensembleSize; ++i) {
        const double one = std::clamp(prediction.confidence + 0.06 * draws.normal(), 0.05, 0.99);
        prediction.ensemble.push_back(spread(draws, labels, prediction.label, one));
    }
    prediction.novelty = rounded(draws.between(0.2, 1.6) + (draws.chance(0.06) ? 2.0 : 0.0), 2);
    return prediction;
}

} // namespace verdict
