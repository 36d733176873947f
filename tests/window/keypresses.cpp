// When a press acts and when it does not: early, held down, in a field, under a sheet, on another layout.
#include "tests/window/windowfixture.h"

#include "ui/review/reviewpage.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTest>

namespace verdict {

class KeyPressesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shiftF11FillsTheScreenAndLeavesIt()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_F11, Qt::ShiftModifier);
        QVERIFY(fixture.window().isFullScreen());
        fixture.press(Qt::Key_2);
        QCOMPARE(fixture.label(), std::string("stolen"));
        fixture.press(Qt::Key_F11, Qt::ShiftModifier);
        QVERIFY(!fixture.window().isFullScreen());
    }

    void earlyPressesAreDropped()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        // The next case comes up inside the press; a second press before it is painted must not decide it.
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A);
        QCOMPARE(fixture.desk.acts().size(), std::size_t(1));
        fixture.settle();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A);
        QCOMPARE(fixture.desk.acts().size(), std::size_t(2));
    }

    void aKeyHeldDownDoesNothing()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        QWidget *focus = QApplication::focusWidget();
        for (int i = 0; i < 5; ++i) {
            QKeyEvent held(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QStringLiteral("a"), true);
            QCoreApplication::sendEvent(focus, &held);
            fixture.settle();
        }
        QVERIFY(fixture.desk.acts().empty());
    }

    void lettersInAFieldAreLetters()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_T);
        fixture.type(QStringLiteral("a f e 1 2 s w q d"));
        QVERIFY(fixture.desk.acts().empty());
        QCOMPARE(fixture.openCase(), std::string("C-20871"));
        QCOMPARE(fixture.label(), std::string());
        QCOMPARE(fixture.controller().hand()->draft().rationale, std::string("a f e 1 2 s w q d"));
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_3);
        QCOMPARE(fixture.label(), std::string("takeover"));
    }

    void escapeGoesBackStepByStep()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_D);
        fixture.press(Qt::Key_T);
        fixture.press(Qt::Key_Escape);
        QVERIFY(!qobject_cast<QPlainTextEdit *>(QApplication::focusWidget()));
        QVERIFY(fixture.controller().detailsSeconds().has_value());
        fixture.press(Qt::Key_Escape);
        QVERIFY(!fixture.controller().detailsSeconds().has_value());
        QCOMPARE(fixture.label(), std::string("legitimate"));
        fixture.press(Qt::Key_Escape);
        QCOMPARE(fixture.label(), std::string());
    }

    void paletteRunsWhatIsTyped()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_K, Qt::ControlModifier);
        fixture.type(QStringLiteral("next case"));
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.openCase(), std::string("P-1"));
    }

    void noSingleKeyActsUnderASheet()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_Question);
        fixture.press(Qt::Key_A);
        QVERIFY(fixture.desk.acts().empty());
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_A);
        QCOMPARE(fixture.desk.acts().size(), std::size_t(1));
    }

    void aLayoutWithoutUnshiftedDigitsStillChooses()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        QKeyEvent ampersand(QEvent::KeyPress, Qt::Key_Ampersand, Qt::NoModifier, 10, 0, 0, QStringLiteral("&"));
        QCoreApplication::sendEvent(QApplication::focusWidget(), &ampersand);
        QCOMPARE(fixture.label(), std::string("legitimate"));
    }
};

} // namespace verdict

QTEST_MAIN(verdict::KeyPressesTest)
#include "keypresses.moc"
