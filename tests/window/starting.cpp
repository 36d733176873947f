// The first run by keys alone: founding, joining, waiting, and the passphrase of a workspace that is there.
#include "tests/window/scriptedstarter.h"
#include "tests/window/windowfixture.h"

#include "ui/controls/stepper.h"
#include "ui/start/startwindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QRadioButton>
#include <QTest>

namespace verdict {
namespace {

constexpr char sixWords[] = "amber lantern river cobalt meadow signal";

/// A start window on a scripted starter, shown.
struct Fixture {
    ScriptedStarter starter;
    StartWindow window{(testTheme(), starter)};
    QStringList finished;

    Fixture()
    {
        QObject::connect(&window, &StartWindow::finished, &window,
                         [this](const QString &directory) { finished << directory; });
        window.show();
        (void)QTest::qWaitForWindowExposed(&window);
        QApplication::setActiveWindow(&window);
    }

    static void settle()
    {
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }

    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : static_cast<QWidget *>(&window), Qt::Key(key), modifiers);
        settle();
    }

    void type(const char *text)
    {
        QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text));
        settle();
    }

    [[nodiscard]] bool says(const QString &sentence) const
    {
        for (const QLabel *label : window.findChildren<QLabel *>())
            if (label->isVisible() && label->text() == sentence)
                return true;
        return false;
    }

    [[nodiscard]] QAbstractButton *button(const char *text) const
    {
        for (auto *one : window.findChildren<QAbstractButton *>())
            if (one->isVisible() && one->text() == QString::fromUtf8(text))
                return one;
        return nullptr;
    }

    [[nodiscard]] QString step() const { return window.findChild<Stepper *>()->accessibleName(); }
    [[nodiscard]] static QString focusName() { return QApplication::focusWidget()->accessibleName(); }

    void tellWhoIAm()
    {
        type("Ada Byron");
        press(Qt::Key_Tab);
        type("correct horse");
        press(Qt::Key_Tab);
        type("correct horse");
        press(Qt::Key_Return);
    }

    void choseInvitation()
    {
        window.begin(QStringLiteral("/data/ada/verdict"));
        press(Qt::Key_Right);
        press(Qt::Key_Tab);
        type("/data/ada/team.invitation");
        press(Qt::Key_Return);
    }
};

} // namespace

class StartingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void foundingATeam()
    {
        Fixture fixture;
        fixture.starter.made.recoveryKit = "/data/ada/verdict/recovery-kit.txt";
        fixture.window.begin(QStringLiteral("/data/ada/verdict"));
        QCOMPARE(fixture.step(), QStringLiteral("Step 1 of 4, Begin"));
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.step(), QStringLiteral("Step 2 of 4, You"));
        fixture.tellWhoIAm();
        QCOMPARE(fixture.step(), QStringLiteral("Step 3 of 4, Where the team shares"));
        fixture.type("/mnt/team");
        fixture.press(Qt::Key_Return);
        QVERIFY(std::find(fixture.starter.asked.begin(), fixture.starter.asked.end(),
                          "found /data/ada/verdict Ada Byron correct horse /mnt/team") != fixture.starter.asked.end());
        QCOMPARE(fixture.step(), QStringLiteral("Step 4 of 4, Recovery kit"));
        QVERIFY(fixture.says(QStringLiteral("/data/ada/verdict/recovery-kit.txt")));
        QVERIFY(fixture.finished.isEmpty());
        fixture.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("/data/ada/verdict/recovery-kit.txt"));
        fixture.press(Qt::Key_Tab);
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.starter.asked.back(), std::string("open /data/ada/verdict"));
        QCOMPARE(fixture.finished, QStringList{QStringLiteral("/data/ada/verdict")});
    }

    void errorsStandAtTheirFields()
    {
        Fixture fixture;
        fixture.window.begin(QStringLiteral("/data/ada/verdict"));
        fixture.press(Qt::Key_Return);
        fixture.press(Qt::Key_Return);
        QVERIFY(fixture.says(QStringLiteral("Type your name.")));
        QCOMPARE(Fixture::focusName(), QStringLiteral("Name"));
        fixture.type("Ada");
        QVERIFY(!fixture.says(QStringLiteral("Type your name.")));
        fixture.press(Qt::Key_Tab);
        fixture.type("seven77");
        fixture.press(Qt::Key_Return);
        QVERIFY(fixture.says(QStringLiteral("Too short: 7 of at least 8 characters.")));
        QCOMPARE(Fixture::focusName(), QStringLiteral("Passphrase"));
        fixture.type("8");
        fixture.press(Qt::Key_Return);
        QVERIFY(fixture.says(QStringLiteral("This differs from the first one.")));
        QCOMPARE(Fixture::focusName(), QStringLiteral("Passphrase again"));
        fixture.type("seven778");
        fixture.starter.badPlace = Error{ErrorKind::BadInput, "This folder holds something already."};
        fixture.press(Qt::Key_Return);
        QVERIFY(fixture.says(QStringLiteral("This folder holds something already.")));
        QCOMPARE(Fixture::focusName(), QStringLiteral("Folder on this computer"));
        QCOMPARE(QApplication::focusWidget()->accessibleDescription(),
                 QStringLiteral("This folder holds something already."));
        QCOMPARE(fixture.step(), QStringLiteral("Step 2 of 4, You"));
        fixture.press(Qt::Key_Escape);
        QCOMPARE(fixture.step(), QStringLiteral("Step 1 of 4, Begin"));
        fixture.press(Qt::Key_Return);
        for (auto *field : fixture.window.findChildren<QLineEdit *>())
            if (field->accessibleName() == QLatin1String("Name"))
                QCOMPARE(field->text(), QStringLiteral("Ada"));
    }

    void workingOfflineFoundsWithoutAStore()
    {
        Fixture fixture;
        fixture.window.begin(QStringLiteral("/data/ada/verdict"));
        fixture.press(Qt::Key_F9); // nothing to leave out yet
        QVERIFY(fixture.starter.asked.empty());
        fixture.press(Qt::Key_Return);
        fixture.tellWhoIAm();
        fixture.press(Qt::Key_Return);
        QVERIFY(fixture.says(QStringLiteral("Name the folder, or work offline for now.")));
        fixture.press(Qt::Key_F9);
        QCOMPARE(fixture.starter.asked.back(), std::string("open /data/ada/verdict"));
        QCOMPARE(fixture.starter.asked[fixture.starter.asked.size() - 2],
                 std::string("found /data/ada/verdict Ada Byron correct horse "));
        QCOMPARE(fixture.finished.size(), 1);
    }

    void whatCannotBeFoundedIsSaidAndCanBeTriedAgain()
    {
        Fixture fixture;
        fixture.window.begin(QStringLiteral("/data/ada/verdict"));
        fixture.press(Qt::Key_Return);
        fixture.tellWhoIAm();
        fixture.type("/mnt/team");
        fixture.starter.failure = Error{ErrorKind::Storage, "The disk is full. Free some space and try again."};
        fixture.press(Qt::Key_Return);
        QVERIFY(fixture.says(QStringLiteral("The disk is full. Free some space and try again.")));
        QCOMPARE(fixture.step(), QStringLiteral("Step 3 of 4, Where the team shares"));
        fixture.starter.failure.reset();
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.finished.size(), 1);
    }

    void whileItIsFoundedNothingElseIsDone()
    {
        Fixture fixture;
        fixture.window.begin(QStringLiteral("/data/ada/verdict"));
        fixture.press(Qt::Key_Return);
        fixture.tellWhoIAm();
        fixture.starter.holdAnswers();
        fixture.press(Qt::Key_F9);
        const std::size_t asked = fixture.starter.asked.size();
        QVERIFY(!fixture.button("Found the team")->isEnabled());
        QVERIFY(fixture.says(QStringLiteral("One moment")));
        fixture.press(Qt::Key_F9);
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.starter.asked.size(), asked);
        QCOMPARE(fixture.step(), QStringLiteral("Step 3 of 4, Where the team shares"));
        fixture.starter.answerAll();
        fixture.settle();
        QCOMPARE(fixture.finished.size(), 1);
    }

    void joiningAndWaiting()
    {
        Fixture fixture;
        fixture.starter.made.sixWords = sixWords;
        fixture.starter.waiting = sixWords;
        fixture.choseInvitation();
        QCOMPARE(fixture.step(), QStringLiteral("Step 2 of 4, You"));
        fixture.tellWhoIAm();
        QVERIFY(fixture.says(
            QStringLiteral("For Aiko Tanaka, reviewer, valid until 29 Nov. The team shares in /mnt/team/verdict.")));
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.starter.asked[fixture.starter.asked.size() - 2],
                 std::string("join /data/ada/verdict /data/ada/team.invitation Ada Byron correct horse"));
        QCOMPARE(fixture.step(), QStringLiteral("Step 4 of 4, Waiting to be admitted"));
        QCOMPARE(Fixture::focusName(), QStringLiteral("Six words: amber lantern river cobalt meadow signal"));
        QVERIFY(!fixture.button("Open Verdict"));
        fixture.press(Qt::Key_F5);
        QCOMPARE(fixture.starter.asked.back(), std::string("look"));
        QVERIFY(fixture.says(QStringLiteral("Your lead has not admitted you yet.")));
        fixture.starter.failure = Error{ErrorKind::Unreachable, "The folder /mnt/team/verdict is not there."};
        fixture.press(Qt::Key_F5);
        QVERIFY(fixture.says(QStringLiteral("The folder /mnt/team/verdict is not there.")));
        fixture.starter.failure.reset();
        fixture.starter.waiting.clear();
        fixture.press(Qt::Key_F5);
        QVERIFY(fixture.says(QStringLiteral("You are admitted. Cases come with the next sync.")));
        QVERIFY(!fixture.button("Work offline for now"));
        QVERIFY(fixture.finished.isEmpty());
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.finished, QStringList{QStringLiteral("/data/ada/verdict")});
    }

    void whoWaitsCanWorkOffline()
    {
        Fixture fixture;
        fixture.window.wait(QStringLiteral("/data/ada/verdict"), QString::fromLatin1(sixWords));
        fixture.press(Qt::Key_Return); // there is nothing to go on to
        QVERIFY(fixture.finished.isEmpty());
        fixture.press(Qt::Key_F9);
        QCOMPARE(fixture.finished.size(), 1);
    }

    void anInvitationThatDoesNotFit()
    {
        Fixture fixture;
        fixture.starter.badPlace = Error{ErrorKind::BadInput, "This invitation has expired. Ask for a new one."};
        fixture.choseInvitation();
        QVERIFY(fixture.says(QStringLiteral("This invitation has expired. Ask for a new one.")));
        QCOMPARE(Fixture::focusName(), QStringLiteral("Invitation file"));
        QCOMPARE(fixture.step(), QStringLiteral("Step 1 of 4, Begin"));
        fixture.starter.badPlace.reset();
        fixture.type("2");
        QVERIFY(!fixture.says(QStringLiteral("This invitation has expired. Ask for a new one.")));
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.starter.asked.back(), std::string("check /data/ada/team.invitation2"));
        QCOMPARE(fixture.step(), QStringLiteral("Step 2 of 4, You"));
    }

    void aFileCanBeDropped()
    {
        Fixture fixture;
        fixture.window.begin(QStringLiteral("/data/ada/verdict"));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/data/ada/team.invitation"))});
        QWidget *page = fixture.window.findChild<QRadioButton *>()->parentWidget();
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(page, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(page, &drop);
        fixture.settle();
        QCOMPARE(fixture.starter.asked, std::vector<std::string>{"check /data/ada/team.invitation"});
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.step(), QStringLiteral("Step 2 of 4, You"));
    }

    void aPassphraseOpensWhatIsThere()
    {
        Fixture fixture;
        fixture.window.unlock(QStringLiteral("/data/ada/verdict"));
        QCOMPARE(Fixture::focusName(), QStringLiteral("Passphrase"));
        fixture.press(Qt::Key_Return);
        QVERIFY(fixture.says(QStringLiteral("Type your passphrase.")));
        fixture.type("wrong");
        fixture.press(Qt::Key_Return);
        QVERIFY(fixture.says(QStringLiteral("This passphrase does not open the workspace.")));
        QCOMPARE(static_cast<QLineEdit *>(QApplication::focusWidget())->text(), QString());
        fixture.type("correct horse");
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.finished.size(), 1);
    }
};

} // namespace verdict

QTEST_MAIN(verdict::StartingTest)
#include "starting.moc"
