// What goes wrong loses nothing: a crash, a refused decision, a case that does not open.
#include "tests/window/windowfixture.h"

#include "ui/review/reviewpage.h"
#include "ui/shell/statusline.h"

#include <QAbstractButton>
#include <QTest>

namespace verdict {

class MishapsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDraftComesBackAfterACrash()
    {
        WindowFixture fixture;
        OpenedCase left = paymentCase();
        left.draft = Draft{"legitimate", "", std::nullopt, {"address"}, "half a sent", OwnConfidence::Leaning};
        fixture.desk.lay(left);
        fixture.show();
        QCOMPARE(fixture.controller().hand()->draft(), *left.draft);
        QVERIFY(fixture.controller().hand()->isRestored());
    }

    void aRefusedDecisionComesBackWithItsInput()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.desk.failActs("The disk is full. Free some space and file again.");
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_R);
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_F);
        QVERIFY(fixture.desk.acts().empty());
        QCOMPARE(fixture.openCase(), std::string("C-20871"));
        QCOMPARE(fixture.label(), std::string("legitimate"));
        QCOMPARE(fixture.controller().hand()->draft().reasons, std::vector<std::string>{"confirmed"});
        QVERIFY(fixture.window().status()->message().contains(QStringLiteral("The disk is full.")));
        fixture.desk.failActs({});
        fixture.press(Qt::Key_F);
        QCOMPARE(fixture.desk.acts().size(), std::size_t(1));
        QCOMPARE(fixture.openCase(), std::string("P-1"));
    }

    void aCaseThatDoesNotOpenSaysWhy()
    {
        WindowFixture fixture;
        fixture.desk.failOpening("The case file is damaged.");
        fixture.layThree();
        fixture.show();
        QCOMPARE(fixture.controller().stage(), ReviewController::Stage::Failed);
        QCOMPARE(fixture.controller().failure(), QStringLiteral("The case file is damaged."));
        fixture.desk.failOpening({});
        fixture.button(QStringLiteral("Try again"))->click();
        fixture.settle();
        QCOMPARE(fixture.openCase(), std::string("C-20871"));
    }
};

} // namespace verdict

QTEST_MAIN(verdict::MishapsTest)
#include "mishaps.moc"
