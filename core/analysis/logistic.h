#pragma once

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// A fitted line on the log-odds scale, P = expit(intercept + slope x), with the information matrix at the fit.
struct LogisticFit {
    double intercept = 0;
    double slope = 0;
    double info00 = 0; ///< intercept
    double info01 = 0;
    double info11 = 0; ///< slope
};

/// 1 / (1 + exp(-x)) without overflow.
double expit(double x);

/// ln(p / (1 - p)) for 0 < p < 1.
double logit(double p);

/// A cut of x, to either side, separates y = 0 from y = 1 (ties at the cut included): then no maximum-likelihood line
/// exists.
bool separable(Column x, Flags y);

/// Maximum likelihood of targets in [0, 1] by damped Newton steps; nothing when it does not exist or x is constant.
/// Columns of equal length.
std::optional<LogisticFit> fitLogistic(Column x, Column target);

} // namespace verdict::analysis
