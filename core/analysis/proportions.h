#pragma once

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 1 of the statistics reference: one share, the difference and the ratio of two. All results are shares in [0,
/// 1] (ratios: from 0 up). `conf` is the two-sided confidence level in (0, 1). Errors: invalid_input for x outside 0..n
/// or conf outside (0, 1).

/// Wilson score interval (Wilson 1927), the default for every displayed rate.
/// x = 0 gives a lower limit of exactly 0, x = n an upper of exactly 1; n = 0 gives no estimate and [0, 1].
Result<Estimate> wilson(const Tally &tally, double conf = 0.95);

/// Clopper-Pearson exact interval (Clopper & Pearson 1934), for promises; n = 0 gives no estimate and [0, 1].
Result<Estimate> clopperPearson(const Tally &tally, double conf = 0.95);

/// One-sided Clopper-Pearson limits with the whole 1 - conf in one tail; n = 0 gives 0 below and 1 above.
Result<double> clopperPearsonLower(const Tally &tally, double conf = 0.95);
Result<double> clopperPearsonUpper(const Tally &tally, double conf = 0.95);

/// p1 - p2 of two independent arms by Newcombe's hybrid score interval (Newcombe 1998b, method 10, no continuity
/// correction). In [-1, 1]; either arm empty: all three empty.
Result<Estimate> newcombeDifference(const Tally &first, const Tally &second, double conf = 0.95);

/// The same cases judged twice, counted by the two answers.
struct PairedCounts {
    std::int64_t bothYes = 0;
    std::int64_t firstOnly = 0;
    std::int64_t secondOnly = 0;
    std::int64_t neither = 0;
};

struct PairedDifference {
    Estimate difference; ///< first minus second share of yes, in [-1, 1]
    Maybe mcNemarP;      ///< exact two-sided McNemar test: binomial on the discordant pairs, 1 when there are none
};

/// The paired difference (Newcombe 1998c, method 10 with the n/2 correction of phi). No pairs: all empty. Negative
/// counts: invalid_input.
Result<PairedDifference> newcombePaired(const PairedCounts &counts, double conf = 0.95);

struct RiskRatio {
    Maybe estimate;   ///< p1 / p2; infinite when only x2 = 0, empty when both are 0
    Maybe scoreLower; ///< Koopman 1984: show these
    Maybe scoreUpper;
    Maybe katzLower; ///< Katz log interval, for comparison with other software; empty when x1 = 0 or x2 = 0
    Maybe katzUpper;
};

/// The ratio of two shares with Koopman's score interval (Koopman 1984). Either arm empty: all empty.
Result<RiskRatio> riskRatio(const Tally &first, const Tally &second, double conf = 0.95);

} // namespace verdict::analysis
