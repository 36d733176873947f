#include <QTest>

#include "core/policy/default.h"
#include "core/routing/deadline.h"
#include "core/routing/urgency.h"

#include <rapidcheck.h>

using namespace verdict;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr Time noon{1'763'812'800'000};

} // namespace

class Times : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void classesBeginAtTheirLimits_data()
    {
        QTest::addColumn<qint64>("minutesLeft");
        QTest::addColumn<int>("extra");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<qint64>("changesIn");
        QTest::newRow("long before") << qint64{600} << 0 << QByteArray("later") << qint64{120};
        QTest::newRow("just before soon") << qint64{480} << 1 << QByteArray("later") << qint64{0};
        QTest::newRow("soon from its limit") << qint64{480} << 0 << QByteArray("soon") << qint64{420};
        QTest::newRow("at risk from its limit") << qint64{60} << 0 << QByteArray("at-risk") << qint64{60};
        QTest::newRow("just before the deadline") << qint64{0} << 1 << QByteArray("at-risk") << qint64{0};
        QTest::newRow("at the deadline") << qint64{0} << 0 << QByteArray("overdue") << qint64{-1};
        QTest::newRow("after it") << qint64{-5} << 0 << QByteArray("overdue") << qint64{-1};
    }

    void classesBeginAtTheirLimits()
    {
        QFETCH(qint64, minutesLeft);
        QFETCH(int, extra);
        QFETCH(QByteArray, expected);
        QFETCH(qint64, changesIn);
        const UrgencyState state = urgencyOf(noon + minutesLeft * minute + extra, noon, UrgencyLimits{});
        QCOMPARE(QByteArray(nameOf(state.urgency)), expected);
        if (changesIn < 0)
            QVERIFY(!state.changesAt);
        else
            QCOMPARE(*state.changesAt - noon, changesIn * minute + extra);
    }

    void withoutADeadlineItStaysLater() { QVERIFY(urgencyOf(std::nullopt, noon, UrgencyLimits{}) == UrgencyState{}); }

    void theNextChangeIsTrue()
    {
        QVERIFY(rc::check("the class holds until changesAt and is another one then", [] {
            const UrgencyLimits limits{*rc::gen::inRange(0, 50), *rc::gen::inRange(50, 100)};
            const Time deadline = noon + *rc::gen::inRange<std::int64_t>(-10, 200) * minute;
            const UrgencyState now = urgencyOf(deadline, noon, limits);
            if (!now.changesAt) {
                RC_ASSERT(now.urgency == Urgency::Overdue);
                return;
            }
            RC_ASSERT(*now.changesAt > noon);
            RC_ASSERT(urgencyOf(deadline, *now.changesAt + -1, limits).urgency == now.urgency);
            RC_ASSERT(urgencyOf(deadline, *now.changesAt, limits).urgency < now.urgency);
        }));
    }

    void theRecordsDeadlineComesFirst()
    {
        CaseRecord record;
        record.requiredBy = noon + 5;
        QCOMPARE(deadlineOf(record, defaultPolicy().leads, noon)->ms, noon.ms + 5);
    }

    void thePolicysHoursCountFromReceipt()
    {
        LeadsPolicy policy = defaultPolicy().leads;
        policy.domains["payments"].deadlines = {std::nullopt, 24, 1.5};
        CaseRecord record;
        record.name.domain = "payments";
        record.context.stakes = Stakes::High;
        QCOMPARE(*deadlineOf(record, policy, noon) - noon, 90 * minute);
        record.received = noon + -30 * minute;
        QCOMPARE(*deadlineOf(record, policy, noon) - noon, 60 * minute);
        record.context.stakes = Stakes::Low;
        QVERIFY(!deadlineOf(record, policy, noon));
        record.name.domain = "claims";
        QCOMPARE(*deadlineOf(record, policy, noon) - *record.received, 72 * 60 * minute);
    }

    void deadlinesStayInTheCalendar()
    {
        CaseRecord record;
        record.received = fromIso("9999-12-31T12:00:00Z");
        QCOMPARE(toIso(*deadlineOf(record, defaultPolicy().leads, noon)), std::string("9999-12-31T23:59:59.999Z"));
    }
};

QTEST_APPLESS_MAIN(Times)
#include "test_times.moc"
