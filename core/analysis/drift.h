#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 9 of the statistics reference: has something changed? Freeze the baseline, and choose limits for the whole
/// board of streams.

struct PChart {
    Maybe centre;                     ///< the given phase-I rate, or that of the points themselves
    std::vector<Maybe> upper;         ///< centre + k sigma_i, clamped to [0, 1]; empty where n = 0
    std::vector<Maybe> lower;         ///< likewise below
    std::vector<std::size_t> signals; ///< points strictly outside, from 0
    Maybe sigmaZ;                     ///< Laney 2002: mean moving range of z / 1.128; empty below two usable points
    std::vector<Maybe> laneyUpper;    ///< limits widened by sigmaZ
    std::vector<Maybe> laneyLower;    ///< likewise below
};

/// Chart of rates with k-sigma limits, and Laney's p' for large n. Points without cases have no limits, never signal
/// and are skipped. Errors: invalid_input for impossible counts, k <= 0, a baseline outside [0, 1].
Result<PChart> pChart(std::span<const Tally> points, double k = 3, const Maybe &baseline = std::nullopt);

struct EwmaChart {
    std::vector<double> z; ///< exponentially weighted mean after each point
    std::vector<double> upper;
    std::vector<double> lower;
    std::vector<std::size_t> signals; ///< points strictly outside, from 0
};

/// EWMA chart with exact limits mu0 +- L s sqrt(l/(2-l) (1-(1-l)^2i)) (Lucas & Saccucci 1990). An empty point repeats
/// the last state and does not signal. Errors: invalid_input for sigma <= 0, lambda outside (0, 1], width <= 0, values
/// that are not finite.
Result<EwmaChart> ewmaChart(std::span<const Maybe> x, double mu0, double sigma, double lambda = 0.2,
                            double width = 2.962);

struct CusumChart {
    std::vector<double> above;              ///< C+ in units of sigma
    std::vector<double> below;              ///< C-
    std::optional<std::size_t> firstSignal; ///< first point with either strictly above h, from 0; the chart goes on
};

/// Tabular CUSUM (Page 1954), k = half the shift to see, both in units of sigma. An empty point changes nothing.
/// Errors: invalid_input for sigma <= 0, k < 0, h <= 0, values that are not finite.
Result<CusumChart> cusumChart(std::span<const Maybe> x, double mu0, double sigma, double k = 0.5, double h = 5);

struct DistributionDrift {
    std::vector<double> referenceShares; ///< smoothed (count + 0.5) / (n + 0.5 B); empty when either sample is
    std::vector<double> currentShares;
    Maybe psi;          ///< sum (c - r) ln(c / r), 0 or more
    Maybe psiUndrifted; ///< about (B - 1)(1/n + 1/m): what no drift shows (Yurdakul & Naranjo 2020)
    Maybe ksD;          ///< two-sample Kolmogorov-Smirnov distance, in [0, 1]
    Maybe ksP;          ///< asymptotic; with n above 10,000 always small, so alarm on D >= 0.1 too
};

/// Drift of a distribution against a fixed reference. `edges` are ascending inner bin edges, bins (e_i, e_{i+1}];
/// customarily deciles of the reference. Errors: invalid_input for edges not ascending, values that are not finite.
Result<DistributionDrift> distributionDrift(Column reference, Column current, Column edges);

} // namespace verdict::analysis
