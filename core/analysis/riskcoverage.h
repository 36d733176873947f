#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

struct RiskPoint {
    double coverage = 0;  ///< share of cases accepted
    double risk = 0;      ///< error rate of the accepted
    double threshold = 0; ///< accepted: confidence >= threshold
};

struct RiskCoverage {
    std::vector<RiskPoint> curve; ///< one point per distinct confidence, from high to low
    Maybe aurc;                   ///< mean over cases of the selective risk, a tied block taking its value at the end
    Maybe oracle;                 ///< the same with all errors last
    Maybe excess;                 ///< aurc - oracle
};

/// Risk-coverage curve (El-Yaniv & Wiener 2010; Geifman et al. 2019); `error` is 1 for a wrong automatic decision. No
/// cases: empty. Errors: invalid_input for different lengths, errors other than 0 and 1, confidences that are not
/// finite.
Result<RiskCoverage> riskCoverage(Column confidence, Flags error);

} // namespace verdict::analysis
