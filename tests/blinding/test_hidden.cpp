#include <QTest>

#include "core/case/casefilecodec.h"
#include "core/case/caserecordreader.h"
#include "tests/blinding/samplecase.h"
#include "tests/routing/arbitraryrecord.h"

#include <algorithm>

using namespace verdict;

namespace {

CaseRecord asSent(const std::string &prediction)
{
    CaseRecordReader reader;
    Rejection why;
    const auto record =
        reader.read(R"({"id":"1","domain":"payments","context":{"facts":{"Country":"PT","Hour":3}},"prediction":)" +
                        prediction + '}',
                    why);
    return record.value_or(CaseRecord{});
}

CaseFile hidden(const CaseRecord &record = sample::fullRecord())
{
    return sample::compose(record, sample::policy(), Arm::Blind);
}

} // namespace

class HiddenArms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoRecordsThatDifferOnlyInPredictionGiveTheSameFile()
    {
        QVERIFY(rc::check("twin worlds", [] {
            const Arm arm = *rc::gen::element(Arm::Blind, Arm::Withheld);
            CaseRecord one = *rc::gen::arbitrary<bool>() ? sample::fullRecord() : arbitrary::record();
            if (*rc::gen::arbitrary<bool>())
                one.keyEvidence.clear();
            CaseRecord two = one;
            two.prediction = arbitrary::prediction();
            const Policy policy = *rc::gen::arbitrary<bool>() ? sample::policy() : arbitrary::policy();
            RC_ASSERT(writeCaseFile(sample::compose(one, policy, arm)) ==
                      writeCaseFile(sample::compose(two, policy, arm)));
        }));
    }

    void keyEvidenceMadeFromSignalsLeavesNoTrace()
    {
        const CaseRecord one = asSent(R"({"label":"fraud","confidence":0.9,"modelVersion":"1","topFeatures":[
            {"feature":"Amount","value":"41x","importance":0.4},{"feature":"Hour","value":"3","importance":0.1}]})");
        const CaseRecord two = asSent(R"({"label":"legitimate","confidence":0.6,"modelVersion":"2"})");
        QVERIFY(!one.keyEvidence.empty());
        QVERIFY(two.keyEvidence.empty() && !two.name.id.empty());
        QCOMPARE(writeCaseFile(hidden(one)), writeCaseFile(hidden(two)));
        QCOMPARE(hidden(one).keyEvidence.at(0).label, std::string("Country"));
    }

    void whatAModelWouldOrderLeavesNoTrace()
    {
        QVERIFY(rc::check("orders", [] {
            CaseRecord one = sample::fullRecord();
            CaseRecord two = one;
            std::reverse(two.labels.begin(), two.labels.end());
            const auto turn = *rc::gen::inRange(0, 3);
            std::rotate(two.labels.begin(), two.labels.begin() + turn, two.labels.end());
            std::rotate(two.keyEvidence.begin(), two.keyEvidence.begin() + turn, two.keyEvidence.end());
            std::rotate(two.context.facts.begin(), two.context.facts.begin() + turn, two.context.facts.end());
            std::rotate(two.unknown.begin(), two.unknown.begin() + turn % 2, two.unknown.end());
            std::swap(two.evidence[0], two.evidence[2]);
            std::swap(two.evidence[5], two.evidence[6]);
            RC_ASSERT(writeCaseFile(hidden(one)) == writeCaseFile(hidden(two)));
        }));
    }

    void weightsAndHighlightsLeaveNoTrace()
    {
        CaseRecord other = sample::fullRecord();
        for (auto &key : other.keyEvidence) {
            key.direction = -*key.direction;
            key.weight.reset();
        }
        other.evidence[0].highlights = {{0, 4, "legitimate", 0.1}};
        QCOMPARE(writeCaseFile(hidden(other)), writeCaseFile(hidden()));
    }

    void plantedLeaksStayOut()
    {
        const std::string json = writeCaseFile(hidden());
        for (const char *leak : {"0.72", "0.28", "0.91", "0.31", "0.93", "fraud-2026.11", "amount_vs_median", "tx-2",
                                 "Near", "highlights", "direction", "weight", "hologram", "Raw request", "829301",
                                 "suggestion", "similar", "signals", "appealed"})
            QVERIFY2(json.find(leak) == std::string::npos, leak);
    }

    void whatPeopleJudgeByStays()
    {
        const CaseFile file = hidden();
        QCOMPARE(file.title, sample::fullRecord().title);
        QCOMPARE(file.arm, Arm::Blind);
        QCOMPARE(file.stakes, Stakes::High);
        QVERIFY(file.appeal);
        QCOMPARE(file.facts.size(), sample::fullRecord().context.facts.size());
        QCOMPARE(file.evidence.size(), sample::fullRecord().evidence.size() - 2);
        QVERIFY(std::any_of(file.evidence.begin(), file.evidence.end(),
                            [](const auto &e) { return e.attachment.has_value(); }));
        QCOMPARE(file.keyEvidence[0].range, sample::fullRecord().keyEvidence[0].range);
    }

    void keyEvidenceIsWhatThePolicyNames()
    {
        const CaseFile file = hidden();
        QCOMPARE(file.keyEvidence.size(), std::size_t{2});
        QCOMPARE(file.keyEvidence[0].label, std::string("Country"));
        QCOMPARE(file.keyEvidence[1].label, std::string("Amount"));
    }

    void withoutKeyEvidenceNamedFactsTakeItsPlace()
    {
        Policy policy = sample::policy();
        policy.open.domains["payments"].keyEvidence = {"merchant", "nothing", "age"};
        CaseRecord record = sample::fullRecord();
        record.keyEvidence.clear();
        const CaseFile file = sample::compose(record, policy, Arm::Withheld);
        QCOMPARE(file.keyEvidence.size(), std::size_t{2});
        QCOMPARE(file.keyEvidence[0].label, std::string("merchant"));
        QCOMPARE(file.keyEvidence[1].value, std::string("12"));
    }

    void onlySafeFieldsTravel()
    {
        QCOMPARE(hidden().other, (std::vector<UnknownField>{{"channel", "\"web\""}}));
        Policy policy = sample::policy();
        policy.leads.domains["payments"].safeFields = {"Raw request"};
        const CaseFile file = sample::compose(sample::fullRecord(), policy, Arm::Blind);
        QVERIFY(file.other.empty());
        QVERIFY(std::any_of(file.evidence.begin(), file.evidence.end(),
                            [](const auto &e) { return e.evidence.kind == EvidenceKind::Json; }));
    }

    void labelsNeverComeFromThePrediction()
    {
        Policy policy = sample::policy();
        policy.open.domains["payments"].labels.clear();
        CaseRecord record = sample::fullRecord();
        QCOMPARE(sample::compose(record, policy, Arm::Blind).labels,
                 (std::vector<std::string>{"fraud", "legitimate", "unclear"}));
        record.labels.clear();
        QCOMPARE(sample::compose(record, policy, Arm::Blind).labels, (std::vector<std::string>{"fraud", "legitimate"}));
    }
};

QTEST_APPLESS_MAIN(HiddenArms)
#include "test_hidden.moc"
