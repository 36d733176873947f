#include "core/exchange/out/cases.h"
#include "core/exchange/out/decisions.h"
#include "core/exchange/out/training.h"
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

constexpr const char *fullLine =
    R"({"id":"tx-829301","domain":"payments","reviewer":"m-0123456789abcdef","arm":"blind","firstLabel":"fraud",)"
    R"("firstConfidence":"leaning","label":"legitimate","agreement":"disagree","reasons":["amount","history"],)"
    R"("rationale":"Known \"payee\".","ownConfidence":"sure","predicted":"fraud","confidence":0.95,"override":true,)"
    R"("seconds":34.5,"details":[{"section":"similar","seconds":4.25}],"priority":0.55,"check":false,)"
    R"("truth":"legitimate","decidedAt":"2023-11-14T22:13:54.500Z",)"
    R"("supersedes":"0000000000000000000000000000000000000000000000000000000000000000",)"
    R"("modelVersion":"fraud-2026.11","policyVersion":7})"
    "\n";

constexpr const char *hiddenLine =
    R"({"id":"C-AAAABK","domain":"payments","reviewer":"m-0123456789abcdef","arm":null,"firstLabel":"fraud",)"
    R"("firstConfidence":null,"label":"fraud","agreement":null,"reasons":[],"rationale":"","ownConfidence":null,)"
    R"("predicted":null,"confidence":null,"override":null,"seconds":0,"details":[],"priority":null,"check":null,)"
    R"("truth":null,"decidedAt":"2023-11-14T22:13:54.500Z","supersedes":null,"modelVersion":null,"policyVersion":7})"
    "\n";

} // namespace

class TestLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDecisionIsExact() { QCOMPARE(DecisionLines().take(fullCase()), std::string(fullLine)); }

    void nothingHiddenIsTold() { QCOMPARE(DecisionLines().take(hiddenCase()), std::string(hiddenLine)); }

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
        QVERIFY(line.find(R"("input":{"id":"tx-829301",  "amount":1.10})") != std::string::npos);
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
