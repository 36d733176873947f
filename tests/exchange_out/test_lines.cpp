#include "core/exchange/out/cases.h"
#include "core/exchange/out/decisions.h"
#include "core/exchange/out/training.h"
#include "tests/exchange_out/golden.h"
#include "tests/exchange_out/sample.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <rapidcheck.h>

using namespace verdict;
using verdict::test::fullCase;
using verdict::test::hiddenCase;

namespace {

QJsonObject parsed(const std::string &line)
{
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(line));
    return document.object();
}

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

} // namespace

class TestLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDecisionIsExact() { QCOMPARE(DecisionLines().take(fullCase()), std::string(test::fullLine)); }

    void nothingHiddenIsTold() { QCOMPARE(DecisionLines().take(hiddenCase()), std::string(test::hiddenLine)); }

    void aProposedLabelIsKept()
    {
        auto d = fullCase();
        d.decision.label = "Other";
        d.decision.proposedLabel = "Account takeover";
        const auto line = parsed(DecisionLines().take(d));
        QCOMPARE(line.value(u"proposedLabel"), QJsonValue(u"Account takeover"_qs));
        QCOMPARE(line.value(u"label"), QJsonValue(u"Other"_qs));
    }

    void aTrainingExampleCarriesItsProvenance()
    {
        const auto line = TrainingLines(ExampleWeights{}).take(fullCase());
        QCOMPARE(line.find('\n'), line.size() - 1);
        const auto example = parsed(line);
        QCOMPARE(example.value(u"weight").toDouble(), 2.0 * 1.5 * 1.3);
        QVERIFY(line.find("\"input\":{\"id\":\"tx-829301\",  \"amount\":1.10}") != std::string::npos);
        const auto provenance = example.value(u"provenance").toObject();
        QCOMPARE(provenance.value(u"event").toString(), text(fullCase().event.hex()));
        QCOMPARE(provenance.value(u"factors").toArray().size(), 3);
    }

    void aTrainingExampleHasTheAgreedKeys()
    {
        const QStringList keys{u"id"_qs,        u"domain"_qs,       u"input"_qs,         u"label"_qs,
                               u"weight"_qs,    u"predicted"_qs,    u"confidence"_qs,    u"override"_qs,
                               u"agreement"_qs, u"reasons"_qs,      u"rationale"_qs,     u"reviewer"_qs,
                               u"decidedAt"_qs, u"modelVersion"_qs, u"policyVersion"_qs, u"arm"_qs,
                               u"check"_qs,     u"provenance"_qs};
        const auto found = parsed(TrainingLines(ExampleWeights{}).take(hiddenCase())).keys();
        QCOMPARE(QSet<QString>(found.begin(), found.end()), QSet<QString>(keys.begin(), keys.end()));
    }

    void checksStayOutUnlessAskedFor()
    {
        auto d = fullCase();
        d.check = true;
        QCOMPARE(TrainingLines(ExampleWeights{}).take(d), std::string());
        const auto asked = parsed(TrainingLines(ExampleWeights{}, true).take(d));
        QCOMPARE(asked.value(u"check"), QJsonValue(true));
        QCOMPARE(asked.value(u"weight").toDouble(-1), 0.0);
    }

    void aRecordStaysOnItsLine()
    {
        QCOMPARE(CaseLines().take(fullCase()), std::string("{\"id\":\"tx-829301\",  \"amount\":1.10}\n"));
        QCOMPARE(caseLine(""), std::string());
    }

    void anyTextComesBackFromItsLine()
    {
        QVERIFY(rc::check("texts come back from decision and training lines, each on one line", [] {
            const auto words = *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127));
            auto d = fullCase();
            d.decision.rationale = d.name.id = "x" + words + "ß";
            d.decision.reasons = {words};
            for (const std::string &line : {DecisionLines().take(d), TrainingLines(ExampleWeights{}).take(d)}) {
                RC_ASSERT(line.find('\n') == line.size() - 1);
                const auto object = parsed(line);
                RC_ASSERT(object.value(u"rationale").toString() == text(d.decision.rationale));
                RC_ASSERT(object.value(u"id").toString() == text(d.name.id));
                RC_ASSERT(object.value(u"reasons").toArray().first().toString() == text(words));
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestLines)
#include "test_lines.moc"
