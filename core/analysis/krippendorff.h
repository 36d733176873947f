#pragma once

#include <vector>

#include "core/analysis/agreement.h"

namespace verdict::analysis {

/// What the numbers of a rating mean, and so how far apart two of them are.
enum class RatingLevel { Nominal, Ordinal, Interval, Ratio };

struct KrippendorffAlpha {
    Maybe alpha;               ///< at most 1; 0 = chance
    std::int64_t pairable = 0; ///< ratings in units with at least two
};

/// Krippendorff's alpha (2011, 2019), the default for more than two reviewers or missing ratings. Units with fewer than
/// two ratings drop; none left, or no variation: alpha empty. Errors: invalid_input for values that are not finite, or
/// negative at ratio level.
Result<KrippendorffAlpha> krippendorffAlpha(const Ratings &ratings, RatingLevel level);

/// One resample: indexes of units, drawn with replacement.
using Resample = std::vector<std::size_t>;

struct BootstrapInterval {
    std::vector<Maybe> values;  ///< alpha of each resample
    Maybe lower;                ///< type-7 percentiles of the defined values; empty when more than 5% are undefined
    Maybe upper;                ///< likewise
    std::int64_t undefined = 0; ///< resamples without an alpha
};

/// Percentile bootstrap of alpha over resamples of units (statistics.md section 5). Errors: as `krippendorffAlpha`; an
/// index out of range.
Result<BootstrapInterval> bootstrapAlpha(const Ratings &ratings, RatingLevel level, std::span<const Resample> resamples,
                                         double conf = 0.95);

/// `count` resamples of `units` units from a seeded generator: equal seeds give equal resamples on every platform.
std::vector<Resample> drawResamples(std::size_t units, std::size_t count, std::uint64_t seed);

} // namespace verdict::analysis
