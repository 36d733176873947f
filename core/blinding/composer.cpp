#include "core/blinding/composer.h"

#include "core/blinding/neutral.h"
#include "core/case/keyevidence.h"
#include "core/routing/deadline.h"
#include "core/routing/explain.h"

#include <algorithm>
#include <cmath>

namespace verdict {
namespace {

bool isHidden(const Composition &from) { return from.arm != Arm::Shown; }

const DomainRules &rulesOf(const Composition &from) { return from.policy.open.of(from.record.name.domain); }

const DomainRouting &routingOf(const Composition &from) { return from.policy.leads.of(from.record.name.domain); }

void copyNames(const Composition &from, CaseFile &to)
{
    to.token = from.token;
    to.domain = from.record.name.domain;
    if (rulesOf(from).showIds)
        to.id = from.record.name.id;
}

void copyHeader(const Composition &from, CaseFile &to)
{
    to.title = from.record.title;
    to.subtitle = from.record.subtitle;
    to.kind = from.record.kind;
    to.stakes = from.record.context.stakes;
    to.appeal = from.record.context.appeal;
}

void copyTimes(const Composition &from, CaseFile &to)
{
    to.received = from.record.received;
    to.deadline = deadlineOf(from.record, from.policy.leads, from.ingested);
}

void copyTerms(const Composition &from, CaseFile &to)
{
    to.policyVersion = from.policy.version;
    to.arm = from.arm;
}

/// The record's own labels where it names any, else the policy's, else those seen: always in the policy's order.
void copyLabels(const Composition &from, CaseFile &to)
{
    const auto order = codesOf(rulesOf(from).labels);
    to.labels = from.record.labels;
    if (to.labels.empty())
        to.labels = order.empty() ? from.labelsSeen : order;
    if (to.labels.empty() && !isHidden(from))
        to.labels = predictedLabels(from.record.prediction);
    if (isHidden(from))
        std::sort(to.labels.begin(), to.labels.end());
    orderBy(order, to.labels, [](const std::string &label) { return label; });
}

/// Without key evidence of its own a case shows its strongest signals, or in a hidden arm the facts that the policy
/// names: which signals are strong would tell.
void copyKeyEvidence(const Composition &from, CaseFile &to)
{
    const auto &order = rulesOf(from).keyEvidence;
    to.keyEvidence = from.record.keyEvidence;
    if (isHidden(from)) {
        if (to.keyEvidence.empty() || from.record.keyEvidenceMade)
            to.keyEvidence = factsAsKeyEvidence(from.record.context.facts, order);
        makeNeutral(to.keyEvidence, order);
    } else if (to.keyEvidence.empty()) {
        to.keyEvidence = keyEvidenceFrom(from.record.prediction.topFeatures);
    }
    orderBy(order, to.keyEvidence, [](const KeyEvidence &key) { return key.label; });
}

/// Paths stay behind in every arm: a file's name can tell what it shows.
void copyEvidence(const Composition &from, CaseFile &to)
{
    for (std::size_t i = 0; i < from.record.evidence.size(); ++i) {
        CaseFileEvidence item{from.record.evidence[i], std::nullopt};
        item.evidence.path.clear();
        if (i < from.attachments.size())
            item.attachment = from.attachments[i];
        to.evidence.push_back(std::move(item));
    }
    if (isHidden(from))
        makeNeutral(to.evidence, routingOf(from).safeFields);
}

void copyFacts(const Composition &from, CaseFile &to)
{
    to.facts = from.record.context.facts;
    if (isHidden(from))
        makeNeutral(to.facts);
}

void copyUnknown(const Composition &from, CaseFile &to)
{
    to.other = from.record.unknown;
    if (isHidden(from))
        makeNeutral(to.other, routingOf(from).safeFields);
}

void copySignals(const Composition &from, CaseFile &to)
{
    if (!isHidden(from))
        to.signalList = strongestFirst(from.record.prediction.topFeatures);
}

void copySimilar(const Composition &from, CaseFile &to)
{
    if (!isHidden(from))
        to.similar = nearestFirst(from.record.prediction.similar);
}

void copySuggestion(const Composition &from, CaseFile &to)
{
    if (isHidden(from))
        return;
    const Prediction &prediction = from.record.prediction;
    Suggestion suggestion;
    suggestion.label = prediction.label;
    suggestion.confidence = prediction.confidence;
    suggestion.modelVersion = prediction.modelVersion;
    suggestion.probabilities = prediction.probabilities;
    suggestion.range = prediction.range;
    suggestion.novelty = prediction.novelty;
    suggestion.ensemble = prediction.ensemble;
    suggestion.why = explainToReviewer(from.route, from.policy.open.of(from.record.name.domain));
    suggestion.reviewBand = from.policy.leads.criticalZone;
    to.suggestion = std::move(suggestion);
}

/// Everything that a case file is made of; what no line here copies does not travel.
constexpr void (*copies[])(const Composition &, CaseFile &) = {
    copyNames,    copyHeader, copyTimes,   copyTerms,   copyLabels,  copyKeyEvidence,
    copyEvidence, copyFacts,  copyUnknown, copySignals, copySimilar, copySuggestion,
};

} // namespace

CaseFile compose(const Composition &from)
{
    CaseFile file;
    for (const auto copy : copies)
        copy(from, file);
    return file;
}

} // namespace verdict
