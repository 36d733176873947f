// Cases that end without a decision, by keys: escalated, set aside, given back.
#include "tests/window/windowfixture.h"

#include "ui/review/queuepanel.h"
#include "ui/review/reviewpage.h"

#include <QTest>

namespace verdict {

class PassingOnTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void escalateAsksForOneSentence()
    {
        WindowFixture fixture;
        fixture.layThree();
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
        fixture.layThree();
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
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_Q, Qt::ShiftModifier);
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(fixture.desk.acts().back().kind, std::string("release"));
    }

    void setAsideCasesHaveTheirList()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_Q);
        fixture.type(QStringLiteral("Waiting."));
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        fixture.press(Qt::Key_S, Qt::ShiftModifier);
        QCOMPARE(fixture.page().queue()->list()->model()->rowCount(), 1);
        fixture.press(Qt::Key_S, Qt::ShiftModifier);
        QCOMPARE(fixture.page().queue()->list()->model()->rowCount(), 2);
    }
};

} // namespace verdict

QTEST_MAIN(verdict::PassingOnTest)
#include "passingon.moc"
