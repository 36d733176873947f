#include "ui/review/details/uncertaintyfacts.h"

#include "ui/review/caseinhand.h"
#include "ui/review/details/comparison.h"
#include "ui/review/keyevidence.h"
#include "ui/text/visible.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <map>

namespace verdict {
namespace {

struct UncertaintyWords {
    Q_DECLARE_TR_FUNCTIONS(Uncertainty)
};

QString two(double value) { return QLocale().toString(value, 'f', 2); }

QString words(const std::vector<CodeText> &labels, const std::string &code)
{
    return visible(wordsFor(labels, code), LineBreaks::Join);
}

UncertaintyFact confidenceFact(const Suggestion &suggestion)
{
    QString sentence = UncertaintyWords::tr("The model gives its suggestion %1.").arg(two(suggestion.confidence));
    if (suggestion.range)
        sentence += QLatin1Char(' ') + UncertaintyWords::tr("Its likely range is %1 to %2.")
                                           .arg(two(suggestion.range->low), two(suggestion.range->high));
    if (suggestion.reviewBand)
        sentence += QLatin1Char(' ') + UncertaintyWords::tr("The policy calls %1 to %2 critical.")
                                           .arg(two(suggestion.reviewBand->low), two(suggestion.reviewBand->high));
    return {UncertaintyWords::tr("Confidence"), sentence};
}

/// The label that a member of the ensemble gives most; empty for an empty member.
std::string voteOf(const std::vector<LabelProbability> &member)
{
    const auto top = std::max_element(member.begin(), member.end(),
                                      [](const auto &a, const auto &b) { return a.probability < b.probability; });
    return top == member.end() ? std::string() : top->label;
}

UncertaintyFact ensembleFact(const Suggestion &suggestion, const std::vector<CodeText> &labels)
{
    std::map<std::string, int> votes;
    for (const auto &member : suggestion.ensemble)
        ++votes[voteOf(member)];
    std::vector<std::pair<std::string, int>> most(votes.begin(), votes.end());
    std::stable_sort(most.begin(), most.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    QStringList parts;
    for (const auto &[label, count] : most)
        parts << QStringLiteral("%1 %2").arg(words(labels, label)).arg(count);
    return {UncertaintyWords::tr("Members of the model"),
            UncertaintyWords::tr("Votes: ") + parts.join(QStringLiteral(", ")) + QLatin1Char('.')};
}

std::optional<UncertaintyFact> conflictFact(const CaseFile &file)
{
    int against = 0;
    int told = 0;
    for (const KeyEvidence &row : file.keyEvidence) {
        const auto weight = signedWeight(row);
        told += weight || row.direction ? 1 : 0;
        against += (weight && *weight < 0) || (!weight && row.direction.value_or(0) < 0) ? 1 : 0;
    }
    if (told == 0)
        return std::nullopt;
    return UncertaintyFact{
        UncertaintyWords::tr("Signals in conflict"),
        UncertaintyWords::tr("%1 of the %2 strongest signals speak against the suggestion.").arg(against).arg(told)};
}

} // namespace

std::vector<UncertaintyFact> uncertaintyFacts(const CaseFile &file, const std::vector<CodeText> &labels)
{
    std::vector<UncertaintyFact> facts;
    if (!file.suggestion)
        return facts;
    facts.push_back(confidenceFact(*file.suggestion));
    if (!file.suggestion->ensemble.empty())
        facts.push_back(ensembleFact(*file.suggestion, labels));
    if (const auto conflict = conflictFact(file))
        facts.push_back(*conflict);
    if (const QString near = labelSentence(compared(file, labels)); !near.isEmpty())
        facts.push_back({UncertaintyWords::tr("Similar cases"), near});
    if (file.suggestion->novelty)
        facts.push_back({UncertaintyWords::tr("Unlike the training data"),
                         UncertaintyWords::tr("The sender gives a distance of %1, on a scale of its own.")
                             .arg(QLocale().toString(*file.suggestion->novelty, 'g', 4))});
    return facts;
}

} // namespace verdict
