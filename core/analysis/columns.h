#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/case/result.h"

namespace verdict::analysis {

/// A column of numbers, one per case.
using Column = std::span<const double>;
/// A column of yes (1) and no (0), one per case.
using Flags = std::span<const int>;
/// A number, or nothing where it is undefined: shown as "not enough data", never as 0 or NaN.
using Maybe = std::optional<double>;

/// x of n cases.
struct Tally {
    std::int64_t x = 0;
    std::int64_t n = 0;
};

/// An estimate with the limits of its interval.
struct Estimate {
    Maybe estimate;
    Maybe lower;
    Maybe upper;
};

/// x of n in two arms of one stratum; the first arm is the shown one unless a method says otherwise.
struct TwoArms {
    Tally first;
    Tally second;
};

/// The checks below give the error to return, or nothing when all is well.
using Objection = std::optional<Error>;

/// 0 <= x <= n.
Objection objectTo(const Tally &tally);
Objection objectTo(std::span<const TwoArms> strata);
/// A value strictly between 0 and 1 (confidence levels, error rates, power).
Objection objectToLevel(double level, std::string_view name);
/// A value between 0 and 1, both included.
Objection objectToShare(double share, std::string_view name);
Objection objectToShares(Column shares, std::string_view name);
/// Nothing but 0 and 1.
Objection objectToFlags(Flags flags, std::string_view name);
/// Columns that belong together have one length.
Objection objectToLengths(std::size_t first, std::size_t second);
/// Every value is a finite number.
Objection objectToNumbers(Column values, std::string_view name);

} // namespace verdict::analysis
