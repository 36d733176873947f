#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 3 of the statistics reference: what people do with advice after a first judgement of their own. Descriptive,
/// not causal: everything here is selected on the first answer.

/// One two-step judgement; classes are numbers of the caller's choosing.
struct AdvisedCase {
    std::optional<int> truth; ///< without it the case counts for switching only
    int first = 0;
    int advice = 0;
    int final = 0;
};

/// x of n with its Wilson interval; the estimate is empty when n = 0.
struct Share {
    Tally tally;
    Estimate value;
};

struct JudgeAdvisor {
    Share switching; ///< of first != advice: final = advice (Zhang et al. 2020)
    Share rair;      ///< of first wrong and advice right: final right (Schemmer et al. 2023)
    Share rsr;       ///< of first right and advice wrong: final right; never average it with rair
    Maybe accuracyFirst;
    Maybe accuracyAdvice;
    Maybe accuracyFinal;
};

Result<JudgeAdvisor> judgeAdvisor(std::span<const AdvisedCase> cases, double conf = 0.95);

/// A numeric judgement before advice, the advice, and the judgement after it, in any one unit.
struct AdvisedNumber {
    double first = 0;
    double advice = 0;
    double final = 0;
};

struct WeightOfAdvice {
    std::vector<Maybe> raw;     ///< (final - first) / (advice - first); empty where advice = first
    std::vector<Maybe> clipped; ///< raw in [0, 1]
    Maybe meanClipped;          ///< over the defined values
    Maybe medianRaw;
    std::int64_t undefined = 0; ///< how often advice = first
    Tally atZero;               ///< raw exactly 0 of the defined: the mean hides these two peaks
    Tally atOne;                ///< raw exactly 1 of the defined
};

/// Weight of advice (Harvey & Fischer 1997; Yaniv 2004). Errors: invalid_input for values that are not finite.
Result<WeightOfAdvice> weightOfAdvice(std::span<const AdvisedNumber> judgements);

} // namespace verdict::analysis
