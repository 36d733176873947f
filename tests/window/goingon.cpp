// From case to case, by keys: through the queue, past the last case, to what is looked for.
#include "tests/window/windowfixture.h"

#include "ui/review/reviewpage.h"
#include "ui/shell/statusline.h"

#include <QTest>

namespace verdict {

class GoingOnTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void casesKeepTheirInputWhileOneLooksAtOthers()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_3);
        fixture.press(Qt::Key_S);
        QCOMPARE(fixture.openCase(), std::string("P-1"));
        QCOMPARE(fixture.label(), std::string());
        fixture.press(Qt::Key_Down);
        QCOMPARE(fixture.openCase(), std::string("P-2"));
        fixture.press(Qt::Key_W);
        fixture.press(Qt::Key_Up);
        QCOMPARE(fixture.openCase(), std::string("C-20871"));
        QCOMPARE(fixture.label(), std::string("takeover"));
        QCOMPARE(fixture.desk.find(Token{20871})->draft->label, std::string("takeover"));
    }

    void theNextCaseDoesNotWaitForTheDesk()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.desk.holdAnswers();
        fixture.press(Qt::Key_A);
        QCOMPARE(fixture.openCase(), std::string("P-1"));
        QVERIFY(fixture.controller().takesKeys());
        QVERIFY(!fixture.window().status()->message().contains(QStringLiteral("Filed")));
        fixture.desk.answerAll();
        fixture.settle();
        QVERIFY(fixture.window().status()->message().contains(QStringLiteral("Filed C-20871")));
        QCOMPARE(fixture.openCase(), std::string("P-1"));
    }

    void theLastCaseLeavesAnEmptyQueue()
    {
        WindowFixture fixture;
        fixture.desk.lay(paymentCase());
        fixture.show();
        fixture.press(Qt::Key_A);
        QCOMPARE(fixture.controller().stage(), ReviewController::Stage::Empty);
        fixture.press(Qt::Key_Z);
        QCOMPARE(fixture.openCase(), std::string("C-20871"));
    }

    void enterInTheFieldThatFindsFilesNothing()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_2);
        fixture.press(Qt::Key_F, Qt::ControlModifier);
        fixture.type(QStringLiteral("C-20871"));
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.openCase(), std::string("C-20871"));
        QVERIFY(fixture.desk.acts().empty());
    }

    void enterWaitsForWhatIsFound()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_S);
        fixture.desk.holdAnswers();
        fixture.press(Qt::Key_F, Qt::ControlModifier);
        fixture.type(QStringLiteral("p-2"));
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.openCase(), std::string("P-1"));
        fixture.desk.answerAll();
        fixture.settle();
        QCOMPARE(fixture.openCase(), std::string("P-2"));
    }

    void findShowsWhatFits()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_F, Qt::ControlModifier);
        fixture.type(QStringLiteral("p-2"));
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.openCase(), std::string("P-2"));
        fixture.press(Qt::Key_F, Qt::ControlModifier);
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_W);
        QCOMPARE(fixture.openCase(), std::string("P-1"));
    }
};

} // namespace verdict

QTEST_MAIN(verdict::GoingOnTest)
#include "goingon.moc"
