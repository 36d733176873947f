#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 7 of the statistics reference: maps from a stated probability to a better one, from probabilities alone.
/// Evaluate a map on other cases than those it was fitted on. Probabilities are clipped to [eps, 1 - eps] before the
/// logit.

/// q = expit(a logit(p) + b); a = 1, b = 0 changes nothing.
struct PlattMap {
    double a = 1;
    double b = 0;
};

struct Recalibration {
    Maybe temperature;                    ///< q = expit(logit(p) / T), maximum likelihood; from 30 labels
    std::optional<PlattMap> platt;        ///< plain maximum likelihood; the default from 100 labels
    std::optional<PlattMap> plattTargets; ///< with the targets of Platt 1999, finite under separation
};

/// Fits all three maps. Empty where no maximum exists: one class only (all); Platt when a cut of the logits separates
/// the classes; temperature when every case is on the side of its logit or no T beats guessing. Errors: as the
/// calibration functions, eps outside (0, 0.5).
Result<Recalibration> recalibrate(Flags y, Column p, double eps = 1e-6);

/// The map applied to one probability in [0, 1].
double applyTemperature(double temperature, double p, double eps = 1e-6);
double applyPlatt(const PlattMap &map, double p, double eps = 1e-6);

/// The root of a decreasing score over beta > 0, nothing unless it is above 0 at 0 and below 0 far out: 1 / beta is a
/// temperature.
template <class Score> Maybe decreasingRoot(Score score)
{
    double low = 0, high = 1;
    if (!(score(0.0) > 0))
        return std::nullopt;
    while (score(high) > 0 && high < 1e12) {
        low = high;
        high *= 2;
    }
    for (int i = 0; i < 200; ++i) {
        const double middle = low + (high - low) / 2;
        (score(middle) > 0 ? low : high) = middle;
    }
    return high;
}

} // namespace verdict::analysis
