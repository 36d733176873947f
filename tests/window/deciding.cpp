// From the label to the filed decision, by keys: labels, grades, reasons, rationale, own confidence.
#include "tests/window/windowfixture.h"

#include "ui/review/reviewpage.h"
#include "ui/shell/statusline.h"

#include <QAbstractButton>
#include <QApplication>
#include <QPlainTextEdit>
#include <QTest>

namespace verdict {

class DecidingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsChosenAtFirst()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        QCOMPARE(fixture.openCase(), std::string("C-20871"));
        QCOMPARE(fixture.controller().hand()->draft(), Draft{});
        QVERIFY(!fixture.button(QStringLiteral("File decision"))->isEnabled());
        QVERIFY(!qobject_cast<QAbstractButton *>(QApplication::focusWidget()));
    }

    void acceptFilesAtOnceAndGoesOn()
    {
        WindowFixture fixture;
        fixture.layThree();
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
        fixture.layThree();
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
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_F);
        QVERIFY(fixture.desk.acts().empty());
        QVERIFY(fixture.says(QStringLiteral("Choose at least one reason.")));
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

    void gradeAndReasonsArePrefixes()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_2);
        fixture.press(Qt::Key_G);
        QVERIFY(fixture.window().status()->message().startsWith(QStringLiteral("Agreement: 1–4")));
        fixture.press(Qt::Key_2);
        QCOMPARE(fixture.controller().hand()->agreement(), std::optional(Agreement::WrongConfidence));
        QCOMPARE(fixture.label(), std::string("stolen"));
        fixture.press(Qt::Key_R);
        fixture.press(Qt::Key_4);
        fixture.press(Qt::Key_6);
        fixture.press(Qt::Key_6);
        QCOMPARE(fixture.controller().hand()->draft().reasons, std::vector<std::string>{"signal"});
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_4);
        QCOMPARE(fixture.label(), std::string("friendly"));
    }

    void anotherLabelDropsAGradeThatNoLongerFits()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_2);
        fixture.press(Qt::Key_G);
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_1);
        QCOMPARE(fixture.controller().hand()->agreement(), std::optional(Agreement::Disagree));
    }

    void ownConfidenceGoesRound()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_C);
        QCOMPARE(fixture.controller().hand()->draft().confidence, std::optional(OwnConfidence::Unsure));
        fixture.press(Qt::Key_C, Qt::ShiftModifier);
        QVERIFY(!fixture.controller().hand()->draft().confidence);
        fixture.press(Qt::Key_C, Qt::ShiftModifier);
        QCOMPARE(fixture.controller().hand()->draft().confidence, std::optional(OwnConfidence::Sure));
    }

    void policyMayAskForConfidence()
    {
        WindowFixture fixture;
        OpenedCase strict = paymentCase();
        strict.rules.confidence = Required::Always;
        fixture.desk.lay(strict);
        fixture.show();
        fixture.press(Qt::Key_A);
        QVERIFY(fixture.desk.acts().empty());
        QCOMPARE(fixture.label(), std::string("stolen"));
        fixture.press(Qt::Key_C);
        fixture.press(Qt::Key_F);
        QCOMPARE(fixture.desk.acts().size(), std::size_t(1));
    }

    void otherLabelIsProposedInWords()
    {
        WindowFixture fixture;
        OpenedCase open = paymentCase();
        open.rules.allowOther = true;
        open.rules.reason = Required::Never;
        fixture.desk.lay(open);
        fixture.show();
        fixture.press(Qt::Key_6);
        QCOMPARE(fixture.label(), std::string(otherLabel));
        fixture.press(Qt::Key_F);
        QVERIFY(fixture.desk.acts().empty());
        fixture.type(QStringLiteral("Refund abuse"));
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(fixture.desk.acts().size(), std::size_t(1));
        QCOMPARE(fixture.desk.acts().front().decision.proposedLabel, std::string("Refund abuse"));
    }
};

} // namespace verdict

QTEST_MAIN(verdict::DecidingTest)
#include "deciding.moc"
