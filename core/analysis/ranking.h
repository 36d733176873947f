#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 8 of the statistics reference: how well a score ranks positives (y = 1) above negatives. Higher = more
/// positive. Errors throughout: invalid_input for columns of different lengths, y other than 0 and 1, scores that are
/// not finite.

/// DeLong's placement values (DeLong et al. 1988), from which areas, their variances and covariances follow.
struct Placements {
    std::vector<double> positives; ///< per positive, the share of negatives below it, ties half
    std::vector<double> negatives; ///< per negative, the share of positives above it, ties half
    double auc = 0;
};

/// Placements in the order of the cases; nothing when a class is absent.
std::optional<Placements> placements(Flags y, Column score);

/// The covariance of the areas of two scores of the same cases; nothing with only one case of a class.
Maybe aucCovariance(const Placements &a, const Placements &b);

struct PrecisionPoint {
    double threshold = 0; ///< rule: score >= threshold
    double precision = 0;
    double recall = 0;
};

struct RocPr {
    std::vector<double> fpr; ///< one point per distinct score from (0, 0) to (1, 1); empty without both classes
    std::vector<double> tpr;
    Maybe auc;
    Maybe aucSe; ///< DeLong
    std::vector<PrecisionPoint> precisionRecall;
    Maybe averagePrecision; ///< sum of (R_i - R_{i-1}) P_i, no interpolation; depends on prevalence: state it
};

/// ROC and precision-recall curves; tied cases move together. One class: everything empty.
Result<RocPr> rocPr(Flags y, Column score);

struct AucComparison {
    Maybe aucA;
    Maybe aucB;
    Estimate difference; ///< a - b with normal limits clipped to [-1, 1]
    Maybe se;
    Maybe z; ///< empty when the variance is 0
    Maybe p;
};

/// Two scores of the same cases (first vs final, reader vs model): the variance of the differences of placements. One
/// class: all empty; one case of a class: no standard error.
Result<AucComparison> compareAucPaired(Flags y, Column a, Column b, double conf = 0.95);

/// Scores of different cases (shown vs blind arm): the sum of both variances.
Result<AucComparison> compareAucIndependent(Flags yA, Column a, Flags yB, Column b, double conf = 0.95);

} // namespace verdict::analysis
