// Evidence in a window of its own: it follows the case, every key acts from there, and nothing of it is in the way.
#include "tests/window/windowfixture.h"

#include "ui/review/casepage.h"
#include "ui/review/details/detailspane.h"
#include "ui/review/details/picturepanel.h"
#include "ui/review/details/textevidence.h"
#include "ui/review/evidencewindow.h"
#include "ui/review/reviewpage.h"
#include "ui/review/suggestioncard.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTest>

namespace verdict {

class EvidenceWindowTest : public QObject {
    Q_OBJECT

private:
    static EvidenceWindow *other(WindowFixture &fixture) { return fixture.page().casePage()->evidenceWindow(); }

    static bool hasKeys(WindowFixture &fixture)
    {
        return other(fixture)->isActiveWindow() && other(fixture)->isAncestorOf(QApplication::focusWidget());
    }

    static void goTo(WindowFixture &fixture, QWidget *window)
    {
        QApplication::setActiveWindow(window);
        fixture.settle();
    }

private Q_SLOTS:
    void f11OpensAndClosesIt()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        QVERIFY(!other(fixture)->isVisible());
        fixture.press(Qt::Key_F11);
        QVERIFY(other(fixture)->isVisible());
        QVERIFY(hasKeys(fixture));
        QVERIFY(fixture.page().casePage()->details()->isVisible());
        QCOMPARE(other(fixture)->windowTitle(), QStringLiteral("Evidence of C-20871"));
        QCOMPARE(other(fixture)->accessibleName(), QStringLiteral("Evidence in a window of its own"));
        QVERIFY(fixture.controller().detailsSeconds().has_value());
        fixture.press(Qt::Key_F11);
        QVERIFY(!other(fixture)->isVisible());
        QVERIFY(fixture.window().isActiveWindow());
        QVERIFY(!fixture.controller().detailsSeconds().has_value());
        fixture.press(Qt::Key_D);
        QVERIFY(fixture.page().casePage()->details()->isVisible());
        QCOMPARE(fixture.page().casePage()->details()->window(), static_cast<QWidget *>(&fixture.window()));
    }

