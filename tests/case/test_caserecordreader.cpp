#include "test_caserecordreader.h"

#include "core/case/caserecordreader.h"
#include "core/case/keyevidence.h"
#include "hostilecorpus.h"

#include <QTest>

using namespace verdict;

namespace {

constexpr std::string_view contractExample =
    R"({"id":"tx-829301","domain":"payments","title":"Card payment 12,400 EUR to a new merchant",)"
    R"("received":"2026-11-22T09:30:00.000Z","requiredBy":"2026-11-22T15:30:00.000Z","labels":["fraud","legitimate"],)"
    R"("prediction":{"label":"fraud","confidence":0.72,"probabilities":{"fraud":0.72,"legitimate":0.28},)"
    R"("modelVersion":"fraud-2026.11","topFeatures":[{"feature":"amount_vs_median","value":"41x","importance":0.31}],)"
    R"("similar":[{"id":"tx-700113","similarity":0.93,"label":"fraud","title":"Card payment 9,900 EUR"}],)"
    R"("uncertainty":{"ensemble":[{"fraud":0.81,"legitimate":0.19},{"fraud":0.63,"legitimate":0.37}]}},)"
    R"("context":{"stakes":"high","subject":"customer-5512","financialImpact":12400,"appeal":false,)"
    R"("history":["previous-error"],"facts":{"country":"PT","account_age_days":12}},)"
    R"("keyEvidence":[{"label":"Amount","value":"12,400 EUR","compare":"median 302 EUR","direction":1,"weight":0.31}],)"
    R"("evidence":[{"kind":"text","title":"Merchant message","text":"Send now please","highlights":[{"start":3,"end":9,"label":"fraud","weight":0.8}]},)"
    R"({"kind":"image","title":"Receipt","path":"img/829301.jpg"},)"
    R"({"kind":"table","title":"Last payments","columns":["when","amount"],"rows":[["2026-11-21","31.10"]]},)"
    R"({"kind":"json","title":"Raw request","value":{}},{"kind":"pdf","title":"Contract","path":"c.pdf"},)"
    R"({"kind":"link","title":"Account page","url":"https://example.org/a"}]})";

CaseRecord readGood(std::string_view json)
{
    Rejection why;
    auto record = CaseRecordReader().read(json, why);
    if (!record)
        qFatal("%s: %s", why.field.c_str(), why.reason.c_str());
    return std::move(*record);
}

std::string minimal(const std::string &more)
{
    return R"({"id":"a","domain":"d","prediction":{"label":"x","confidence":0.5,"modelVersion":"m"})" + more + '}';
}

Feature feature(const char *name, std::optional<double> importance) { return {name, "v", importance}; }

std::string labelsOf(const std::vector<KeyEvidence> &list)
{
    std::string labels;
    for (const KeyEvidence &item : list)
        labels += item.label + ' ';
    return labels;
}

const Field *find(const std::vector<Field> &fields, std::string_view path)
{
    for (const Field &field : fields)
        if (field.path == path)
            return &field;
    return nullptr;
}

} // namespace

void CaseRecordReaderTest::readsTheContractsExample()
{
    const CaseRecord r = readGood(contractExample);
    QCOMPARE(r.name, (CaseName{"payments", "tx-829301"}));
    QCOMPARE(toIso(*r.received), std::string("2026-11-22T09:30:00.000Z"));
    QCOMPARE(toIso(*r.requiredBy), std::string("2026-11-22T15:30:00.000Z"));
    QCOMPARE(r.labels, (std::vector<std::string>{"fraud", "legitimate"}));
    QCOMPARE(r.prediction.label, std::string("fraud"));
    QCOMPARE(r.prediction.confidence, 0.72);
    QCOMPARE(r.prediction.modelVersion, std::string("fraud-2026.11"));
    QCOMPARE(r.prediction.probabilities, (std::vector<LabelProbability>{{"fraud", 0.72}, {"legitimate", 0.28}}));
    QCOMPARE(r.prediction.similar.at(0).similarity, std::optional(0.93));
    QCOMPARE(r.prediction.ensemble.size(), std::size_t{2});
    QCOMPARE(r.context.stakes, Stakes::High);
    QCOMPARE(r.context.financialImpact, std::optional(12400.0));
    QCOMPARE(r.keyEvidence.at(0).direction, std::optional(1));
    QVERIFY(!r.keyEvidenceMade);
    QCOMPARE(r.evidence.size(), std::size_t{6});
    QCOMPARE(r.evidence.at(0).highlights.at(0), (Highlight{3, 9, "fraud", 0.8}));
    QCOMPARE(r.evidence.at(2).rows.at(0).at(1), std::string("31.10"));
    QCOMPARE(r.evidence.at(3).json, std::string("{}"));
    QVERIFY(r.unknown.empty());
}

