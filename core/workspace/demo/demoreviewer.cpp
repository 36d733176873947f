#include "core/workspace/demo/demoreviewer.h"

#include "core/workspace/demo/demoparts.h"
#include "core/workspace/demo/demopolicy.h"

#include <array>

namespace verdict {
namespace {

using Rationales = std::array<std::string_view, 5>;

constexpr Rationales paymentRationales{
    "The address has been used for months and the declined attempts are the shop's own retries.",
    "Two signals that do not depend on each other point the same way: new device, new address.",
    "The customer confirmed it by phone from the number on file.",
    "Same shop and nearly the same amount twice before, both undisputed.",
    "The log-in came minutes after a password reset from another country.",
};

constexpr Rationales lesionRationales{
    "Structure is regular all round; the dark corner is shadow from a hair.",
    "Grew between two visits and has a blue-grey area. Better seen by a dermatologist.",
    "Pale round spots and a rough surface, several alike on the same person.",
    "Shiny edge with branching vessels, no pigment network at all.",
    "Too little of the border is in focus to say more.",
};

constexpr Rationales moderationRationales{
    "The words are quoted to report them, the author is the one who was threatened.",
    "Names a place and what would happen there; the person can be identified.",
    "Harsh about a matter, not about a person. No rule applies.",
    "Third message to the same person this week, each asking her to leave.",
    "The highlighted word means something else in this idiom.",
};

const Rationales &rationalesFor(const std::string &domain)
{
    return domain == paymentsDomain  ? paymentRationales
           : domain == lesionsDomain ? lesionRationales
                                     : moderationRationales;
}

/// One reason, sometimes a second one, out of the policy's.
std::vector<std::string> drawReasons(DemoDraws &draws, const std::string &domain)
{
    std::vector<std::string> codes;
    for (const auto &reason : demoRules(domain).reasons)
        codes.push_back(reason.code);
    draws.shuffle(codes);
    codes.resize(draws.chance(0.3) ? 2 : 1);
    return codes;
}

OwnConfidence drawConfidence(DemoDraws &draws)
{
    constexpr std::array<double, 4> weights{0.08, 0.2, 0.42, 0.3};
    return static_cast<OwnConfidence>(1 + draws.weighted(weights));
}

void override(DemoDraws &draws, const DemoCase &reviewed, Decision &decision)
{
    const std::string &domain = reviewed.record.name.domain;
    decision.label = reviewed.truth;
    decision.agreement = draws.chance(0.2) ? Agreement::Partial : Agreement::Disagree;
    decision.reasons = drawReasons(draws, domain);
    decision.rationale = draws.pick(rationalesFor(domain));
}

ReviewTrace drawTrace(DemoDraws &draws, bool overridden)
{
    ReviewTrace trace;
    trace.seconds = rounded(draws.between(14, 75) + (overridden ? draws.between(20, 90) : 0), 1);
    constexpr std::array<std::string_view, 4> sections{"input", "signals", "similar", "history"};
    for (const auto section : sections)
        if (draws.chance(overridden ? 0.5 : 0.2))
            trace.details.push_back({std::string(section), rounded(draws.between(0.05, 0.2) * trace.seconds, 1)});
    return trace;
}

} // namespace

DemoReview reviewOf(const DemoCase &reviewed, std::uint64_t seed)
{
    const CaseRecord &record = reviewed.record;
    DemoDraws draws(seed, "review " + record.name.domain + '/' + record.name.id);
    const bool overridden = record.prediction.label != reviewed.truth && draws.chance(0.67);
    DemoReview review;
    review.decision.label = record.prediction.label;
    if (overridden)
        override(draws, reviewed, review.decision);
    else
        review.decision.agreement = draws.chance(0.12) ? Agreement::WrongConfidence : Agreement::Agree;
    // The policy asks for it on lesions; elsewhere it is given now and then.
    if (record.name.domain == lesionsDomain || draws.chance(0.35))
        review.decision.confidence = drawConfidence(draws);
    review.trace = drawTrace(draws, overridden);
    return review;
}

DemoReview hastyReviewOf(const DemoCase &reviewed)
{
    DemoReview review;
    review.decision.label = reviewed.record.prediction.label;
    review.decision.confidence = OwnConfidence::Leaning;
    review.trace.seconds = 3.2;
    return review;
}

} // namespace verdict
