#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 8 of the statistics reference: thresholds with a promise, "automatic errors at most r with confidence 1 -
/// delta". The sample must be i.i.d. labelled cases of the population the threshold will act on, used for nothing else;
/// the promise is spent once per sample. `error` is 1 where the automatic decision would be wrong; cases with
/// confidence >= threshold are decided automatically. Errors throughout: invalid_input for different lengths, errors
/// other than 0 and 1, rates or delta outside (0, 1).

struct FixedSequence {
    std::vector<double>
        pValues; ///< P(Bin(m_j, alpha) <= x_j) per tested threshold, up to and with the first failure; 1 when m_j = 0
    Maybe accepted; ///< the last threshold that passed; empty: no automation
    Maybe bound;    ///< one-sided Clopper-Pearson upper limit of the error rate there, at 1 - delta
};

/// Fixed-sequence testing (Learn-then-Test, Angelopoulos et al. 2021), the default. `grid` holds thresholds fixed
/// before looking, strictest first; `alpha` is the risk budget.
Result<FixedSequence> fixedSequence(Column confidence, Flags error, Column grid, double alpha, double delta);

struct GuaranteedSelection {
    double coverage = 0;       ///< share of cases selected
    double threshold = 0;      ///< infinite when no step is feasible
    std::int64_t selected = 0; ///< cases at or above the threshold
    std::int64_t errors = 0;   ///< of these, wrong
    Maybe bound;               ///< the Clopper-Pearson upper limit that stayed below the target
    int evaluations = 0;       ///< ceil(log2 n)
};

/// Selection with guaranteed risk (Geifman & El-Yaniv 2017): binary search, each limit at delta / evaluations. Errors:
/// no_data.
Result<GuaranteedSelection> guaranteedSelection(Column confidence, Flags error, double targetRisk, double delta);

struct HoeffdingBentkus {
    Maybe hoeffding; ///< exp(-n KL(min(r, a), a))
    Maybe bentkus;   ///< e P(Bin(n, a) <= ceil(n r)), may exceed 1
    double p = 1;    ///< the smaller, at most 1
};

/// p-value of "mean loss > alpha" for losses graded in [0, 1] (Bates et al. 2021); `meanLoss` is empty when n = 0, then
/// p = 1.
Result<HoeffdingBentkus> hoeffdingBentkus(const Maybe &meanLoss, std::int64_t n, double alpha);

} // namespace verdict::analysis
