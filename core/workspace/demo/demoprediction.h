#pragma once

#include "core/case/caserecord.h"
#include "core/workspace/demo/demodraws.h"

#include <span>
#include <string>

namespace verdict {

/// A prediction by a model that is often right and always too sure of itself: how likely it is right is drawn first
/// (0.5 to 0.99), whether it is right follows from that, and the confidence it states has 1.7 times the log odds. Fills
/// label, confidence, probabilities, range, ensemble and novelty.
Prediction overconfidentPrediction(DemoDraws &draws, std::span<const std::string> labels, const std::string &truth);

} // namespace verdict
