// The window driven as a person drives it: by keys, on a scripted desk.
#include "tests/window/windowfixture.h"

#include "ui/review/reviewpage.h"
#include "ui/shell/statusline.h"

#include <QApplication>
#include <QAbstractButton>
#include <QPlainTextEdit>
#include <QTest>

namespace verdict {

class KeysTest : public QObject {
    Q_OBJECT

private:
    static void layThree(WindowFixture &fixture)
    {
        fixture.desk.lay(paymentCase());
        fixture.desk.lay(plainCase(1));
        fixture.desk.lay(plainCase(2));
    }

private Q_SLOTS:
    void nothingIsChosenAtFirst()
    {
        WindowFixture fixture;
        layThree(fixture);
        fixture.show();
        QCOMPARE(fixture.openCase(), std::string("C-20871"));
        QCOMPARE(fixture.controller().hand()->draft(), Draft{});
        QVERIFY(!fixture.button(QStringLiteral("File decision"))->isEnabled());
        QVERIFY(!qobject_cast<QAbstractButton *>(QApplication::focusWidget()));
    }

    void acceptFilesAtOnceAndGoesOn()
    {
        WindowFixture fixture;
        layThree(fixture);
        fixture.show();
        fixture.press(Qt::Key_A);
        QCOMPARE(fixture.desk.acts().size(), std::size_t(1));
        const ScriptedDesk::Act &act = fixture.desk.acts().front();
        QCOMPARE(act.kind, std::string("decide"));
        QCOMPARE(act.decision.label, std::string("stolen"));
        QCOMPARE(act.decision.agreement, std::optional(Agreement::Agree));
        QCOMPARE(fixture.openCase(), std::string("P-1"));
        QCOMPARE(fixture.controller().hand()->draft(), Draft{});
        QVERIFY(fixture.window().status()->message().contains(QStringLiteral("Filed C-20871 as Stolen card.")));
    }

    void labelAndFile()
    {
        WindowFixture fixture;
        layThree(fixture);
        fixture.show();
        fixture.press(Qt::Key_2);
        QCOMPARE(fixture.label(), std::string("stolen"));
        fixture.press(Qt::Key_F);
        QCOMPARE(fixture.desk.acts().size(), std::size_t(1));
        QCOMPARE(fixture.openCase(), std::string("P-1"));
    }

    void overrideAsksForAReasonAndTakesTheDigit()
    {
        WindowFixture fixture;
        layThree(fixture);
        fixture.show();
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_F);
        QVERIFY(fixture.desk.acts().empty());
        QCOMPARE(fixture.page().keyMode(), KeyMode::Reasons);
        fixture.press(Qt::Key_2);
        fixture.press(Qt::Key_T);
        QVERIFY(qobject_cast<QPlainTextEdit *>(QApplication::focusWidget()));
        fixture.type(QStringLiteral("Known af1 address"));
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(fixture.desk.acts().size(), std::size_t(1));
        const Decision &decision = fixture.desk.acts().front().decision;
        QCOMPARE(decision.label, std::string("legitimate"));
        QCOMPARE(decision.reasons, std::vector<std::string>{"address"});
        QCOMPARE(decision.rationale, std::string("Known af1 address"));
        QCOMPARE(decision.agreement, std::optional(Agreement::Disagree));
    }

    void undoBringsTheCaseBackWithItsInput()
    {
        WindowFixture fixture;
        layThree(fixture);
        fixture.show();
        fixture.press(Qt::Key_2);
        fixture.press(Qt::Key_F);
        fixture.press(Qt::Key_Z);
        QCOMPARE(fixture.desk.acts().back().kind, std::string("undo"));
        QCOMPARE(fixture.openCase(), std::string("C-20871"));
        QCOMPARE(fixture.label(), std::string("stolen"));
        QVERIFY(fixture.window().status()->message().startsWith(QStringLiteral("Undone.")));
        fixture.press(Qt::Key_F);
        QCOMPARE(fixture.desk.acts().back().kind, std::string("decide"));
        QCOMPARE(fixture.openCase(), std::string("P-1"));
    }

    void afterItsGraceOnlyAmendingIsLeft()
    {
        WindowFixture fixture;
        layThree(fixture);
        fixture.show();
        fixture.press(Qt::Key_A);
        fixture.clock.at = fixture.clock.at + 60'000;
        fixture.press(Qt::Key_Z);
        QCOMPARE(fixture.desk.acts().back().kind, std::string("decide"));
        fixture.press(Qt::Key_Z, Qt::ShiftModifier);
        QCOMPARE(fixture.openCase(), std::string("C-20871"));
        QVERIFY(fixture.controller().hand()->isAmending());
        QCOMPARE(fixture.label(), std::string("stolen"));
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_R);
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_F);
        QCOMPARE(fixture.desk.acts().back().kind, std::string("amend"));
        QCOMPARE(fixture.desk.acts().back().decision.label, std::string("legitimate"));
    }

    void escalateAsksForOneSentence()
    {
        WindowFixture fixture;
        layThree(fixture);
        fixture.show();
        fixture.press(Qt::Key_E);
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(fixture.desk.acts().empty());
        fixture.type(QStringLiteral("Two accounts share the device."));
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(fixture.desk.acts().back().kind, std::string("escalate"));
        QCOMPARE(fixture.desk.acts().back().rationale, std::string("Two accounts share the device."));
        QCOMPARE(fixture.openCase(), std::string("P-1"));
    }

    void setAsideForAnHour()
    {
        WindowFixture fixture;
        layThree(fixture);
        fixture.show();
        fixture.press(Qt::Key_Q);
        fixture.type(QStringLiteral("Customer calls back."));
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(fixture.desk.acts().back().kind, std::string("set-aside"));
        QCOMPARE(fixture.desk.acts().back().until, fixture.clock.at + 3'600'000);
        QCOMPARE(fixture.openCase(), std::string("P-1"));
    }

    void giveBack()
    {
        WindowFixture fixture;
        layThree(fixture);
        fixture.show();
        fixture.press(Qt::Key_Q, Qt::ShiftModifier);
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(fixture.desk.acts().back().kind, std::string("release"));
    }
};

} // namespace verdict

QTEST_MAIN(verdict::KeysTest)
#include "keys.moc"
