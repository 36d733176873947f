#include "core/routing/explain.h"

#include <charconv>

namespace verdict {
namespace {

std::string digits(double value)
{
    char text[40];
    return {text, std::to_chars(text, text + sizeof text, value, std::chars_format::general, 6).ptr};
}

std::string quoted(const std::string &text) { return "“" + text + "”"; }

std::string overLimit(const RouteReason &reason, const std::string &what)
{
    return what + ' ' + digits(reason.value) + " is over the limit " + digits(reason.limit) + '.';
}

std::string threshold(const RouteReason &reason, const std::string &verb)
{
    return "The calibrated probability " + digits(reason.value) + " of " + quoted(reason.text) + ' ' + verb +
           " the threshold " + digits(reason.limit);
}

std::string forReviewer(const RouteReason &reason)
{
    switch (reason.kind) {
    case RouteReasonKind::Appeal: return "Somebody affected appealed, so a person must decide.";
    case RouteReasonKind::Rule: return "The rule " + quoted(reason.text) + " sends this case to a person.";
    case RouteReasonKind::NoConfidence: return "The model gave no usable confidence.";
    case RouteReasonKind::UnknownModel:
        return "The policy does not know the model version " + quoted(reason.text) + '.';
    case RouteReasonKind::Novelty: return "The case is unlike the data that the model learned from.";
    case RouteReasonKind::Entropy: return "The models of the ensemble are undecided.";
    case RouteReasonKind::Variation: return "The models of the ensemble disagree.";
    case RouteReasonKind::Stakes: return "The stakes are " + reason.text + ", and such cases are kept for people.";
    case RouteReasonKind::NoThresholds: return "Nothing is automated in the domain " + quoted(reason.text) + '.';
    case RouteReasonKind::NeverAutomated:
        return "The label " + quoted(reason.text) + " is never answered automatically.";
    case RouteReasonKind::BelowThreshold:
        return "The model is not sure enough of " + quoted(reason.text) + " to answer alone.";
    case RouteReasonKind::MeetsThreshold: return quoted(reason.text) + " was answered automatically.";
    case RouteReasonKind::DrawnForAudit: return "The case was drawn at random to check automatic answers.";
    }
    return {};
}

std::string forLead(const RouteReason &reason)
{
    switch (reason.kind) {
    case RouteReasonKind::Novelty: return forReviewer(reason) + overLimit(reason, " Its novelty");
    case RouteReasonKind::Entropy: return forReviewer(reason) + overLimit(reason, " Their normalised entropy");
    case RouteReasonKind::Variation: return forReviewer(reason) + overLimit(reason, " Their variation ratio");
    case RouteReasonKind::BelowThreshold: return threshold(reason, "is below") + '.';
    case RouteReasonKind::MeetsThreshold: return threshold(reason, "reaches") + ", so it was answered automatically.";
    case RouteReasonKind::DrawnForAudit:
        return "The case was drawn for audit, with probability " + digits(reason.value) +
               ", and is reviewed after the fact.";
    default: return forReviewer(reason);
    }
}

bool namesLabel(RouteReasonKind kind)
{
    return kind == RouteReasonKind::NeverAutomated || kind == RouteReasonKind::BelowThreshold ||
           kind == RouteReasonKind::MeetsThreshold;
}

/// The reason with the words that a reviewer's screen has for labels and domain.
RouteReason worded(RouteReason reason, const DomainRules &rules)
{
    if (reason.kind == RouteReasonKind::NoThresholds && !rules.name.empty())
        reason.text = rules.name;
    if (!namesLabel(reason.kind))
        return reason;
    for (const auto &label : rules.labels)
        if (label.code == reason.text)
            reason.text = label.text;
    return reason;
}

std::string cause(PriorityPart part)
{
    switch (part) {
    case PriorityPart::Uncertainty: return "the model's confidence leaves this much open";
    case PriorityPart::FinancialImpact: return "the financial impact is over the policy's limit";
    case PriorityPart::Appeal: return "somebody affected appealed";
    case PriorityPart::EarlierError: return "there was an earlier error about the same subject";
    }
    return {};
}

std::string sentenceOf(const PriorityShare &share)
{
    return "Priority +" + digits(share.value) + ": " + cause(share.part) + '.';
}

} // namespace

std::vector<std::string> explain(const Route &route)
{
    std::vector<std::string> sentences;
    for (const auto &reason : route.reasons)
        sentences.push_back(forLead(reason));
    for (const auto &share : route.priority.parts)
        sentences.push_back(sentenceOf(share));
    return sentences;
}

std::vector<std::string> explainToReviewer(const Route &route, const DomainRules &rules)
{
    std::vector<std::string> sentences;
    for (const auto &reason : route.reasons)
        sentences.push_back(forReviewer(worded(reason, rules)));
    return sentences;
}

} // namespace verdict
