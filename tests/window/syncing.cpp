// The left end of the status line: what it says in each state, and what a press on it does.
#include "tests/window/windowfixture.h"

#include "ui/shell/statusline.h"
#include "ui/shell/syncpopover.h"
#include "ui/shell/syncstatus.h"
#include "ui/shell/syncwords.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QTest>

Q_DECLARE_METATYPE(verdict::SyncState)

namespace verdict {
namespace {

using Phase = SyncState::Phase;

Time onThatDay(int day, int hour, int minute)
{
    return {QDateTime(QDate(2026, 11, day), QTime(hour, minute)).toMSecsSinceEpoch()};
}

SyncState idleState()
{
    SyncState state;
    state.phase = Phase::Idle;
    state.lastSynced = onThatDay(22, 14, 21);
    return state;
}

SyncState lostState(Time since, std::int64_t unsent, const std::string &problem)
{
    SyncState state;
    state.phase = Phase::Unreachable;
    state.unsent = unsent;
    state.lastSynced = onThatDay(22, 8, 52);
    state.failingSince = since;
    state.problem = problem;
    return state;
}

SyncState runningState()
{
    SyncState state;
    state.phase = Phase::Running;
    state.step = 3;
    state.steps = 14;
    return state;
}

} // namespace

class SyncingTest : public QObject {
    Q_OBJECT

private:
    static QAbstractButton *popoverButton(const SyncPopover *popover, const QString &text)
    {
        for (auto *button : popover->findChildren<QAbstractButton *>())
            if (button->isVisible() && button->text() == text)
                return button;
        return nullptr;
    }

    static bool popoverSays(const SyncPopover *popover, const QString &text)
    {
        for (const QLabel *label : popover->findChildren<QLabel *>())
            if (label->isVisible() && label->text() == text)
                return true;
        return false;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void everyStateHasItsWords_data()
    {
        QTest::addColumn<SyncState>("state");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("spoken");
        QTest::addColumn<bool>("warns");
        const std::string away = "The folder /mnt/team is not there.";
        SyncState never;
        QTest::newRow("not connected") << never << "Not connected yet"
                                       << "Not connected yet" << false;
        QTest::newRow("synced") << idleState() << QString::fromUtf8("Synced 14:21 · 0 unsent")
                                << "Synced 14:21, 0 unsent" << false;
        SyncState unsent = idleState();
        unsent.unsent = 3;
        unsent.lastSynced = onThatDay(21, 9, 5);
        QTest::newRow("synced yesterday") << unsent << QString::fromUtf8("Synced 21 Nov 09:05 · 3 unsent")
                                          << "Synced 21 Nov 09:05, 3 unsent" << false;
        QTest::newRow("running") << runningState() << "Syncing 3 of 14"
                                 << "Syncing 3 of 14" << false;
        QTest::newRow("offline") << lostState(onThatDay(20, 8, 52), 14, {})
                                 << QString::fromUtf8("Offline · 14 unsent · last synced 08:52")
                                 << "Offline, 14 unsent, last synced 08:52" << false;
        SyncState offlineFromTheStart = lostState(onThatDay(22, 8, 52), 2, {});
        offlineFromTheStart.lastSynced.reset();
        QTest::newRow("offline, never synced")
            << offlineFromTheStart << QString::fromUtf8("Offline · 2 unsent") << "Offline, 2 unsent" << false;
        QTest::newRow("out of reach") << lostState(onThatDay(22, 8, 52), 14, away)
                                      << QString::fromUtf8(
                                             "Cannot reach the team store since 08:52 · 14 unsent, safe here")
                                      << "Cannot reach the team store since 08:52, 14 unsent, safe here" << false;
        QTest::newRow("one minute under a day")
            << lostState(onThatDay(21, 14, 31), 1, away)
            << QString::fromUtf8("Cannot reach the team store since 21 Nov 14:31 · 1 unsent, "
                                 "safe here")
            << "Cannot reach the team store since 21 Nov 14:31, 1 unsent, safe here" << false;
        QTest::newRow("a day") << lostState(onThatDay(21, 14, 30), 0, away)
                               << QString::fromUtf8(
                                      "Cannot reach the team store since 21 Nov 14:30 · 0 unsent, safe here")
                               << "Cannot reach the team store since 21 Nov 14:30, 0 unsent, safe here" << true;
    }

    void everyStateHasItsWords()
    {
        QFETCH(SyncState, state);
        const SyncText text = syncText(state, onThatDay(22, 14, 30));
        QTEST(text.shown, "shown");
        QTEST(text.spoken, "spoken");
        QTEST(text.warns, "warns");
    }

    void theTimeOfDayIsThePersonsOwn()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QVERIFY(syncText(idleState(), onThatDay(22, 14, 30)).shown.contains(QStringLiteral("2:21")));
        QVERIFY(!syncText(idleState(), onThatDay(22, 14, 30)).shown.contains(QStringLiteral("14:21")));
        QLocale::setDefault(before);
    }

