#pragma once

#include "core/case/decision.h"
#include "core/workspace/demo/democase.h"
#include "core/workspace/demo/demodraws.h"

namespace verdict {

/// A decision with how long it took and what was looked at.
struct DemoReview {
    Decision decision;
    ReviewTrace trace; ///< without openedAt, which is the caller's
};

/// How the demo's reviewer decides: mostly with the suggestion where it is right; where it is wrong, two times in three
/// the truth with a reason and a rationale, else the suggestion all the same. A function of seed and case alone.
DemoReview reviewOf(const DemoCase &reviewed, std::uint64_t seed);

/// The same case accepted in a hurry.
DemoReview hastyReviewOf(const DemoCase &reviewed);

} // namespace verdict
