#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Class probabilities, one row per case.
using ClassProbabilities = std::vector<std::vector<double>>;

struct MulticlassScores {
    std::int64_t n = 0;
    Maybe accuracy;    ///< of the top label, the first of equals
    Maybe brier;       ///< mean over cases of the sum over classes, in [0, 2]: twice the binary score
    Maybe logLoss;     ///< of the true class, its p at least 1e-15
    Maybe ece;         ///< top label, bins of equal width
    Maybe temperature; ///< of softmax(ln max(p, 1e-12) / T), maximum likelihood; changes confidence, never the label
    Maybe logLossAtTemperature; ///< likewise
};

/// Scores of a model with several classes (statistics.md section 7). Temperature is empty when no true class is below
/// the top or an infinite T is no worse. No cases: all empty. Errors: invalid_input for rows of different lengths, p
/// outside [0, 1], y out of range.
Result<MulticlassScores> multiclassScores(const ClassProbabilities &probabilities, std::span<const int> y,
                                          int bins = 10);

} // namespace verdict::analysis
