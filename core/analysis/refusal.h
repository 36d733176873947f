#pragma once

#include "core/case/result.h"

#include <optional>
#include <string_view>

namespace verdict::analysis {

/// Why a method gives no answer at all (too little data gives empty values instead, see statistics.md section 0).
enum class Refusal {
    InvalidInput,   ///< impossible figures: x above n, a level outside (0, 1), columns of different lengths, …
    NoData,         ///< a fit that cannot exist without data got none
    TooFewGroups,   ///< fewer reviewers than the method needs
    UnequalRatings, ///< the method needs equally many ratings per case
    TooFewRaters,   ///< the method needs more raters per case
};

/// The error of a refusal; `detail` says in a few words what is wrong and what would be right.
Error refuse(Refusal refusal, std::string_view detail);

/// Shorthand for the commonest refusal, impossible input.
Error invalid(std::string_view detail);

/// Which refusal an error made by `refuse` stands for; nothing for errors from elsewhere.
std::optional<Refusal> refusalOf(const Error &error);

/// The refusal's name in the statistics reference, e.g. "invalid_input".
std::string_view refusalCode(Refusal refusal);

} // namespace verdict::analysis
