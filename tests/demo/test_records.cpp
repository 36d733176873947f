#include "core/case/caserecordreader.h"
#include "core/case/caserecordwriter.h"
#include "core/policy/reader.h"
#include "core/policy/writer.h"
#include "core/routing/router.h"
#include "core/workspace/demo/demoplan.h"
#include "core/workspace/demo/demopolicy.h"
#include "core/workspace/demo/demoreviewer.h"
#include "core/workspace/demo/moderationwords.h"

#include <QString>
#include <QTest>

#include <map>
#include <set>

using namespace verdict;

namespace {

constexpr Time now{1'795'352'400'000}; // 2026-11-22T13:00:00Z

std::vector<DemoCase> allCases(const DemoPlan &plan)
{
    std::vector<DemoCase> all;
    for (const auto &day : plan.past)
        all.insert(all.end(), day.cases.begin(), day.cases.end());
    for (const auto *batch : {&plan.today, &plan.open})
        all.insert(all.end(), batch->cases.begin(), batch->cases.end());
    return all;
}

std::vector<std::string> linesOf(std::uint64_t seed)
{
    std::vector<std::string> lines;
    for (const auto &one : allCases(planDemo(seed, 40, now)))
        lines.push_back(toJson(one.record));
    return lines;
}

/// The part of a text that a mark covers, cut without the code under test.
std::string marked(const std::string &text, const Highlight &mark)
{
    const auto points = QString::fromStdString(text).toUcs4();
    const auto part = points.mid(mark.start, mark.end - mark.start);
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(part.data()), part.size()).toStdString();
}

std::set<std::string> phrasesOf(const DemoThread &thread)
{
    std::set<std::string> words;
    for (const auto &message : thread.messages)
        for (const auto &mark : message.marks)
            words.insert(mark.words);
    return words;
}

const DemoThread &threadCalled(const std::string &title)
{
    for (const auto &thread : demoThreads())
        if (thread.title == title)
            return thread;
    qFatal("no thread of that title");
}

} // namespace

class DemoRecordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameSeedGivesTheSameBytes();
    void anotherSeedGivesOtherCases();
    void everyRecordIsTaken();
    void everyDomainHasOpenAndPastCases();
    void marksFallOnTheIntendedWords();
    void everyMarkedPhraseStandsInItsMessage();
    void theModelIsTooSure();
    void deadlinesBeginAfterArrival();
    void someThingsHappenSometimes();
    void thePolicyAutomatesSomeAndAuditsSomeOfThem();
    void thePolicyReadsBack();
    void reviewsFileableUnderThePolicy();
};

void DemoRecordsTest::theSameSeedGivesTheSameBytes() { QCOMPARE(linesOf(7), linesOf(7)); }

void DemoRecordsTest::anotherSeedGivesOtherCases()
{
    const auto one = linesOf(7);
    const auto other = linesOf(8);
    const std::set<std::string> known(one.begin(), one.end());
    QVERIFY(std::none_of(other.begin(), other.end(), [&](const std::string &line) { return known.contains(line); }));
}

void DemoRecordsTest::everyRecordIsTaken()
{
    CaseRecordReader reader;
    for (const std::uint64_t seed : {1, 2, 3, 4, 5})
        for (const auto &line : linesOf(seed)) {
            Rejection why;
            const auto record = reader.read(line, why);
            QVERIFY2(record, (why.field + ": " + why.reason).c_str());
            QVERIFY(record->unknown.empty());
            QVERIFY(!record->keyEvidenceMade);
            QCOMPARE(toJson(*record), line);
        }
}

void DemoRecordsTest::everyDomainHasOpenAndPastCases()
{
    const DemoPlan plan = planDemo(1, 40, now);
    QCOMPARE(plan.past.size(), std::size_t(14));
    std::map<std::string, int> open;
    std::map<std::string, int> all;
    for (const auto &one : plan.open.cases)
        ++open[one.record.name.domain];
    for (const auto &one : allCases(plan))
        ++all[one.record.name.domain];
    for (const char *domain : {paymentsDomain, lesionsDomain, moderationDomain}) {
        QVERIFY(open[domain] >= 6);
        QVERIFY(all[domain] > open[domain]);
    }
    QCOMPARE(open[lesionsDomain], 6);
}

void DemoRecordsTest::marksFallOnTheIntendedWords()
{
    int checked = 0;
    for (const auto &one : allCases(planDemo(3, 40, now))) {
        if (one.record.name.domain != moderationDomain)
            continue;
        const auto phrases = phrasesOf(threadCalled(one.record.title));
        for (const auto &evidence : one.record.evidence)
            for (const auto &mark : evidence.highlights) {
                QVERIFY2(phrases.contains(marked(evidence.text, mark)), evidence.text.c_str());
                ++checked;
            }
    }
    QVERIFY(checked > 20);
}

