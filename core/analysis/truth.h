#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 6 of the statistics reference: what is true, judged from several blind first judgements per case. Classes
/// are 0 … classes - 1.

struct MajorityVote {
    std::vector<std::optional<int>> label; ///< empty on a tie or without votes: goes to adjudication
    std::vector<Maybe> share;              ///< of the leading class, empty without votes
    std::vector<std::vector<int>> tied;    ///< all leading classes, ascending
};

/// Errors: invalid_input for a vote outside the classes.
Result<MajorityVote> majorityVote(std::span<const std::vector<int>> votes, int classes);

/// One rating: which item, by which rater, which class. The same rater may rate an item again.
struct ItemRating {
    std::size_t item = 0;
    std::size_t rater = 0;
    int label = 0;
};

struct DawidSkeneOptions {
    double tolerance = 1e-6; ///< stop when no posterior moves by more
    int maxIterations = 5000;
    double pseudoCount = 0; ///< added to every confusion cell; 0.01 in the product, and say so
};

struct DawidSkene {
    std::vector<double> prior; ///< class shares
    std::vector<std::vector<std::vector<Maybe>>>
        confusion;                              ///< [rater][true][given]; empty rows for classes without weight
    std::vector<std::vector<double>> posterior; ///< [item][class]; the prior for an item without ratings
    std::vector<int> label;                     ///< most likely class, the lowest on ties
    double logLikelihood = 0;
    int iterations = 0;
    bool converged = false;
    bool worseThanChance = false; ///< some class is mostly misjudged (mean diagonal below 0.5): labels may be switched
};

/// Dawid & Skene's EM (1979) from vote shares, in logarithms. `weights` counts each item so many times (for data given
/// as patterns); empty = once each. Assumes errors independent given the truth: only blind first judgements qualify.
/// Errors: no_data without ratings, invalid_input for a class out of range, classes < 1, negative weights or the wrong
/// number of them.
Result<DawidSkene> dawidSkene(std::span<const ItemRating> ratings, int classes, const DawidSkeneOptions &options = {},
                              Column weights = {});

} // namespace verdict::analysis