    void withoutATeamNothingIsShown()
    {
        WindowFixture fixture;
        fixture.show();
        QVERIFY(!fixture.window().status()->sync()->isVisible());
        fixture.press(Qt::Key_F5);
        fixture.press(Qt::Key_F5, Qt::ShiftModifier);
        QVERIFY(!fixture.window().status()->sync()->popover()->isVisible());
    }

    void f5SyncsFromAnywhere()
    {
        WindowFixture fixture;
        fixture.hasTeam = true;
        fixture.clock.at = onThatDay(22, 14, 30);
        fixture.team.state = idleState();
        fixture.layThree();
        fixture.show();
        QCOMPARE(fixture.window().status()->sync()->text(), QString::fromUtf8("Synced 14:21 · 0 unsent"));
        fixture.press(Qt::Key_F5);
        QCOMPARE(fixture.team.asked, std::vector<std::string>{"sync"});
        QCOMPARE(fixture.openCase(), std::string("C-20871"));
        fixture.press(Qt::Key_T);
        fixture.press(Qt::Key_F5);
        QCOMPARE(fixture.team.asked.size(), std::size_t(2));
    }

    void whileItRunsItIsNotAskedAgainAndCanBeCancelled()
    {
        WindowFixture fixture;
        fixture.hasTeam = true;
        fixture.show();
        fixture.team.setState(runningState());
        fixture.press(Qt::Key_F5);
        QVERIFY(fixture.team.asked.empty());
        SyncStatus *sync = fixture.window().status()->sync();
        QCOMPARE(sync->spokenName(), QStringLiteral("Syncing 3 of 14"));
        fixture.press(Qt::Key_F5, Qt::ShiftModifier);
        QVERIFY(sync->popover()->isVisible());
        QVERIFY(!popoverButton(sync->popover(), QStringLiteral("Sync now")));
        QTest::keyClick(sync->popover(), Qt::Key_Return);
        QCOMPARE(fixture.team.asked, std::vector<std::string>{"cancel"});
        fixture.team.setState(idleState());
        QVERIFY(!popoverButton(sync->popover(), QStringLiteral("Cancel")));
        QTest::keyClick(sync->popover(), Qt::Key_Escape);
        QVERIFY(!sync->popover()->isVisible());
    }

    void aPressOpensWhatStandsBehindIt()
    {
        WindowFixture fixture;
        fixture.hasTeam = true;
        fixture.clock.at = onThatDay(22, 14, 30);
        fixture.team.state = lostState(onThatDay(22, 8, 52), 14, "The folder /mnt/team is not there.");
        fixture.show();
        SyncStatus *sync = fixture.window().status()->sync();
        sync->setFocus();
        fixture.press(Qt::Key_Space);
        QCOMPARE(fixture.team.asked, std::vector<std::string>{"sync"});
        const SyncPopover *popover = sync->popover();
        QVERIFY(popover->isVisible());
        QVERIFY(popoverSays(popover, QStringLiteral("The folder /mnt/team is not there.")));
        QVERIFY(popoverSays(popover, QStringLiteral("14 entries, safe on this computer")));
        QVERIFY(popoverSays(popover, QStringLiteral("08:52")));
        QVERIFY(popoverSays(popover, QStringLiteral("3 entries sent, 12 received.")));
        QTest::keyClick(sync->popover(), Qt::Key_F5);
        QCOMPARE(fixture.team.asked.size(), std::size_t(2));
    }

    void aStoreOutOfReachIsNoTrouble()
    {
        WindowFixture fixture;
        fixture.hasTeam = true;
        fixture.team.state = idleState();
        fixture.show();
        fixture.team.failure = Error{ErrorKind::Unreachable, "The folder is not there."};
        fixture.press(Qt::Key_F5);
        QCOMPARE(fixture.window().status()->message(), QString());
        fixture.team.failure = Error{ErrorKind::Damaged, "The log of Mbali does not verify."};
        fixture.press(Qt::Key_F5);
        QCOMPARE(fixture.window().status()->message(), QStringLiteral("The log of Mbali does not verify."));
    }

    void withoutAStoreF5SaysWhatIsMissing()
    {
        WindowFixture fixture;
        fixture.hasTeam = true;
        fixture.show();
        fixture.press(Qt::Key_F5);
        QVERIFY(fixture.team.asked.empty());
        const SyncPopover *popover = fixture.window().status()->sync()->popover();
        QVERIFY(popover->isVisible());
        QVERIFY(!popoverButton(popover, QStringLiteral("Sync now"))->isEnabled());
    }
};

} // namespace verdict

QTEST_MAIN(verdict::SyncingTest)
#include "syncing.moc"
