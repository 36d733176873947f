#pragma once

#include "core/case/caserecord.h"

#include <QString>
#include <vector>

namespace verdict {

/// How a label's points are drawn; shapes tell them apart without colour.
enum class PointShape { Dot, Cross, Ring, Square, Triangle, Diamond };

/// A mark on an axis.
struct AxisTick {
    double at = 0; ///< 0 to 1 along the axis
    QString text;
};

/// A point of the series on the unit square; y grows upward.
struct PlacedPoint {
    double x = 0;
    double y = 0;
    PointShape shape = PointShape::Dot;
    std::size_t source = 0; ///< index into Evidence::points
};

/// What a label's points look like.
struct LegendEntry {
    QString label;
    PointShape shape = PointShape::Dot;
};

/// Where everything of a small plot stands: a plain value, painted elsewhere.
struct SeriesScale {
    std::vector<PlacedPoint> points; ///< in order of x
    std::vector<AxisTick> xTicks;
    std::vector<AxisTick> yTicks;
    std::vector<LegendEntry> legend; ///< labels in order of their first point
    bool time = false;               ///< the x axis holds times
    bool line = false;               ///< too many points for stems: draw a line
    double zero = 0;                 ///< y of the value 0, or of the lowest tick where 0 is outside
};

/// Lays out the points of a series. Points whose place is neither a time nor a number are left out.
SeriesScale seriesScale(const std::vector<SeriesPoint> &points);

/// Round values that cover low to high in about `count` steps: multiples of 1, 2 or 5 times a power of ten.
std::vector<double> roundTicks(double low, double high, int count);

} // namespace verdict
