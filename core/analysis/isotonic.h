#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 7 of the statistics reference: calibration by a rising step line.

/// The fitted line by its corners, ascending in x: linear between them, flat beyond the ends.
struct IsotonicFit {
    std::vector<double> x;
    std::vector<double> y;

    /// The fitted value at any x; the line must have at least one corner, as every fit does.
    double at(double where) const;
};

/// Isotonic regression by pooling adjacent violators; equal x are first merged to their weighted mean. `weights` empty
/// = all 1; cases of weight 0 do not count. From 1000 labels. Errors: no_data without cases; invalid_input for
/// different lengths, negative weights or values that are not finite.
Result<IsotonicFit> isotonic(Column x, Column y, Column weights = {});

struct VennAbers {
    std::vector<double> p0; ///< calibrated probability if the case were negative
    std::vector<double> p1; ///< … if it were positive; p0 <= p1, the width is an honest uncertainty
    std::vector<double> p;  ///< p1 / (1 - p0 + p1)
};

/// Venn-Abers prediction (Vovk & Petej 2014): two isotonic fits per test score, with (s, 0) and with (s, 1) added.
/// No calibration data: 0, 1 and 0.5. Errors: invalid_input for different lengths or y other than 0 and 1.
Result<VennAbers> vennAbers(Column scores, Flags y, Column test);

} // namespace verdict::analysis
