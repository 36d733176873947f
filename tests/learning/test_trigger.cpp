#include "core/learning/trigger.h"

#include <QTest>

using namespace verdict;

class TestTrigger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The article's should_trigger_retraining: a rate over 0.15 with more than 100 new ones, or more than 1,000 new
    // ones.
    void theArticlesLimits_data()
    {
        QTest::addColumn<int>("fresh");
        QTest::addColumn<int>("decisions");
        QTest::addColumn<int>("overrides");
        QTest::addColumn<bool>("due");
        QTest::newRow("nothing") << 0 << 0 << 0 << false;
        QTest::newRow("rate and count at their limits") << 100 << 100 << 15 << false;
        QTest::newRow("rate over, count at its limit") << 100 << 100 << 16 << false;
        QTest::newRow("rate at its limit, count over") << 200 << 200 << 30 << false;
        QTest::newRow("both over") << 101 << 200 << 31 << true;
        QTest::newRow("many, at the limit") << 1000 << 1000 << 0 << false;
        QTest::newRow("many, over the limit") << 1001 << 1001 << 0 << true;
    }

    void theArticlesLimits()
    {
        QFETCH(int, fresh);
        QFETCH(int, decisions);
        QFETCH(int, overrides);
        QFETCH(bool, due);
        QCOMPARE(retrainDue({fresh, decisions, overrides}, RetrainTrigger{}).due, due);
    }

    void theReasonIsInWords()
    {
        QCOMPARE(retrainDue({101, 200, 31}, RetrainTrigger{}).why,
                 std::string(
                     "31 overrides in 200 decisions (15.5 %), over the limit of 15.0 %, with 101 new decisions since "
                     "the last retraining (more than 100)."));
        QCOMPARE(retrainDue({1001, 1001, 0}, RetrainTrigger{}).why,
                 std::string("1001 new decisions since the last retraining, more than 1000."));
        QCOMPARE(
            retrainDue({1, 1, 1}, RetrainTrigger{}).why,
            std::string("1 override in 1 decision (100.0 %), over the limit of 15.0 %. New decisions since the last "
                        "retraining: 1; it takes more than 100 with a rate over the limit, or more than 1000."));
        QCOMPARE(
            retrainDue({0, 0, 0}, RetrainTrigger{}).why,
            std::string("No decision yet to take an override rate from. New decisions since the last retraining: 0; it "
                        "takes more than 100 with a rate over the limit, or more than 1000."));
    }

    void thePolicySetsTheLimits() { QVERIFY(retrainDue({11, 11, 6}, RetrainTrigger{0.5, 10, 1000}).due); }

    void theRateRestsOnAtLeastSevenDays()
    {
        constexpr std::int64_t day = 24LL * 60 * 60 * 1000;
        const Time now{1'700'000'000'000};
        QCOMPARE(rateWindowStart(now + -2 * day, now), std::optional(now + -7 * day));
        QCOMPARE(rateWindowStart(now + -30 * day, now), std::optional(now + -30 * day));
        QCOMPARE(rateWindowStart(std::nullopt, now), std::optional<Time>());
    }
};

QTEST_APPLESS_MAIN(TestTrigger)
#include "test_trigger.moc"
