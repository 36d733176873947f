#pragma once

#include <cstdint>

namespace verdict {

/// Smooth random values over the plane, from -1 to 1, about one bump a unit: value noise on a lattice of hashes.
double smoothNoise(std::uint64_t seed, double x, double y);

/// Several octaves of it, each twice as fine and half as strong as the one before; from about -1 to 1.
double roughNoise(std::uint64_t seed, double x, double y, int octaves);

/// 1 on the walls of a random honeycomb with cells one unit wide, falling to 0 inside the cells (the difference of the
/// two nearest distances; S. Worley, A Cellular Texture Basis Function, 1996).
double honeycomb(std::uint64_t seed, double x, double y, double wallWidth);

/// 0 up to `from`, 1 beyond `to`, a smooth step between.
double smoothStep(double from, double to, double value);

} // namespace verdict
