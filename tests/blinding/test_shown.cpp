#include <QTest>

#include "core/case/casefilecodec.h"
#include "core/routing/explain.h"
#include "tests/blinding/samplecase.h"

using namespace verdict;

namespace {

CaseFile shown() { return sample::compose(sample::fullRecord(), sample::policy(), Arm::Shown); }

template <class Item> std::vector<std::string> labelsOf(const std::vector<Item> &items)
{
    std::vector<std::string> labels;
    for (const auto &item : items)
        labels.push_back(item.label);
    return labels;
}

std::vector<std::string> sorted(std::vector<std::string> names)
{
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

/// In the shown arm the gate loses nothing that a reviewer may see.
class ShownArm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHeaderIsWhole()
    {
        const CaseRecord record = sample::fullRecord();
        const CaseFile file = shown();
        QCOMPARE(file.token, Token{12345});
        QCOMPARE(file.domain, record.name.domain);
        QCOMPARE(file.title, record.title);
        QCOMPARE(file.subtitle, record.subtitle);
        QCOMPARE(file.kind, record.kind);
        QCOMPARE(file.stakes, Stakes::High);
        QVERIFY(file.appeal);
        QCOMPARE(file.received, record.received);
        QCOMPARE(toIso(*file.deadline), std::string("2026-11-22T13:30:00.000Z"));
        QCOMPARE(file.policyVersion, 4);
        QCOMPARE(file.arm, Arm::Shown);
    }

    void theSuggestionIsWhole()
    {
        const Prediction prediction = sample::fullRecord().prediction;
        const Suggestion suggestion = *shown().suggestion;
        QCOMPARE(suggestion.label, prediction.label);
        QCOMPARE(suggestion.confidence, prediction.confidence);
        QCOMPARE(suggestion.modelVersion, prediction.modelVersion);
        QCOMPARE(suggestion.probabilities, prediction.probabilities);
        QCOMPARE(suggestion.range, prediction.range);
        QCOMPARE(suggestion.novelty, prediction.novelty);
        QCOMPARE(suggestion.ensemble, prediction.ensemble);
        QCOMPARE(suggestion.why,
                 explainToReviewer(sample::route(), sample::policy().open.of(sample::fullRecord().name.domain)));
        QCOMPARE(*suggestion.reviewBand, (ProbabilityRange{0.60, 0.85}));
    }

    void evidenceIsWholeButForItsPath()
    {
        const CaseRecord record = sample::fullRecord();
        const CaseFile file = shown();
        QCOMPARE(file.evidence.size(), record.evidence.size());
        for (std::size_t i = 0; i < record.evidence.size(); ++i) {
            Evidence expected = record.evidence[i];
            expected.path.clear();
            QCOMPARE(file.evidence[i].evidence, expected);
            QCOMPARE(file.evidence[i].attachment.has_value(), i == 1);
        }
        QCOMPARE(file.facts, record.context.facts);
        QCOMPARE(file.other, record.unknown);
        QVERIFY(writeCaseFile(file).find("829301.jpg") == std::string::npos);
    }

    void signalsAndSimilarCasesComeStrongestFirst()
    {
        const CaseFile file = shown();
        std::vector<std::string> names;
        for (const auto &feature : file.signalList)
            names.push_back(feature.name);
        QCOMPARE(names, (std::vector<std::string>{"amount_vs_median", "country", "hour"}));
        QCOMPARE(file.similar.front().id, std::string("tx-2"));
        QCOMPARE(file.similar.size(), std::size_t{2});
    }

    void keyEvidenceStandsInThePolicysOrder()
    {
        const CaseFile file = shown();
        QCOMPARE(labelsOf(file.keyEvidence), (std::vector<std::string>{"Country", "Amount", "Hour"}));
        QCOMPARE(file.keyEvidence[1], sample::fullRecord().keyEvidence[0]);
    }

    void keyEvidenceIsMadeFromTheStrongestSignals()
    {
        CaseRecord record = sample::fullRecord();
        record.keyEvidence.clear();
        for (int i = 0; i < 9; ++i)
            record.prediction.topFeatures.push_back({"weak" + std::to_string(i), "", 0.04});
        const CaseFile file = sample::compose(record, sample::policy(), Arm::Shown);
        QCOMPARE(file.keyEvidence.size(), std::size_t{5});
        QCOMPARE(file.keyEvidence[0].label, std::string("amount_vs_median"));
        QCOMPARE(*file.keyEvidence[0].direction, 1);
        QCOMPARE(*file.keyEvidence[1].direction, -1);
        QCOMPARE(*file.keyEvidence[1].weight, 0.05);
    }

    void idsAreShownOnlyWhereThePolicySaysSo()
    {
        Policy policy = sample::policy();
        QVERIFY(shown().id.empty());
        QVERIFY(writeCaseFile(shown()).find("tx-829301") == std::string::npos);
        policy.open.domains["payments"].showIds = true;
        QCOMPARE(sample::compose(sample::fullRecord(), policy, Arm::Shown).id, std::string("tx-829301"));
    }

    void labelsStandInThePolicysOrder()
    {
        QCOMPARE(shown().labels, (std::vector<std::string>{"fraud", "legitimate", "unclear"}));
        CaseRecord record = sample::fullRecord();
        record.labels.clear();
        QCOMPARE(sample::compose(record, sample::policy(), Arm::Shown).labels,
                 (std::vector<std::string>{"fraud", "legitimate"}));
    }

    void labelsWithoutAPolicyStandAsSent()
    {
        Policy policy = sample::policy();
        policy.open.domains["payments"].labels.clear();
        CaseRecord record = sample::fullRecord();
        QCOMPARE(sample::compose(record, policy, Arm::Shown).labels, record.labels);
        record.labels.clear();
        QCOMPARE(sorted(sample::compose(record, policy, Arm::Shown).labels),
                 (std::vector<std::string>{"fraud", "legitimate"}));
    }

    void whatTheLeadsKeepIsNotInTheFile()
    {
        const std::string json = writeCaseFile(shown());
        for (const char *secret : {"0.97", "customer-5512", "previous-error", "priority"})
            QVERIFY2(json.find(secret) == std::string::npos, secret);
    }
};

QTEST_APPLESS_MAIN(ShownArm)
#include "test_shown.moc"
