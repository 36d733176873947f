// What was filed is taken back or amended, by keys.
#include "tests/window/windowfixture.h"

#include "ui/review/queuepanel.h"
#include "ui/review/reviewpage.h"
#include "ui/shell/statusline.h"

#include <QAbstractButton>
#include <QTest>

namespace verdict {

class TakingBackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void undoBringsTheCaseBackWithItsInput()
    {
        WindowFixture fixture;
        fixture.layThree();
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
        fixture.layThree();
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

    void undoTakesBackOneAfterAnother()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_3);
        fixture.press(Qt::Key_R);
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_F);
        fixture.press(Qt::Key_A);
        QCOMPARE(fixture.openCase(), std::string("P-2"));
        fixture.press(Qt::Key_Z);
        QCOMPARE(fixture.openCase(), std::string("P-1"));
        fixture.press(Qt::Key_Z);
        QCOMPARE(fixture.openCase(), std::string("C-20871"));
        QCOMPARE(fixture.label(), std::string("takeover"));
        fixture.press(Qt::Key_Z);
        QCOMPARE(fixture.desk.acts().size(), std::size_t(4));
        QCOMPARE(fixture.page().queue()->list()->model()->rowCount(), 3);
    }

    void amendingIsOfferedOnceUndoIsOver()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        QVERIFY(!fixture.button(QStringLiteral("Amend")));
        fixture.press(Qt::Key_A);
        QVERIFY(fixture.button(QStringLiteral("Undo")));
        QVERIFY(!fixture.button(QStringLiteral("Amend")));
        fixture.clock.at = fixture.clock.at + 60'000;
        QTRY_VERIFY(fixture.button(QStringLiteral("Amend")));
        QVERIFY(!fixture.button(QStringLiteral("Undo")));
        fixture.button(QStringLiteral("Amend"))->click();
        fixture.settle();
        QCOMPARE(fixture.openCase(), std::string("C-20871"));
        QVERIFY(fixture.button(QStringLiteral("File amendment")));
    }

    void decidedCasesHaveTheirList()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_A);
        fixture.press(Qt::Key_A);
        QCOMPARE(fixture.openCase(), std::string("P-2"));
        fixture.press(Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(fixture.page().queue()->list()->model()->rowCount(), 2);
        QCOMPARE(fixture.openCase(), std::string("P-2"));
        fixture.press(Qt::Key_S);
        QCOMPARE(fixture.openCase(), std::string("C-20871"));
        QVERIFY(fixture.controller().hand()->isAmending());
        fixture.press(Qt::Key_S);
        QCOMPARE(fixture.openCase(), std::string("P-1"));
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_R);
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_F);
        QCOMPARE(fixture.desk.acts().back().kind, std::string("amend"));
        QCOMPARE(fixture.desk.acts().back().token, plainCase(1).file.token);
        QCOMPARE(fixture.openCase(), std::string("P-2"));
        QVERIFY(!fixture.controller().hand()->isAmending());
    }

    void anAmendmentThatNobodyFilesIsDropped()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_A);
        fixture.press(Qt::Key_H, Qt::ControlModifier);
        fixture.press(Qt::Key_S);
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(fixture.openCase(), std::string("P-1"));
        QCOMPARE(fixture.desk.acts().size(), std::size_t(1));
        QVERIFY(!fixture.desk.find(Token{20871})->draft);
    }

    void amendingWithoutADecisionOfThisRunOffersTheDecidedOnes()
    {
        WindowFixture fixture;
        OpenedCase old = plainCase(9);
        old.state = ReviewState::Decided;
        old.filed.push_back({{}, {"stolen", "", Agreement::Agree, {}, "", std::nullopt}, fixture.clock.at, false});
        fixture.layThree();
        fixture.desk.lay(old);
        fixture.show();
        fixture.press(Qt::Key_Z, Qt::ShiftModifier);
        fixture.press(Qt::Key_S);
        QCOMPARE(fixture.openCase(), std::string("P-9"));
        QCOMPARE(fixture.label(), std::string("stolen"));
    }
};

} // namespace verdict

QTEST_MAIN(verdict::TakingBackTest)
#include "takingback.moc"
