#include <QTest>

#include "core/case/jsonobjectreader.h"
#include "core/policy/conditions.h"

using namespace verdict;

namespace {

CaseRecord sample()
{
    CaseRecord record;
    record.name = {"payments", "tx-1"};
    record.prediction.label = "fraud";
    record.prediction.confidence = 0.72;
    record.prediction.modelVersion = "fraud-2026.11";
    record.context.stakes = Stakes::High;
    record.context.financialImpact = 12400;
    record.context.history = {"previous-error"};
    record.context.fields = {{"facts.country", textScalar("PT")},
                             {"facts.age_days", numberScalar(12)},
                             {"facts.vip", boolScalar(false)},
                             {"facts.note", Scalar{}},
                             {"history.0", textScalar("previous-error")}};
    return record;
}

} // namespace

class Conditions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdOrNot_data()
    {
        QTest::addColumn<Condition>("condition");
        QTest::addColumn<bool>("expected");
        int number = 0;
        const auto row = [&](const char *field, Comparison comparison, const Scalar &value, bool expected) {
            const Condition condition{field, comparison, value};
            QTest::addRow("%d: %s", ++number, inWords(condition).c_str()) << condition << expected;
        };
        using enum Comparison;
        row("domain", Equal, textScalar("payments"), true);
        row("id", Equal, textScalar("tx-2"), false);
        row("id", NotEqual, textScalar("tx-2"), true);
        row("kind", Equal, textScalar(""), false);
        row("kind", NotEqual, textScalar("card"), true);
        row("prediction.label", Contains, textScalar("rau"), true);
        row("prediction.confidence", Less, numberScalar(0.72), false);
        row("prediction.confidence", LessOrEqual, numberScalar(0.72), true);
        row("prediction.confidence", Greater, numberScalar(0.72), false);
        row("prediction.confidence", GreaterOrEqual, numberScalar(0.72), true);
        row("prediction.novelty", Exists, Scalar{}, false);
        row("prediction.novelty", Exists, boolScalar(false), true);
        row("prediction.novelty", Greater, numberScalar(0), false);
        row("context.financialImpact", Greater, numberScalar(10000), true);
        row("context.stakes", Equal, textScalar("high"), true);
        row("context.appeal", Equal, boolScalar(false), true);
        row("context.subject", Exists, Scalar{}, false);
        row("context.facts.country", Equal, textScalar("PT"), true);
        row("context.facts.age_days", Equal, textScalar("12"), false);
        row("context.facts.age_days", Less, numberScalar(30), true);
        row("context.facts.country", Less, numberScalar(30), false);
        row("context.facts.vip", Equal, boolScalar(false), true);
        row("context.facts.vip", Equal, numberScalar(0), false);
        row("context.facts.note", Exists, Scalar{}, false);
        row("context.facts", Exists, boolScalar(true), true);
        row("context.fact", Exists, Scalar{}, false);
        row("context.history", Contains, textScalar("previous-error"), true);
        row("context.history", Contains, textScalar("previous"), false);
        row("context.nothing", NotEqual, textScalar("x"), true);
        row("context.nothing", Contains, textScalar(""), false);
    }

    void holdOrNot()
    {
        QFETCH(Condition, condition);
        QFETCH(bool, expected);
        QCOMPARE(holds(condition, sample()), expected);
    }

    void aRuleNeedsAllItsConditions()
    {
        const Condition yes{"domain", Comparison::Equal, textScalar("payments")};
        const Condition no{"domain", Comparison::Equal, textScalar("claims")};
        QVERIFY(holds(ReviewRule{"r", {yes, yes}}, sample()));
        QVERIFY(!holds(ReviewRule{"r", {yes, no}}, sample()));
        QVERIFY(!holds(ReviewRule{"r", {}}, sample()));
    }

    void onlyKnownFieldsMayBeNamed()
    {
        QVERIFY(isConditionField("context.facts.country"));
        QVERIFY(isConditionField("prediction.novelty"));
        QVERIFY(!isConditionField("context."));
        QVERIFY(!isConditionField("context"));
        QVERIFY(!isConditionField("prediction.probabilities"));
    }

    void valuesOfFieldsAndLists()
    {
        const auto texts = [](std::string_view field) {
            std::vector<std::string> found;
            for (const auto &value : valuesOf(field, sample()))
                found.push_back(value.text);
            return found;
        };
        QCOMPARE(texts("context.facts.country"), (std::vector<std::string>{"PT"}));
        QCOMPARE(texts("context.facts.age_days"), (std::vector<std::string>{"12"}));
        QCOMPARE(texts("context.history"), (std::vector<std::string>{"previous-error"}));
        QCOMPARE(texts("domain"), (std::vector<std::string>{"payments"}));
        QVERIFY(texts("context.facts").empty() && texts("context.facts.city").empty() && texts("kind").empty());
    }
};

QTEST_APPLESS_MAIN(Conditions)
#include "test_conditions.moc"