void DemoRecordsTest::everyMarkedPhraseStandsInItsMessage()
{
    std::set<std::string> languages;
    for (const auto &thread : demoThreads()) {
        languages.insert(thread.language);
        int reported = 0;
        for (const auto &message : thread.messages) {
            reported += message.reported;
            QVERIFY(message.reported || message.marks.empty());
            for (const auto &mark : message.marks)
                QVERIFY2(message.text.find(mark.words) != std::string::npos, mark.words.c_str());
        }
        QCOMPARE(reported, 1);
    }
    for (const char *language : {"English", "Greek", "Arabic", "Hebrew", "Japanese", "Hindi", "Arabic and English"})
        QVERIFY2(languages.contains(language), language);
}

void DemoRecordsTest::theModelIsTooSure()
{
    double sure = 0;
    int right = 0;
    int count = 0;
    for (const auto &one : allCases(planDemo(11, 1000, now))) {
        sure += one.record.prediction.confidence;
        right += one.record.prediction.label == one.truth;
        ++count;
    }
    QVERIFY(right > count / 2);
    QVERIFY2(sure - right > 0.04 * count,
             qPrintable(QStringLiteral("%1 sure, %2 right of %3").arg(sure).arg(right).arg(count)));
}

void DemoRecordsTest::deadlinesBeginAfterArrival()
{
    int late = 0;
    int byPolicy = 0;
    const DemoPlan plan = planDemo(5, 200, now);
    for (const auto &one : plan.open.cases) {
        QVERIFY(*one.record.received < now);
        byPolicy += !one.record.requiredBy;
        late += one.record.requiredBy && *one.record.requiredBy < now;
        QVERIFY(!one.record.requiredBy || *one.record.requiredBy > *one.record.received);
    }
    QVERIFY(late > 0);
    QVERIFY(late < 60);
    QVERIFY(byPolicy > 0);
    for (const auto &day : plan.past)
        QVERIFY(day.at < now);
}

void DemoRecordsTest::someThingsHappenSometimes()
{
    int appeals = 0;
    int earlierErrors = 0;
    int overrides = 0;
    for (const auto &one : allCases(planDemo(1, 40, now))) {
        appeals += one.record.context.appeal;
        earlierErrors += !one.record.context.history.empty();
        overrides += reviewOf(one, 1).decision.label != one.record.prediction.label;
        QCOMPARE(one.record.prediction.similar.size(), std::size_t(5));
        QVERIFY(one.record.prediction.topFeatures.size() >= 20);
        QVERIFY(one.record.prediction.topFeatures.size() <= 40);
    }
    QVERIFY(appeals > 0);
    QVERIFY(earlierErrors > 0);
    QVERIFY(overrides > 0);
}

void DemoRecordsTest::thePolicyAutomatesSomeAndAuditsSomeOfThem()
{
    CaseRecordReader reader;
    std::map<RouteOutcome, int> outcomes;
    const KeyedDraw draw(KeyedDraw::Secret{1, 2, 3});
    for (const auto &line : linesOf(1)) {
        Rejection why;
        const auto record = reader.read(line, why);
        QVERIFY(record);
        const auto outcome = route(*record, demoPolicy(), draw).outcome;
        QVERIFY(record->name.domain != lesionsDomain || outcome == RouteOutcome::Review);
        ++outcomes[outcome];
    }
    QVERIFY(outcomes[RouteOutcome::Automated] > 5);
    QVERIFY(outcomes[RouteOutcome::Audit] > 0);
    QVERIFY(outcomes[RouteOutcome::Review] > 60);
}

void DemoRecordsTest::thePolicyReadsBack()
{
    const auto read = readPolicy(writePolicy(demoPolicy()));
    QVERIFY2(read, inWords(read.faults).c_str());
    QVERIFY(read.value == demoPolicy());
}

void DemoRecordsTest::reviewsFileableUnderThePolicy()
{
    for (const auto &one : allCases(planDemo(2, 40, now))) {
        const auto review = reviewOf(one, 2);
        const bool overridden = review.decision.label != one.record.prediction.label;
        QCOMPARE(review.decision.rationale.empty(), !overridden);
        QCOMPARE(review.decision.reasons.empty(), !overridden);
        QVERIFY(one.record.name.domain != lesionsDomain || review.decision.confidence);
        QVERIFY(review.decision == reviewOf(one, 2).decision);
    }
}

QTEST_GUILESS_MAIN(DemoRecordsTest)
#include "test_records.moc"
