#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 13 of the statistics reference: does work change over a session? x = hours since the session began, y = ln
/// seconds or 1/0 for a caught check; exp(slope) - 1 is the change per hour. Order is only comparable if assignment is
/// random within the session.

struct TTest {
    Maybe mean;
    Maybe se;
    Maybe t;
    Maybe df;
    Maybe p;
    Maybe lower; ///< 95%
    Maybe upper;
};

struct FixedEffects {
    Maybe slope; ///< from deviations within sessions
    Maybe seCr1; ///< sandwich x G/(G-1)
    Maybe lower; ///< 95%, t with G - 1 degrees of freedom
    Maybe upper;
    Maybe df;
    Maybe seCr2; ///< Bell & McCaffrey 2002: use it below 30 sessions
    Maybe dfCr2; ///< Satterthwaite (Pustejovsky & Tipton 2018)
};

struct Fatigue {
    std::vector<Maybe> slopes; ///< per session in order of first appearance; empty where x is constant
    TTest twoStage;            ///< the default: t interval of the session slopes; empty below two slopes
    FixedEffects fixedEffects; ///< the check; errors empty below two sessions with a slope
};

/// Slopes over time on task with sessions as clusters; G counts sessions with a slope. Errors: invalid_input for
/// different lengths or values that are not finite.
Result<Fatigue> fatigue(std::span<const std::int64_t> session, Column x, Column y);

struct PooledSlope {
    Maybe mean;
    Maybe se;
    Maybe lower; ///< 95%
    Maybe upper;
};

struct RandomEffects {
    Maybe tau2;         ///< between sessions (DerSimonian & Laird 1986), 0 or more
    Maybe q;            ///< heterogeneity
    PooledSlope knha;   ///< Hartung-Knapp, t with G - 1, not truncated; spread empty below two sessions
    PooledSlope normal; ///< by the normal law
};

/// Session slopes of unequal precision pooled, when session lengths differ a lot. No slopes: all empty.
/// Errors: invalid_input for different lengths or a variance <= 0.
Result<RandomEffects> poolSlopes(Column slope, Column variance);

struct HitTrend {
    Maybe intercept; ///< log-odds of a hit at the start
    Maybe slope;     ///< change of the log-odds per hour
    Maybe seModel;
    Maybe seCluster; ///< sandwich x G/(G-1) by session; empty with one session
    Maybe lower;     ///< 95% of the slope, t with G - 1; only from 10 sessions
    Maybe upper;
};

/// Pooled logit of caught checks on hours. One class, or a cut of the hours that separates the classes: all empty.
/// Errors: invalid_input for different lengths, hits other than 0 and 1, hours that are not finite.
Result<HitTrend> hitTrend(std::span<const std::int64_t> session, Column hours, Flags hit);

} // namespace verdict::analysis
