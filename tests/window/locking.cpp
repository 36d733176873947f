// The lock: what covers the window, what is out of reach while it does, and what stands there afterwards.
#include "tests/window/windowfixture.h"

#include "ui/controls/sheet.h"
#include "ui/review/casepage.h"
#include "ui/review/evidencewindow.h"
#include "ui/review/reviewpage.h"
#include "ui/shell/actions.h"
#include "ui/shell/idlewatch.h"
#include "ui/shell/palette.h"

#include <QAccessible>
#include <QApplication>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>
#include <QWindow>

namespace verdict {
namespace {

void gatherNames(QAccessibleInterface *from, QStringList &names, int depth = 0)
{
    if (!from || depth > 40)
        return;
    for (const QAccessible::Text kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value})
        names << from->text(kind);
    if (auto *table = from->tableInterface())
        names << QString::number(table->rowCount());
    for (int i = 0; i < from->childCount(); ++i)
        gatherNames(from->child(i), names, depth + 1);
}

/// Everything an assistive program can reach, from the application down.
QString accessibleTree()
{
    QStringList names;
    gatherNames(QAccessible::queryAccessibleInterface(qApp), names);
    for (const QWindow *window : QGuiApplication::allWindows())
        names << window->title();
    return names.join(QLatin1Char('\n'));
}

} // namespace

class LockingTest : public QObject {
    Q_OBJECT

private:
    struct Answers {
        int locked = 0;
        std::vector<std::string> given;
    };