void CaseRecordReaderTest::keepsUnknownFieldsWithTheirPlace()
{
    const CaseRecord r = readGood(
        R"({"id":"a","domain":"d","score": 0.9,"prediction":{"label":"x","confidence":0.5,"modelVersion":"m","p":[1, 2]},)"
        R"("context":{"region":{"a.b":"c"}},"a.b":null,"evidence":[{"kind":"text","text":"t","path":"x"}]})");
    const std::vector<UnknownField> expected{{"a\\.b", "null"},
                                             {"context.region", R"({"a.b":"c"})"},
                                             {"evidence.0.path", R"("x")"},
                                             {"prediction.p", "[1,2]"},
                                             {"score", "0.9"}};
    QCOMPARE(r.unknown, expected);
    QVERIFY(r.evidence.at(0).path.empty());
}

void CaseRecordReaderTest::listsEveryLeafOfTheContextForRules()
{
    const CaseRecord r = readGood(minimal(
        R"(,"context":{"history":["previous-error"],"facts":{"age":12,"x":{"y":true}},"region":"EU","subject":null})"));
    const auto &fields = r.context.fields;
    QVERIFY(std::is_sorted(fields.begin(), fields.end(), [](auto &a, auto &b) { return a.path < b.path; }));
    QCOMPARE(find(fields, "history.0")->value.text, std::string("previous-error"));
    QCOMPARE(find(fields, "facts.age")->value.number, 12.0);
    QCOMPARE(find(fields, "facts.x.y")->value.kind, Scalar::Kind::Bool);
    QCOMPARE(find(fields, "region")->value.text, std::string("EU"));
    QCOMPARE(find(fields, "stakes")->value.text, std::string("low"));
    QCOMPARE(find(fields, "appeal")->value.text, std::string("false"));
    QVERIFY(!find(fields, "subject"));
    QCOMPARE(r.context.facts.at(1).path, std::string("x.y"));
    QCOMPARE(find(readGood(minimal("")).context.fields, "stakes")->value.text, std::string("low"));
}

void CaseRecordReaderTest::showsNumbersByTheirDigits()
{
    const CaseRecord r = readGood(minimal(
        R"(,"keyEvidence":[{"label":"a","value":12400},{"label":"b","value":0.1},{"label":"c","value":9007199254740993},)"
        R"({"label":"d","value":18446744073709551615},{"label":"e","value":1.50},{"label":"f","value":true},{"label":"g"}])"));
    std::vector<std::string> shown;
    for (const KeyEvidence &item : r.keyEvidence)
        shown.push_back(item.value);
    QCOMPARE(shown,
             (std::vector<std::string>{"12400", "0.1", "9007199254740993", "18446744073709551615", "1.5", "true", ""}));
}

void CaseRecordReaderTest::makesKeyEvidenceFromTheStrongestSignals()
{
    QVERIFY(keyEvidenceFrom({}).empty());
    QCOMPARE(labelsOf(keyEvidenceFrom({feature("a", 0.1), feature("b", -0.5)})), std::string("b a "));
    const std::vector<Feature> many{feature("a", 0.2),          feature("b", -0.9), feature("c", 0.2),
                                    feature("d", std::nullopt), feature("e", 0.3),  feature("f", 0.25),
                                    feature("g", 0.21)};
    QCOMPARE(labelsOf(keyEvidenceFrom(many)), std::string("b e f g a "));
    QCOMPARE(keyEvidenceFrom(many).at(0).direction, std::optional(-1));
    QCOMPARE(keyEvidenceFrom(many).at(0).weight, std::optional(0.9));
    const std::vector<Feature> steep{feature("a", 1.0), feature("b", 0.01), feature("c", 0.02), feature("d", 0.005)};
    QCOMPARE(labelsOf(keyEvidenceFrom(steep)), std::string("a c b "));
}

