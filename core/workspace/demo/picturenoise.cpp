#include "core/workspace/demo/picturenoise.h"

#include <algorithm>
#include <cmath>

namespace verdict {
namespace {

/// A number in [0, 1) for a point of the lattice.
double lattice(std::uint64_t seed, std::int64_t x, std::int64_t y)
{
    std::uint64_t mixed = seed + static_cast<std::uint64_t>(x) * 0x9e3779b97f4a7c15U +
                          static_cast<std::uint64_t>(y) * 0xc2b2ae3d27d4eb4fU;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
    return static_cast<double>((mixed ^ (mixed >> 31)) >> 11) * 0x1.0p-53;
}

double eased(double t) { return t * t * (3 - 2 * t); }

/// Between two values; std::lerp takes care of cases that do not come up here, once for every pixel.
double between(double from, double to, double share) { return from + (to - from) * share; }

} // namespace

double smoothNoise(std::uint64_t seed, double x, double y)
{
    const double left = std::floor(x);
    const double top = std::floor(y);
    const auto column = static_cast<std::int64_t>(left);
    const auto row = static_cast<std::int64_t>(top);
    const double across = eased(x - left);
    const double down = eased(y - top);
    const double above = between(lattice(seed, column, row), lattice(seed, column + 1, row), across);
    const double below = between(lattice(seed, column, row + 1), lattice(seed, column + 1, row + 1), across);
    return 2 * between(above, below, down) - 1;
}

double roughNoise(std::uint64_t seed, double x, double y, int octaves)
{
    double sum = 0;
    double strength = 0.5;
    for (int octave = 0; octave < octaves; ++octave, strength /= 2, x *= 2, y *= 2)
        sum += strength * smoothNoise(seed + static_cast<std::uint64_t>(octave), x, y);
    return sum;
}

double honeycomb(std::uint64_t seed, double x, double y, double wallWidth)
{
    const auto column = static_cast<std::int64_t>(std::floor(x));
    const auto row = static_cast<std::int64_t>(std::floor(y));
    double nearest = 9;
    double second = 9;
    for (std::int64_t i = column - 1; i <= column + 1; ++i)
        for (std::int64_t j = row - 1; j <= row + 1; ++j) {
            const double px = static_cast<double>(i) + lattice(seed, i, j) - x;
            const double py = static_cast<double>(j) + lattice(seed + 1, i, j) - y;
            const double distance = px * px + py * py;
            second = std::min(second, std::max(nearest, distance));
            nearest = std::min(nearest, distance);
        }
    return 1 - smoothStep(0, wallWidth, std::sqrt(second) - std::sqrt(nearest));
}

double smoothStep(double from, double to, double value)
{
    return eased(std::clamp((value - from) / (to - from), 0.0, 1.0));
}

} // namespace verdict