    void openDetailsMoveThere()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_D);
        fixture.press(Qt::Key_D);
        QCOMPARE(fixture.page().casePage()->details()->section(), QStringLiteral("signals"));
        fixture.press(Qt::Key_F11);
        QVERIFY(other(fixture)->isAncestorOf(fixture.page().casePage()->details()));
        QCOMPARE(fixture.page().casePage()->details()->section(), QStringLiteral("signals"));
        fixture.press(Qt::Key_D);
        QCOMPARE(fixture.page().casePage()->details()->section(), QStringLiteral("similar"));
        QVERIFY(fixture.page().casePage()->suggestion()->isVisible());
    }

    void escClosesItFromWithinOnly()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_F11);
        fixture.press(Qt::Key_2);
        goTo(fixture, &fixture.window());
        fixture.press(Qt::Key_Escape);
        QVERIFY(other(fixture)->isVisible());
        QCOMPARE(fixture.label(), std::string());
        fixture.press(Qt::Key_2);
        goTo(fixture, other(fixture));
        fixture.press(Qt::Key_Escape);
        QVERIFY(!other(fixture)->isVisible());
        QCOMPARE(fixture.label(), std::string("stolen"));
    }

    void closingItsFrameClosesTheDetails()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_F11);
        other(fixture)->close();
        fixture.settle();
        QVERIFY(!fixture.page().casePage()->isDetached());
        QVERIFY(!fixture.controller().detailsSeconds().has_value());
        fixture.press(Qt::Key_A);
        QVERIFY(!other(fixture)->isVisible());
    }

    void casesAreDecidedFromThere()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_F11);
        fixture.press(Qt::Key_1);
        QCOMPARE(fixture.label(), std::string("legitimate"));
        fixture.press(Qt::Key_F);
        QCOMPARE(fixture.page().keyMode(), KeyMode::Reasons);
        fixture.press(Qt::Key_2);
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.desk.acts().size(), std::size_t(1));
        QCOMPARE(fixture.desk.acts().front().decision.reasons, std::vector<std::string>{"address"});
        QCOMPARE(fixture.openCase(), std::string("P-1"));
        QCOMPARE(other(fixture)->windowTitle(), QStringLiteral("Evidence of P-1"));
        QVERIFY(hasKeys(fixture));
        fixture.press(Qt::Key_A);
        QCOMPARE(fixture.openCase(), std::string("P-2"));
        fixture.press(Qt::Key_W);
        fixture.press(Qt::Key_Z);
        QCOMPARE(fixture.openCase(), std::string("P-1"));
        QCOMPARE(other(fixture)->windowTitle(), QStringLiteral("Evidence of P-1"));
    }

    void whatIsSeenThereIsTold()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_F11);
        fixture.steady.ms += 3'000;
        fixture.press(Qt::Key_A);
        fixture.steady.ms += 4'000;
        fixture.press(Qt::Key_A);
        for (const ScriptedDesk::Act &act : fixture.desk.acts()) {
            QCOMPARE(act.trace.details.size(), std::size_t(1));
            QCOMPARE(act.trace.details.front().section, std::string("input"));
        }
        QCOMPARE(fixture.desk.acts().front().trace.details.front().seconds, 3.0);
        QCOMPARE(fixture.desk.acts().back().trace.details.front().seconds, 4.0);
    }

    void wordsAreTypedInTheMainWindow()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_F11);
        fixture.press(Qt::Key_E);
        QVERIFY(fixture.window().isActiveWindow());
        fixture.type(QStringLiteral("Two accounts share the device."));
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(fixture.desk.acts().back().kind, std::string("escalate"));
        QVERIFY(other(fixture)->isVisible());
        goTo(fixture, other(fixture));
        fixture.press(Qt::Key_T);
        QVERIFY(fixture.window().isActiveWindow());
        QVERIFY(qobject_cast<QPlainTextEdit *>(QApplication::focusWidget()));
    }

    void f6GoesThereAndBack()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_F11);
        fixture.press(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(fixture.window().isActiveWindow());
        QCOMPARE(QApplication::focusWidget(), fixture.page().casePage()->evidenceFocus());
        fixture.press(Qt::Key_F6);
        QVERIFY(hasKeys(fixture));
        fixture.press(Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(fixture.page().casePage()->suggestion()));
    }

    void itClosesWithTheLastCaseAndComesBackWithTheNext()
    {
        WindowFixture fixture;
        fixture.desk.lay(paymentCase());
        fixture.show();
        fixture.press(Qt::Key_F11);
        fixture.press(Qt::Key_A);
        QCOMPARE(fixture.controller().stage(), ReviewController::Stage::Empty);
        QVERIFY(!other(fixture)->isVisible());
        QVERIFY(fixture.window().isActiveWindow());
        fixture.press(Qt::Key_Z);
        QVERIFY(other(fixture)->isVisible());
        QVERIFY2(fixture.window().isActiveWindow(), "what comes by itself takes no keys");
    }

    void whileACaseLoadsNothingOfTheLastOneStands()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_F11);
        fixture.press(Qt::Key_A);
        fixture.desk.holdAnswers();
        fixture.press(Qt::Key_Z, Qt::ShiftModifier);
        QTRY_VERIFY(!fixture.page().casePage()->details()->isVisible());
        QVERIFY(other(fixture)->isVisible());
        QCOMPARE(other(fixture)->windowTitle(), QStringLiteral("Evidence"));
        fixture.desk.answerAll();
        fixture.settle();
        QCOMPARE(other(fixture)->windowTitle(), QStringLiteral("Evidence of C-20871"));
        QVERIFY(fixture.page().casePage()->details()->isVisible());
    }

    void aPictureIsLookedAtThere()
    {
        WindowFixture fixture;
        fixture.desk.lay(pictureCase());
        fixture.show();
        PictureView *lead = fixture.page().casePage()->picture()->view();
        const double before = lead->zoom();
        fixture.press(Qt::Key_F11);
        PictureView *there = fixture.page().casePage()->picture()->view();
        QVERIFY(other(fixture)->isAncestorOf(there));
        fixture.press(Qt::Key_V);
        fixture.press(Qt::Key_V);
        QCOMPARE(there->zoom(), 2.0);
        QCOMPARE(lead->zoom(), before);
        fixture.press(Qt::Key_M);
        QVERIFY(there->measures());
    }

    void aTextIsReadThereWithItsHighlights()
    {
        WindowFixture fixture;
        fixture.desk.lay(textCase());
        fixture.show();
        fixture.press(Qt::Key_F11);
        QList<TextEvidence *> texts;
        for (TextEvidence *text : fixture.window().findChildren<TextEvidence *>())
            if (text->isVisible())
                texts << text;
        QCOMPARE(texts.size(), 2);
        for (const TextEvidence *text : texts) {
            QVERIFY(!text->spans().empty());
            QVERIFY(text->showsHighlights());
        }
        fixture.press(Qt::Key_X);
        for (const TextEvidence *text : texts)
            QVERIFY(!text->showsHighlights());
    }

    void nothingActsFromThereUnderASheetOrAnotherScreen()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_F11);
        fixture.press(Qt::Key_Question);
        QVERIFY(fixture.window().isActiveWindow());
        goTo(fixture, other(fixture));
        QTest::keyClick(other(fixture), Qt::Key_A);
        fixture.settle();
        QVERIFY(fixture.desk.acts().empty());
        goTo(fixture, &fixture.window());
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_Comma, Qt::ControlModifier);
        goTo(fixture, other(fixture));
        QTest::keyClick(other(fixture), Qt::Key_A);
        fixture.settle();
        QVERIFY(fixture.desk.acts().empty());
        goTo(fixture, &fixture.window());
        fixture.press(Qt::Key_1, Qt::ControlModifier);
        goTo(fixture, other(fixture));
        fixture.press(Qt::Key_A);
        QCOMPARE(fixture.desk.acts().size(), std::size_t(1));
    }

    void placeAndStateAreRemembered()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_F11);
        other(fixture)->resize(640, 500);
        fixture.window().close();
        QVERIFY(!other(fixture)->isVisible());
        fixture.show();
        QVERIFY(other(fixture)->isVisible());
        QCOMPARE(other(fixture)->size(), QSize(640, 500));
        QVERIFY(fixture.window().isActiveWindow());
        fixture.press(Qt::Key_F11);
        fixture.window().close();
        fixture.show();
        QVERIFY(!other(fixture)->isVisible());
    }
};

} // namespace verdict

QTEST_MAIN(verdict::EvidenceWindowTest)
#include "evidencewindow.moc"
