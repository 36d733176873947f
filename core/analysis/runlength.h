#pragma once

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 9 of the statistics reference: average number of points until a chart of normal values signals, by its
/// integral equation (Gauss-Legendre, 100 nodes). `mu` is the true mean in units of sigma; 0 = in control. With S
/// streams, false alarms per point = S / ARL.

/// CUSUM with zero start (Page 1954); both sides together by 1/ARL = sum of both 1/ARL.
/// Errors: invalid_input for k < 0, h outside (0, 50], |mu| above 10.
Result<double> cusumRunLength(double k, double h, double mu, bool twoSided = true);

/// EWMA with fixed (asymptotic) limits (Lucas & Saccucci 1990). Errors: invalid_input for lambda outside [0.01, 1],
/// width outside (0, 6], |mu| above 10.
Result<double> ewmaRunLength(double lambda, double width, double mu);

} // namespace verdict::analysis
