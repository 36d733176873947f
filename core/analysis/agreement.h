#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 5 of the statistics reference: coefficients of agreement, at most 1. Percent agreement belongs beside every
/// coefficient. Only blind judgements of a random overlap sample measure reliability.

/// A square table of two raters: counts[i][j] = cases that the first put in i and the second in j.
using CountTable = std::vector<std::vector<double>>;

/// How much a disagreement between categories i and j weighs.
enum class KappaWeights { None, Linear, Quadratic, Custom };

struct Kappa {
    Maybe observed; ///< share on the diagonal
    Maybe kappa;
    Maybe se; ///< large sample (Fleiss, Cohen & Everitt 1969)
    Maybe lower;
    Maybe upper;
    Maybe seZero; ///< under independence, for testing 0 only; unweighted kappa only
};

/// Cohen's kappa (1960), weighted (1968). `custom` holds disagreement weights (0 on the diagonal) for
/// KappaWeights::Custom. No expected disagreement (all in one category): kappa empty, not 1. Errors: invalid_input for
/// a table that is not square, negative counts or weights.
Result<Kappa> cohenKappa(const CountTable &table, KappaWeights weights = KappaWeights::None,
                         const CountTable &custom = {}, double conf = 0.95);

struct FleissKappa {
    Maybe kappa;
    Maybe observed; ///< mean pairwise agreement
    Maybe expected; ///< by chance
};

/// Fleiss' kappa (1971) from counts[item][category]. All in one category: kappa empty. Errors: unequal_ratings when
/// items have different numbers of ratings (use Krippendorff's alpha), too_few_raters below two, invalid_input for
/// negative counts.
Result<FleissKappa> fleissKappa(const CountTable &counts);

/// Ratings by unit and rater, empty = not rated; categories are any numbers.
using Ratings = std::vector<std::vector<Maybe>>;

struct GwetAc1 {
    Maybe ac1;      ///< 1 when all ratings are one class
    Maybe observed; ///< mean pairwise agreement of units with two or more ratings
};

/// Gwet's AC1 (2008), shown beside alpha when one class has more than 80%. `categories` is the declared list, not the
/// observed one; fewer than two: ac1 empty. No unit with two ratings: both empty. Errors: invalid_input for a rating
/// outside the list.
Result<GwetAc1> gwetAc1(const Ratings &ratings, Column categories);

} // namespace verdict::analysis