    static void makeLockable(WindowFixture &fixture, Answers &answers)
    {
        fixture.window().setLockable(true);
        QObject::connect(&fixture.window(), &MainWindow::lockRequested, &fixture.window(),
                         [&answers] { ++answers.locked; });
        QObject::connect(&fixture.window(), &MainWindow::unlockRequested, &fixture.window(),
                         [&answers](const std::string &passphrase) { answers.given.push_back(passphrase); });
    }

private Q_SLOTS:
    void aWindowThatNobodyCanUnlockDoesNotLock()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(!fixture.window().isLocked());
        fixture.clock.at = fixture.clock.at + 3'600'000;
        fixture.press(Qt::Key_1);
        QVERIFY(!fixture.window().isLocked());
        QCOMPARE(fixture.label(), std::string("legitimate"));
    }

    void nothingOfTheCaseIsLeft()
    {
        WindowFixture fixture;
        fixture.desk.lay(textCase());
        fixture.layThree();
        fixture.show();
        Answers answers;
        makeLockable(fixture, answers);
        const QString title = QString::fromStdString(textCase().file.title);
        fixture.press(Qt::Key_F11);
        QVERIFY(fixture.page().casePage()->evidenceWindow()->isVisible());
        fixture.window().activateWindow();
        QVERIFY(accessibleTree().contains(title));
        fixture.press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(fixture.window().isLocked());
        QCOMPARE(answers.locked, 1);
        const QString tree = accessibleTree();
        QVERIFY(tree.contains(QStringLiteral("Passphrase")));
        for (const OpenedCase &one : {textCase(), paymentCase(), plainCase(1)}) {
            QVERIFY2(!tree.contains(QString::fromStdString(one.file.title)), one.file.title.c_str());
            QVERIFY(!tree.contains(QString::fromStdString(caseText(one.file))));
        }
        QVERIFY(!fixture.page().casePage()->evidenceWindow()->isVisible());
        for (QWidget *widget : QApplication::allWidgets())
            QVERIFY2(!widget->isVisible() || !fixture.page().isAncestorOf(widget), widget->metaObject()->className());
        QCOMPARE(fixture.window().findChild<ReviewPage *>(), nullptr);
    }

    void noKeyReachesTheCase()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        Answers answers;
        makeLockable(fixture, answers);
        fixture.press(Qt::Key_L, Qt::ControlModifier);
        for (const Qt::Key key : {Qt::Key_A, Qt::Key_F, Qt::Key_1, Qt::Key_E})
            fixture.press(key);
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        fixture.press(Qt::Key_K, Qt::ControlModifier);
        fixture.press(Qt::Key_Comma, Qt::ControlModifier);
        fixture.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(fixture.desk.acts().empty());
        QVERIFY(!fixture.window().palette()->sheet()->isVisible());
        for (const ActSpec &spec : Actions::table())
            QCOMPARE(fixture.window().actions()->of(spec.act)->isEnabled(), spec.act == Act::Quit);
    }

    void unlockingReturnsToWhereOneWas()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        Answers answers;
        makeLockable(fixture, answers);
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_T);
        fixture.type(QStringLiteral("Same courier"));
        QWidget *before = QApplication::focusWidget();
        fixture.press(Qt::Key_L, Qt::ControlModifier);
        fixture.type(QStringLiteral("wrong horse"));
        fixture.press(Qt::Key_Return);
        fixture.press(Qt::Key_Return); // it is looked at already
        QCOMPARE(answers.given, std::vector<std::string>{"wrong horse"});
        fixture.window().refuseUnlock(QStringLiteral("This passphrase does not open the workspace."));
        QVERIFY(fixture.says(QStringLiteral("This passphrase does not open the workspace.")));
        QVERIFY(fixture.window().isLocked());
        fixture.type(QStringLiteral("battery staple"));
        fixture.press(Qt::Key_Return);
        QCOMPARE(answers.given.back(), std::string("battery staple"));
        fixture.window().unlock();
        fixture.settle();
        QVERIFY(!fixture.window().isLocked());
        QCOMPARE(QApplication::focusWidget(), before);
        fixture.type(QStringLiteral(" address"));
        QCOMPARE(fixture.controller().hand()->draft().rationale, std::string("Same courier address"));
        QCOMPARE(fixture.label(), std::string("legitimate"));
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_3);
        QCOMPARE(fixture.label(), std::string("takeover"));
        fixture.press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(fixture.window().palette()->sheet()->isVisible());
    }

    void tabStillGoesFromQueueToDecision()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        Answers answers;
        makeLockable(fixture, answers);
        const auto chain = [&] {
            QList<QWidget *> stops;
            QWidget *window = &fixture.window();
            for (QWidget *at = window->nextInFocusChain(); at != window; at = at->nextInFocusChain())
                if (at->isVisible() && (at->focusPolicy() & Qt::TabFocus))
                    stops << at;
            return stops;
        };
        const QList<QWidget *> before = chain();
        fixture.press(Qt::Key_L, Qt::ControlModifier);
        fixture.window().unlock();
        fixture.settle();
        const QList<QWidget *> after = chain();
        QCOMPARE(after.size(), before.size());
        const qsizetype shift = after.indexOf(before.constFirst());
        QVERIFY(shift >= 0);
        for (qsizetype i = 0; i < before.size(); ++i)
            QCOMPARE(after[(i + shift) % after.size()], before[i]);
    }

    void theWindowOfTheDetailsComesBack()
    {
        WindowFixture fixture;
        fixture.desk.lay(textCase());
        fixture.show();
        Answers answers;
        makeLockable(fixture, answers);
        fixture.press(Qt::Key_F11);
        fixture.window().lock();
        fixture.desk.queueChanged();
        fixture.settle();
        QVERIFY(!fixture.page().casePage()->evidenceWindow()->isVisible());
        fixture.window().unlock();
        fixture.settle();
        QVERIFY(fixture.page().casePage()->evidenceWindow()->isVisible());
    }

    void activeTimeStops()
    {
        WindowFixture fixture;
        fixture.desk.lay(paymentCase());
        fixture.show();
        Answers answers;
        makeLockable(fixture, answers);
        fixture.steady.ms += 5'000;
        fixture.press(Qt::Key_1);
        fixture.window().lock();
        fixture.settle();
        fixture.steady.ms += 40'000;
        fixture.type(QStringLiteral("battery"));
        fixture.steady.ms += 40'000;
        fixture.window().unlock();
        fixture.settle();
        fixture.steady.ms += 2'000;
        fixture.press(Qt::Key_2);
        fixture.press(Qt::Key_F);
        QCOMPARE(fixture.desk.acts().size(), std::size_t(1));
        QCOMPARE(fixture.desk.acts()[0].trace.seconds, 7.0);
    }

    void whoeverLeavesFindsItLocked()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        Answers answers;
        makeLockable(fixture, answers);
        QCOMPARE(fixture.window().settings().lockMinutes, 10);
        fixture.clock.at = fixture.clock.at + 9 * 60'000;
        fixture.press(Qt::Key_1);
        QCOMPARE(fixture.label(), std::string("legitimate"));
        fixture.clock.at = fixture.clock.at + 10 * 60'000;
        fixture.press(Qt::Key_A); // only wakes
        QVERIFY(fixture.window().isLocked());
        QVERIFY(fixture.desk.acts().empty());
        fixture.type(QStringLiteral("x"));
        fixture.clock.at = fixture.clock.at + 60 * 60'000;
        fixture.type(QStringLiteral("yz"));
        QCOMPARE(static_cast<QLineEdit *>(QApplication::focusWidget())->text(), QStringLiteral("xyz"));
        fixture.window().unlock();
        fixture.clock.at = fixture.clock.at + 10 * 60'000;
        fixture.window().findChild<IdleWatch *>()->check();
        QVERIFY(fixture.window().isLocked());
    }

    void itLocksWithoutAnyPress()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        Answers answers;
        makeLockable(fixture, answers);
        fixture.clock.at = fixture.clock.at + 10 * 60'000;
        fixture.window().findChild<IdleWatch *>()->check();
        QVERIFY(fixture.window().isLocked());
    }

    void neverMeansNever()
    {
        WindowFixture fixture;
        fixture.settings().setValue(QStringLiteral("lockMinutes"), 0);
        fixture.layThree();
        fixture.show();
        Answers answers;
        makeLockable(fixture, answers);
        fixture.clock.at = fixture.clock.at + 24 * 3'600'000LL;
        fixture.press(Qt::Key_1);
        QVERIFY(!fixture.window().isLocked());
        fixture.press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(fixture.window().isLocked());
    }
};

} // namespace verdict

QTEST_MAIN(verdict::LockingTest)
#include "locking.moc"
