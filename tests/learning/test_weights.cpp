#include "core/learning/examples.h"

#include <QTest>

using namespace verdict;

namespace {

DecidedCase decided(const std::string &label, double confidence, Stakes stakes)
{
    DecidedCase d;
    d.name = {"payments", "tx-1"};
    d.decision.label = label;
    d.predicted = PredictedLabel{"fraud", confidence, "m1"};
    d.stakes = stakes;
    return d;
}

} // namespace

class TestWeights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The article's calculate_example_weight: 2.0 for an override, × 1.5 over 0.9, × 1.3 for high stakes.
    void theArticlesNumbers_data()
    {
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<double>("confidence");
        QTest::addColumn<int>("stakes");
        QTest::addColumn<double>("weight");
        QTest::newRow("agreement") << QByteArray("fraud") << 0.95 << int(Stakes::Low) << 1.0;
        QTest::newRow("agreement, high stakes") << QByteArray("fraud") << 0.95 << int(Stakes::High) << 1.3;
        QTest::newRow("override") << QByteArray("ok") << 0.72 << int(Stakes::Medium) << 2.0;
        QTest::newRow("override at the limit") << QByteArray("ok") << 0.9 << int(Stakes::Low) << 2.0;
        QTest::newRow("override over the limit") << QByteArray("ok") << 0.91 << int(Stakes::Low) << 3.0;
        QTest::newRow("override, high stakes") << QByteArray("ok") << 0.72 << int(Stakes::High) << 2.6;
        QTest::newRow("everything") << QByteArray("ok") << 0.91 << int(Stakes::High) << 3.9;
    }

    void theArticlesNumbers()
    {
        QFETCH(QByteArray, label);
        QFETCH(double, confidence);
        QFETCH(int, stakes);
        QFETCH(double, weight);
        QCOMPARE(weigh(decided(label.toStdString(), confidence, Stakes(stakes)), ExampleWeights{}).weight, weight);
    }

    void factorsAreNamed()
    {
        const auto weight = weigh(decided("ok", 0.95, Stakes::High), ExampleWeights{});
        QCOMPARE(weight.factors,
                 (std::vector<WeightFactor>{{"override", 2.0}, {"confident-error", 1.5}, {"high-stakes", 1.3}}));
        QCOMPARE(weigh(decided("fraud", 0.5, Stakes::Low), ExampleWeights{}), ExampleWeight{});
    }

    void thePolicySetsTheFactors()
    {
        const ExampleWeights weights{3.0, 2.0, 0.5, 1.0};
        QCOMPARE(weigh(decided("ok", 0.6, Stakes::High), weights).weight, 6.0);
    }

    void aHiddenPredictionIsNoOverride()
    {
        auto d = decided("ok", 0.95, Stakes::Low);
        d.predicted.reset();
        QCOMPARE(weigh(d, ExampleWeights{}).weight, 1.0);
    }

    void anExampleTellsItsDecision()
    {
        auto d = decided("ok", 0.95, Stakes::High);
        d.recordJson = "{}";
        d.decision.rationale = "known payee";
        d.decision.reasons = {"amount"};
        d.check = false;
        d.event.bytes[3] = 9;
        d.trace.seconds = 12;
        const auto example = exampleOf(d, ExampleWeights{});
        QVERIFY(example);
        QCOMPARE(example->id, std::string("tx-1"));
        QCOMPARE(example->input, std::string("{}"));
        QCOMPARE(example->label, std::string("ok"));
        QCOMPARE(example->override, std::optional(true));
        QCOMPARE(example->reasons, std::vector<std::string>{"amount"});
        QCOMPARE(example->provenance.event, d.event);
        QCOMPARE(example->provenance.factors.size(), std::size_t(3));
        QCOMPARE(example->provenance.seconds, 12.0);
    }

    void whatTeachesNothingIsLeftOut()
    {
        auto check = decided("ok", 0.95, Stakes::Low);
        check.check = true;
        QVERIFY(!exampleOf(check, ExampleWeights{}));
        QCOMPARE(exampleOf(check, ExampleWeights{}, true)->weight, 0.0);
        auto proposed = decided("Other", 0.5, Stakes::Low);
        proposed.decision.proposedLabel = "Account takeover";
        QVERIFY(!exampleOf(proposed, ExampleWeights{}));
    }

    void aTokenStandsForAHiddenId()
    {
        auto d = decided("ok", 0.5, Stakes::Low);
        d.name.id.clear();
        QCOMPARE(exampleOf(d, ExampleWeights{})->id, std::string("C-AAAAAA"));
    }
};

QTEST_APPLESS_MAIN(TestWeights)
#include "test_weights.moc"
