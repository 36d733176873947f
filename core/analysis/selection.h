#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 10 of the statistics reference: which cases to label next. Only a random share may feed estimates.

struct Uncertainty {
    std::vector<double> leastConfidence;        ///< 1 - max p
    std::vector<double> margin;                 ///< p1 - p2, small = uncertain; 1 with one class
    std::vector<double> entropy;                ///< -sum p ln p, nats
    std::vector<double> entropyNormalised;      ///< divided by ln K, in [0, 1] for rows that sum to 1; 0 with one class
    std::vector<std::size_t> byLeastConfidence; ///< case indexes, most uncertain first, ties (12 decimals) by index
    std::vector<std::size_t> byMargin;
    std::vector<std::size_t> byEntropy;
};

/// Uncertainty of class probabilities as given, not renormalised (Settles 2009). Errors: invalid_input for p outside
/// [0, 1], empty rows.
Result<Uncertainty> uncertainty(const std::vector<std::vector<double>> &probabilities);

/// Feature vectors, one per case, all of one length.
using Features = std::vector<std::vector<double>>;

/// k-centre greedy (Sener & Savarese 2018): up to k cases, each the farthest from the labelled and the chosen ones;
/// without labelled cases the first is case 0. Euclidean, distances compared after rounding to 12 decimals, ties to the
/// lower index. Errors: invalid_input for rows of different lengths, a labelled index out of range, k < 0.
Result<std::vector<std::size_t>> kCentreGreedy(const Features &x, std::span<const std::size_t> labelled,
                                               std::int64_t k);

struct InformationDensity {
    std::vector<double> density; ///< mean cosine similarity to all cases, itself included; 0 for a zero vector
    std::vector<double>
        weighted; ///< uncertainty * density^beta, a negative density keeps its sign; beta = 0: the uncertainty
};

/// Information density (Settles & Craven 2008). Errors: invalid_input for different lengths, beta < 0.
Result<InformationDensity> informationDensity(const Features &x, Column uncertainty, double beta = 1);

struct BatchShares {
    std::int64_t random = 0; ///< drawn by keyed hash, the only ones that may feed estimates
    std::int64_t top = 0;    ///< by score
};

/// How a batch of k splits: floor(share * k + 0.5) at random, at least 1 if the share is above 0. Errors:
/// invalid_input.
Result<BatchShares> batchShares(std::int64_t k, double randomShare = 0.2);

struct MixedBatch {
    std::vector<std::size_t> random; ///< smallest draws first
    std::vector<std::size_t> top;    ///< k-centre greedy within the 3 top best-scored of the rest
};

/// A batch to label: `draws` holds each case's keyed-hash number in [0, 1), `score` its worth (higher first). Labelled
/// cases are never chosen. Errors: as above, columns of different lengths.
Result<MixedBatch> mixedBatch(const Features &x, std::span<const std::size_t> labelled, Column score, Column draws,
                              const BatchShares &shares);

} // namespace verdict::analysis
