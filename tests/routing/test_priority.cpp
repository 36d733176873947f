#include <QTest>

#include "core/routing/priority.h"

#include <cmath>
#include <limits>

using namespace verdict;

namespace {

CaseRecord caseWith(double confidence, std::optional<double> impact, bool appeal, std::vector<std::string> history)
{
    CaseRecord record;
    record.prediction.confidence = confidence;
    record.context.financialImpact = impact;
    record.context.appeal = appeal;
    record.context.history = std::move(history);
    return record;
}

std::vector<PriorityPart> partsOf(const Priority &priority)
{
    std::vector<PriorityPart> parts;
    for (const auto &share : priority.parts)
        parts.push_back(share.part);
    return parts;
}

} // namespace

class PriorityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// min(1 - confidence + 0.3 [impact > 10000] + 0.2 [appeal] + 0.25 [previous error], 1)
    void theFormula_data()
    {
        QTest::addColumn<double>("confidence");
        QTest::addColumn<double>("impact");
        QTest::addColumn<bool>("appeal");
        QTest::addColumn<bool>("earlierError");
        QTest::addColumn<double>("expected");
        QTest::newRow("nothing added") << 0.72 << 0.0 << false << false << 0.28;
        QTest::newRow("impact") << 0.72 << 12400.0 << false << false << 0.58;
        QTest::newRow("impact at the limit") << 0.72 << 10000.0 << false << false << 0.28;
        QTest::newRow("appeal") << 0.72 << 0.0 << true << false << 0.48;
        QTest::newRow("earlier error") << 0.72 << 0.0 << false << true << 0.53;
        QTest::newRow("two") << 0.90 << 0.0 << true << true << 0.55;
        QTest::newRow("all, capped") << 0.72 << 12400.0 << true << true << 1.0;
        QTest::newRow("sure") << 1.0 << 0.0 << false << false << 0.0;
        QTest::newRow("unsure, capped") << 0.0 << 12400.0 << false << false << 1.0;
    }

    void theFormula()
    {
        QFETCH(double, confidence);
        QFETCH(double, impact);
        QFETCH(bool, appeal);
        QFETCH(bool, earlierError);
        QFETCH(double, expected);
        std::vector<std::string> history = {"first-purchase"};
        if (earlierError)
            history.push_back("previous-error");
        const Priority priority = priorityOf(caseWith(confidence, impact, appeal, history), PriorityWeights{});
        QVERIFY2(std::abs(priority.value - expected) < 1e-12, qPrintable(QString::number(priority.value)));
    }

    void partsAreNamed()
    {
        const Priority priority = priorityOf(caseWith(0.9, 20000, true, {"previous-error"}), PriorityWeights{});
        QCOMPARE(partsOf(priority), (std::vector<PriorityPart>{PriorityPart::Uncertainty, PriorityPart::FinancialImpact,
                                                               PriorityPart::Appeal, PriorityPart::EarlierError}));
        QCOMPARE(priority.parts[1].value, 0.30);
    }

    void aMissingImpactAddsNothing()
    {
        const Priority priority = priorityOf(caseWith(0.9, std::nullopt, false, {}), PriorityWeights{});
        QCOMPARE(partsOf(priority), std::vector<PriorityPart>{PriorityPart::Uncertainty});
    }

    void anUnusableConfidenceCountsAsNone()
    {
        for (const double confidence : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()})
            QCOMPARE(priorityOf(caseWith(confidence, {}, false, {}), PriorityWeights{}).value, 1.0);
    }

    void weightsAreThePolicys()
    {
        const PriorityWeights weights{0.1, 500, 0.02, 0.03};
        const Priority priority = priorityOf(caseWith(0.75, 501, true, {"previous-error"}), weights);
        QVERIFY(std::abs(priority.value - 0.40) < 1e-12);
    }
};

QTEST_APPLESS_MAIN(PriorityTest)
#include "test_priority.moc"
