#pragma once

#include "core/workspace/demo/demoparts.h"

#include <span>
#include <string_view>

namespace verdict {

/// A sentence of a referral and the words in it that the model weighs; the words may be empty.
struct ReferralSentence {
    std::string_view text;
    std::string_view telling;
};

std::span<const std::string_view> lesionSites();
std::span<const ReferralSentence> calmReferrals();
std::span<const ReferralSentence> worriedReferrals();
std::span<const SmallSignal> lesionSignals();

} // namespace verdict
