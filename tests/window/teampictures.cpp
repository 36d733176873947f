// Renders what the team brings to the screen; with VERDICT_PICTURES=DIR it is written there to be looked at.
#include "tests/window/scriptedstarter.h"
#include "tests/window/windowfixture.h"

#include "ui/shell/statusline.h"
#include "ui/shell/syncpopover.h"
#include "ui/shell/syncstatus.h"
#include "ui/start/startwindow.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QTest>

namespace verdict {
namespace {

constexpr char kit[] = "/data/ada/verdict/recovery-kit-Ada-Byron.txt";
constexpr char sixWords[] = "amber lantern river cobalt meadow signal";

} // namespace

class TeamPicturesTest : public QObject {
    Q_OBJECT

private:
    static void keep(QWidget &window, const QString &name)
    {
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
        const QPixmap picture = window.grab();
        QVERIFY(!picture.isNull());
        const QString folder = qEnvironmentVariable("VERDICT_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(picture.save(QDir(folder).filePath(name + QStringLiteral(".png"))));
    }

    static QString tail() { return testTheme().isDark() ? QStringLiteral("-dark") : QString(); }

    static void setTheme(WindowFixture &fixture, bool dark)
    {
        fixture.settings().setValue(QStringLiteral("theme"), dark ? QStringLiteral("dark") : QStringLiteral("light"));
        testTheme().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    }

    static void themes()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

private Q_SLOTS:
    void settings_data() { themes(); }

    void settings()
    {
        QFETCH(bool, dark);
        WindowFixture fixture;
        setTheme(fixture, dark);
        fixture.hasTeam = true;
        fixture.team.rows = smallTeam();
        fixture.team.waiting = {waitingAiko(fixture.clock.now())};
        fixture.team.state.phase = SyncState::Phase::Idle;
        fixture.team.state.lastSynced = fixture.clock.now() + -60'000;
        fixture.layThree();
        fixture.show();
        fixture.window().setLockable(true);
        keep(fixture.window(), QStringLiteral("synced") + tail());
        fixture.press(Qt::Key_Question);
        keep(fixture.window(), QStringLiteral("keys") + tail());
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        keep(fixture.window(), QStringLiteral("team") + tail());
        fixture.press(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        keep(fixture.window(), QStringLiteral("admit") + tail());
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_Down);
        fixture.press(Qt::Key_Delete, Qt::ControlModifier);
        keep(fixture.window(), QStringLiteral("end") + tail());
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_I, Qt::ControlModifier);
        keep(fixture.window(), QStringLiteral("invite") + tail());
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        keep(fixture.window(), QStringLiteral("invite-errors") + tail());
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
        keep(fixture.window(), QStringLiteral("storage") + tail());
        fixture.team.failure = Error{ErrorKind::Unreachable, "The folder /mnt/team/verdict is not there."};
        fixture.team.words = sixWords;
        SyncState lost = fixture.team.state;
        lost.phase = SyncState::Phase::Unreachable;
        lost.unsent = 14;
        lost.failingSince = fixture.clock.now() + -26 * 3'600'000LL;
        lost.problem = "The folder /mnt/team/verdict is not there. Is the network drive connected?";
        fixture.team.setState(lost);
        fixture.press(Qt::Key_Return);
        keep(fixture.window(), QStringLiteral("storage-lost") + tail());
        fixture.press(Qt::Key_Backtab, Qt::ShiftModifier);
        fixture.press(Qt::Key_Left);
        keep(fixture.window(), QStringLiteral("settings-review") + tail());
        fixture.press(Qt::Key_F5, Qt::ShiftModifier);
        keep(*fixture.window().status()->sync()->popover(), QStringLiteral("popover-lost") + tail());
        lost.phase = SyncState::Phase::Running;
        lost.step = 3;
        lost.steps = 14;
        lost.problem.clear();
        fixture.team.setState(lost);
        keep(*fixture.window().status()->sync()->popover(), QStringLiteral("popover-running") + tail());
        fixture.window().status()->sync()->popover()->close();
        fixture.press(Qt::Key_L, Qt::ControlModifier);
        keep(fixture.window(), QStringLiteral("locked") + tail());
        fixture.window().refuseUnlock(QStringLiteral("This passphrase does not open the workspace. Try again."));
        keep(fixture.window(), QStringLiteral("locked-refused") + tail());
    }

    void small()
    {
        WindowFixture fixture;
        setTheme(fixture, false);
        fixture.settings().setValue(QStringLiteral("textScale"), 1.5);
        fixture.hasTeam = true;
        fixture.team.rows = smallTeam();
        fixture.team.waiting = {waitingAiko(fixture.clock.now())};
        fixture.team.state.phase = SyncState::Phase::Unreachable;
        fixture.team.state.unsent = 14;
        fixture.team.state.failingSince = fixture.clock.now() + -30 * 3'600'000LL;
        fixture.team.state.problem = "The folder is not there.";
        fixture.layThree();
        fixture.show({1024, 700});
        keep(fixture.window(), QStringLiteral("small-150"));
        fixture.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        keep(fixture.window(), QStringLiteral("small-150-team"));
        fixture.press(Qt::Key_I, Qt::ControlModifier);
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        keep(fixture.window(), QStringLiteral("small-150-invite"));
        testTheme().setScale(1.0);
    }

    void firstRun_data() { themes(); }

    void firstRun()
    {
        QFETCH(bool, dark);
        testTheme().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        ScriptedStarter starter;
        starter.made.recoveryKit = kit;
        StartWindow window(starter);
        window.resize(1200, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QApplication::setActiveWindow(&window);
        const auto press = [](int key) { QTest::keyClick(QApplication::focusWidget(), Qt::Key(key)); };
        const auto type = [](const char *text) {
            QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text));
        };
        window.begin(QStringLiteral("/data/ada/verdict"));
        keep(window, QStringLiteral("begin") + tail());
        press(Qt::Key_Right);
        press(Qt::Key_Tab);
        press(Qt::Key_Return);
        keep(window, QStringLiteral("begin-join") + tail());
        press(Qt::Key_Backtab);
        press(Qt::Key_Left);
        press(Qt::Key_Return);
        keep(window, QStringLiteral("you") + tail());
        type("Ada Byron");
        press(Qt::Key_Tab);
        type("seven77");
        press(Qt::Key_Return);
        keep(window, QStringLiteral("you-short") + tail());
        type("8");
        press(Qt::Key_Tab);
        type("seven778");
        press(Qt::Key_Return);
        QCoreApplication::processEvents();
        type("/mnt/team");
        starter.holdAnswers();
        press(Qt::Key_Return);
        keep(window, QStringLiteral("share-checking") + tail());
        starter.answerAll();
        keep(window, QStringLiteral("kit") + tail());
        window.wait(QStringLiteral("/data/ada/verdict"), QString::fromLatin1(sixWords));
        keep(window, QStringLiteral("waiting") + tail());
        press(Qt::Key_F5);
        keep(window, QStringLiteral("admitted") + tail());
        window.unlock(QStringLiteral("/data/ada/verdict"));
        keep(window, QStringLiteral("unlock") + tail());
    }
};

} // namespace verdict

QTEST_MAIN(verdict::TeamPicturesTest)
#include "teampictures.moc"
