#include "core/review/activity.h"
#include "core/review/gracetime.h"

#include <QTest>

#include <numeric>
#include <rapidcheck.h>

using namespace verdict;

class TestActivity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timeCountsBetweenSignsOfLife()
    {
        Activity activity;
        activity.touch(Steady{500});
        QCOMPARE(activity.seconds(), 0.0);
        activity.start(Steady{1000});
        activity.touch(Steady{3000});
        activity.touch(Steady{4500});
        QCOMPARE(activity.seconds(), 3.5);
    }

    void aPauseDoesNotCount()
    {
        Activity activity;
        activity.start(Steady{0});
        activity.pause(Steady{2000});
        activity.touch(Steady{5000});
        QVERIFY(!activity.running());
        activity.start(Steady{60'000});
        activity.touch(Steady{61'000});
        QCOMPARE(activity.seconds(), 3.0);
    }

    void aSilenceOverTheLimitDoesNotCount()
    {
        Activity activity(ActivityLimits{10'000, 700});
        activity.start(Steady{0});
        activity.touch(Steady{10'000});
        activity.touch(Steady{20'001});
        activity.touch(Steady{21'001});
        QCOMPARE(activity.seconds(), 11.0);
    }

    void aClockThatStandsOrReturnsIsHarmless()
    {
        Activity activity;
        activity.start(Steady{5000});
        activity.touch(Steady{5000});
        activity.touch(Steady{4000});
        activity.touch(Steady{6000});
        QCOMPARE(activity.seconds(), 1.0);
    }

    void aGlanceIsNotRecorded()
    {
        Activity activity;
        activity.start(Steady{0});
        activity.enter("signals", Steady{0});
        activity.leave(Steady{699});
        activity.enter("similar", Steady{1000});
        activity.leave(Steady{1700});
        QCOMPARE(activity.details(), (std::vector<DetailView>{{"similar", 0.7}}));
        QCOMPARE(activity.seconds(), 1.7);
    }

    void visitsAddUpInTheOrderOfTheFirst()
    {
        Activity activity;
        activity.start(Steady{0});
        activity.enter("similar", Steady{0});
        activity.enter("input", Steady{1000});
        activity.enter("similar", Steady{3000});
        activity.touch(Steady{7000});
        QCOMPARE(activity.section(), std::string("similar"));
        QCOMPARE(activity.details(), (std::vector<DetailView>{{"similar", 5.0}, {"input", 2.0}}));
        activity.leave(Steady{7000});
        QCOMPARE(activity.section(), std::string());
        QCOMPARE(activity.details(), (std::vector<DetailView>{{"similar", 5.0}, {"input", 2.0}}));
    }

    void aLockedScreenStopsTheVisitToo()
    {
        Activity activity;
        activity.start(Steady{0});
        activity.enter("history", Steady{0});
        activity.pause(Steady{1000});
        activity.start(Steady{50'000});
        activity.leave(Steady{51'000});
        QCOMPARE(activity.details(), (std::vector<DetailView>{{"history", 2.0}}));
    }

    void sectionsNeverTakeMoreThanTheWhole()
    {
        QVERIFY(rc::check("the sections together never exceed the active time, nor that the elapsed time", [] {
            Activity activity(ActivityLimits{5000, 700});
            std::int64_t now = 0;
            const int steps = *rc::gen::inRange(0, 80);
            for (int i = 0; i < steps; ++i) {
                now += *rc::gen::inRange(0, 8000);
                act(activity, *rc::gen::inRange(0, 6), Steady{now});
            }
            const auto views = activity.details();
            const double inSections = std::accumulate(views.begin(), views.end(), 0.0,
                                                      [](double sum, const auto &v) { return sum + v.seconds; });
            RC_ASSERT(inSections <= activity.seconds() + 1e-9);
            RC_ASSERT(activity.seconds() <= static_cast<double>(now) / 1000);
        }));
    }

    void graceEnds()
    {
        const Time filed{1'000'000};
        QCOMPARE(undoUntil(filed, 10).ms, 1'010'000);
        QCOMPARE(undoSecondsLeft(filed, 10, filed), 10);
        QCOMPARE(undoSecondsLeft(filed, 10, filed + 1), 10);
        QCOMPARE(undoSecondsLeft(filed, 10, filed + 9001), 1);
        QCOMPARE(undoSecondsLeft(filed, 10, filed + 10'000), 0);
        QVERIFY(mayUndo(filed, 10, filed + 10'000));
        const auto late = mayUndo(filed, 10, filed + 10'001);
        QVERIFY(!late);
        QCOMPARE(late.error().kind, ErrorKind::NotAllowed);
        QVERIFY(late.error().reason.find("Amend the decision instead") != std::string::npos);
    }

    void aClockSetBackNeverGivesMoreThanTheGrace()
    {
        const Time filed{1'000'000};
        QCOMPARE(undoSecondsLeft(filed, 10, filed + -10'000), 10);
        QVERIFY(mayUndo(filed, 10, filed + -10'000));
        QCOMPARE(undoSecondsLeft(filed, 10, filed + -10'001), 0);
        QVERIFY(!mayUndo(filed, 10, filed + -10'001));
        QCOMPARE(undoSecondsLeft(Time{1'000'000}, 0, Time{1'000'000}), 0);
    }

private:
    static void act(Activity &activity, int what, Steady now)
    {
        switch (what) {
        case 0: return activity.start(now);
        case 1: return activity.pause(now);
        case 2: return activity.enter("input", now);
        case 3: return activity.enter("similar", now);
        case 4: return activity.leave(now);
        default: return activity.touch(now);
        }
    }
};

QTEST_APPLESS_MAIN(TestActivity)
#include "test_activity.moc"