void CaseRecordReaderTest::saysWhetherKeyEvidenceWasMade()
{
    const std::string prediction =
        R"({"id":"a","domain":"d","prediction":{"label":"x","confidence":0.5,"modelVersion":"m","topFeatures":[{"feature":"f"}]})";
    QVERIFY(readGood(prediction + '}').keyEvidenceMade);
    QCOMPARE(readGood(prediction + '}').keyEvidence.size(), std::size_t{1});
    QVERIFY(readGood(prediction + R"(,"keyEvidence":null})").keyEvidenceMade);
    QVERIFY(!readGood(prediction + R"(,"keyEvidence":[]})").keyEvidenceMade);
    QVERIFY(readGood(prediction + R"(,"keyEvidence":[]})").keyEvidence.empty());
    QVERIFY(!readGood(minimal("")).keyEvidenceMade);
}

void CaseRecordReaderTest::readsEveryKindOfEvidence()
{
    const CaseRecord r = readGood(minimal(
        R"(,"evidence":[{"kind":"series","points":[["2026-11-22T09:30:00.000Z",1],{"at":2.5,"value":-3,"label":"declined"}]},)"
        R"({"kind":"timeline","events":[ {"at":1} ]},{"kind":"audio","path":"a.wav"},{"kind":"video","path":"b/c.mp4"},)"
        R"({"kind":"image","path":"i.png","mmPerPixel":0.5},{"kind":"hologram","title":"H","x":[1, 2]}])"));
    QCOMPARE(r.evidence.at(0).points.at(0), (SeriesPoint{"2026-11-22T09:30:00.000Z", 1, ""}));
    QCOMPARE(r.evidence.at(0).points.at(1), (SeriesPoint{"2.5", -3, "declined"}));
    QCOMPARE(r.evidence.at(1).json, std::string(R"([{"at":1}])"));
    QCOMPARE(r.evidence.at(3).path, std::string("b/c.mp4"));
    QCOMPARE(r.evidence.at(4).mmPerPixel, std::optional(0.5));
    QCOMPARE(r.evidence.at(5).kind, EvidenceKind::Other);
    QCOMPARE(r.evidence.at(5).title, std::string("H"));
    QCOMPARE(r.evidence.at(5).json, std::string(R"({"kind":"hologram","title":"H","x":[1,2]})"));
}

void CaseRecordReaderTest::limitsTheCellsOfATable()
{
    const auto table = [](int rows) {
        std::string json = R"(,"evidence":[{"kind":"table","columns":["a","b"],"rows":[)";
        for (int i = 0; i < rows; ++i)
            json += i ? ",[1,2]" : "[1,2]";
        return minimal(json + "]}]");
    };
    QCOMPARE(readGood(table(500'000)).evidence.at(0).rows.size(), std::size_t{500'000});
    Rejection why;
    QVERIFY(!CaseRecordReader().read(table(500'001), why));
    QCOMPARE(why.field, std::string("evidence.0.rows"));
    QCOMPARE(why.reason, std::string("has more than 1,000,000 cells"));
}

void CaseRecordReaderTest::survivesWhatCameBefore()
{
    CaseRecordReader reader;
    Rejection why;
    const CaseRecord first = *reader.read(contractExample, why);
    QVERIFY(!reader.read("{", why));
    QVERIFY(!reader.read(std::string(200'000, '['), why));
    QVERIFY(reader.read(minimal(R"(,"title":")" + std::string(9'000, 'a') + '"'), why).has_value());
    QCOMPARE(*reader.read(contractExample, why), first);
}

void CaseRecordReaderTest::answersHostileInputsAsWritten()
{
    const auto inputs = readHostileInputs(VERDICT_SOURCE_DIR "/tests/case/hostile.txt");
    QVERIFY(inputs.size() >= 350);
    CaseRecordReader reader;
    int wrong = 0;
    for (const HostileInput &input : inputs) {
        Rejection why;
        const bool taken = reader.read(input.input, why).has_value();
        const bool right =
            taken == input.taken &&
            (taken || (why.field == input.field && !why.reason.empty() && why.reason.starts_with(input.reason)));
        if (!right) {
            ++wrong;
            qWarning("hostile.txt:%d: %s", input.line, taken ? "taken" : (why.field + ": " + why.reason).c_str());
        }
    }
    QCOMPARE(wrong, 0);
}

QTEST_APPLESS_MAIN(CaseRecordReaderTest)
