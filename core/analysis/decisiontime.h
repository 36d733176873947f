#pragma once

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 13 of the statistics reference: how long decisions take, in seconds; never means of seconds (tails,
/// forgotten windows).

struct TimeSummary {
    std::int64_t n = 0;
    std::int64_t excluded = 0; ///< missing, or 0 and less
    Estimate median;           ///< limits are order statistics k and n + 1 - k; limits empty when n is too small
    Estimate geometricMean;    ///< t interval on ln; limits empty below two
    Tally fast;                ///< times below the reading floor
    Estimate fastShare;        ///< with Wilson limits
};

struct TimeRatio {
    Maybe estimate; ///< geometric mean of a / of b
    Maybe lower;
    Maybe upper;
    Maybe df; ///< Welch
    Maybe p;
};

struct DecisionTimes {
    TimeSummary a;
    TimeSummary b;
    TimeRatio
        ratio; ///< by Welch's t on ln; empty when a group has fewer than two, only the estimate when no time differs
};

/// Two groups of decision times (shown vs blind, with vs without evidence opened); `floor` is the reading time fixed
/// beforehand. Errors: invalid_input for a level outside (0, 1), a negative floor, infinite times.
Result<DecisionTimes> decisionTimes(std::span<const Maybe> a, std::span<const Maybe> b, double floor,
                                    double conf = 0.95);

} // namespace verdict::analysis
