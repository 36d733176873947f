// The window driven as a person drives it: by keys, on a scripted desk.
#include "tests/window/windowfixture.h"

#include "ui/controls/curtain.h"
#include "ui/review/casepage.h"
#include "ui/review/details/picturenavigator.h"
#include "ui/review/details/picturepanel.h"
#include "ui/review/queuepanel.h"
#include "ui/review/reviewpage.h"
#include "ui/shell/statusline.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTest>
#include <algorithm>

namespace verdict {

/// Counts the curtains that come up on a page, however soon they are gone again.
class CurtainCount : public QObject {
public:
    explicit CurtainCount(QWidget &page) { page.installEventFilter(this); }
    [[nodiscard]] int seen() const { return m_seen; }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ChildPolished)
            m_seen += qobject_cast<Curtain *>(static_cast<QChildEvent *>(event)->child()) ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }

private:
    int m_seen = 0;
};

class KeysTest : public QObject {
    Q_OBJECT

private:
    static void layThree(WindowFixture &fixture)
    {
        fixture.desk.lay(paymentCase());
        fixture.desk.lay(plainCase(1));
        fixture.desk.lay(plainCase(2));
    }

    static bool shows(WindowFixture &fixture, const QString &sentence)
    {
        const QList<QLabel *> labels = fixture.window().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text() == sentence; });
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
        QVERIFY(shows(fixture, QStringLiteral("Choose at least one reason.")));
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

    void undoTakesBackOneAfterAnother()
    {
        WindowFixture fixture;
        layThree(fixture);
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
        layThree(fixture);
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
        layThree(fixture);
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
        layThree(fixture);
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
        layThree(fixture);
        fixture.desk.lay(old);
        fixture.show();
        fixture.press(Qt::Key_Z, Qt::ShiftModifier);
        fixture.press(Qt::Key_S);
        QCOMPARE(fixture.openCase(), std::string("P-9"));
        QCOMPARE(fixture.label(), std::string("stolen"));
    }

    void motionKeepsNobodyWaiting()
    {
        WindowFixture fixture;
        layThree(fixture);
        fixture.settings().setValue(QStringLiteral("reducedMotion"), false);
        fixture.show();
        CurtainCount curtains(*fixture.page().casePage());
        fixture.press(Qt::Key_D);
        QCOMPARE(curtains.seen(), 1);
        QVERIFY(fixture.controller().detailsSeconds().has_value());
        fixture.press(Qt::Key_1);
        QCOMPARE(curtains.seen(), 2);
        QCOMPARE(fixture.label(), std::string("legitimate"));
        fixture.press(Qt::Key_R);
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_F);
        QCOMPARE(fixture.desk.acts().size(), std::size_t(1));
        QTRY_VERIFY(!fixture.page().casePage()->findChild<Curtain *>());
    }

    void reducedMotionDrawsNothing()
    {
        WindowFixture fixture;
        layThree(fixture);
        fixture.show();
        CurtainCount curtains(*fixture.page().casePage());
        fixture.press(Qt::Key_D);
        fixture.press(Qt::Key_1);
        QCOMPARE(curtains.seen(), 0);
    }

    void shiftF11FillsTheScreenAndLeavesIt()
    {
        WindowFixture fixture;
        layThree(fixture);
        fixture.show();
        fixture.press(Qt::Key_F11, Qt::ShiftModifier);
        QVERIFY(fixture.window().isFullScreen());
        fixture.press(Qt::Key_2);
        QCOMPARE(fixture.label(), std::string("stolen"));
        fixture.press(Qt::Key_F11, Qt::ShiftModifier);
        QVERIFY(!fixture.window().isFullScreen());
    }

    void zoomingInShowsWhereOneIs()
    {
        WindowFixture fixture;
        fixture.desk.lay(pictureCase());
        fixture.show();
        PictureView *view = fixture.page().casePage()->picture()->view();
        const PictureNavigator *small = view->navigator();
        QVERIFY(!small->isVisible());
        const QPointF middle(600, 450);
        fixture.press(Qt::Key_V);
        fixture.press(Qt::Key_V);
        QCOMPARE(view->zoom(), 2.0);
        QVERIFY(small->isVisible());
        QVERIFY2((view->seen().center() - middle).manhattanLength() < 4, "zooming leaves the middle");
        QTest::mouseClick(const_cast<PictureNavigator *>(small), Qt::LeftButton, {}, QPoint(3, 3));
        fixture.settle();
        QVERIFY(view->seen().left() < 2 && view->seen().top() < 2);
        QCOMPARE(small->seen(), view->seen().intersected(QRectF(0, 0, 1200, 900)));
        fixture.press(Qt::Key_V);
        QVERIFY(!small->isVisible());
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

    void earlyPressesAreDropped()
    {
        WindowFixture fixture;
        layThree(fixture);
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
        layThree(fixture);
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
        layThree(fixture);
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

    void gradeAndReasonsArePrefixes()
    {
        WindowFixture fixture;
        layThree(fixture);
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
        layThree(fixture);
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
        layThree(fixture);
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

    void detailsAreToldWithTheDecision()
    {
        WindowFixture fixture;
        layThree(fixture);
        fixture.show();
        fixture.press(Qt::Key_D);
        QVERIFY(fixture.controller().detailsSeconds().has_value());
        QTest::qWait(800); // a glance shorter than 0.7 s is no visit
        fixture.press(Qt::Key_D);
        QTest::qWait(800);
        fixture.press(Qt::Key_Escape);
        QVERIFY(!fixture.controller().detailsSeconds().has_value());
        fixture.press(Qt::Key_A);
        const std::vector<DetailView> details = fixture.desk.acts().front().trace.details;
        QCOMPARE(details.size(), std::size_t(2));
        QCOMPARE(details[0].section, std::string("input"));
        QCOMPARE(details[1].section, std::string("signals"));
        QVERIFY(fixture.desk.acts().front().trace.openedAt.has_value());
    }

    void escapeGoesBackStepByStep()
    {
        WindowFixture fixture;
        layThree(fixture);
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

    void casesKeepTheirInputWhileOneLooksAtOthers()
    {
        WindowFixture fixture;
        layThree(fixture);
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
        layThree(fixture);
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

    void theNextCaseDoesNotWaitForTheDesk()
    {
        WindowFixture fixture;
        layThree(fixture);
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

    void aCaseThatDoesNotOpenSaysWhy()
    {
        WindowFixture fixture;
        fixture.desk.failOpening("The case file is damaged.");
        layThree(fixture);
        fixture.show();
        QCOMPARE(fixture.controller().stage(), ReviewController::Stage::Failed);
        QCOMPARE(fixture.controller().failure(), QStringLiteral("The case file is damaged."));
        fixture.desk.failOpening({});
        fixture.button(QStringLiteral("Try again"))->click();
        fixture.settle();
        QCOMPARE(fixture.openCase(), std::string("C-20871"));
    }

    void aMissingPictureIsNoted()
    {
        WindowFixture fixture;
        fixture.desk.failPictures("File is damaged: its checksum differs from the one recorded.");
        fixture.desk.lay(pictureCase());
        fixture.show();
        fixture.press(Qt::Key_A);
        QCOMPARE(fixture.desk.acts().front().trace.missing, std::vector<std::string>{"Dermoscopy, 22 November"});
    }

    void findShowsWhatFits()
    {
        WindowFixture fixture;
        layThree(fixture);
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

    void setAsideCasesHaveTheirList()
    {
        WindowFixture fixture;
        layThree(fixture);
        fixture.show();
        fixture.press(Qt::Key_Q);
        fixture.type(QStringLiteral("Waiting."));
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        fixture.press(Qt::Key_S, Qt::ShiftModifier);
        QCOMPARE(fixture.page().queue()->list()->model()->rowCount(), 1);
        fixture.press(Qt::Key_S, Qt::ShiftModifier);
        QCOMPARE(fixture.page().queue()->list()->model()->rowCount(), 2);
    }

    void paletteRunsWhatIsTyped()
    {
        WindowFixture fixture;
        layThree(fixture);
        fixture.show();
        fixture.press(Qt::Key_K, Qt::ControlModifier);
        fixture.type(QStringLiteral("next case"));
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.openCase(), std::string("P-1"));
    }

    void noSingleKeyActsUnderASheet()
    {
        WindowFixture fixture;
        layThree(fixture);
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
        layThree(fixture);
        fixture.show();
        QKeyEvent ampersand(QEvent::KeyPress, Qt::Key_Ampersand, Qt::NoModifier, 10, 0, 0, QStringLiteral("&"));
        QCoreApplication::sendEvent(QApplication::focusWidget(), &ampersand);
        QCOMPARE(fixture.label(), std::string("legitimate"));
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

    void detailsShowTheirTabsAfterTheLookHasChanged()
    {
        WindowFixture fixture;
        fixture.desk.lay(textCase());
        fixture.show();
        fixture.press(Qt::Key_T, Qt::ControlModifier);
        fixture.press(Qt::Key_D);
        const QList<QTabBar *> bars = fixture.window().findChildren<QTabBar *>();
        QCOMPARE(bars.size(), 2);
        for (QTabBar *bar : bars) {
            QVERIFY(bar->isVisible());
            const QImage picture = bar->grab().toImage();
            bool inked = false;
            for (int y = bar->height() - 6; y < bar->height(); ++y)
                for (int x = 0; x < bar->tabRect(0).right() && !inked; ++x)
                    inked = picture.pixelColor(x, y) != picture.pixelColor(bar->width() - 1, 1);
            QVERIFY2(inked, "the chosen tab is not drawn");
        }
        fixture.press(Qt::Key_T, Qt::ControlModifier);
    }
};

} // namespace verdict

QTEST_MAIN(verdict::KeysTest)
#include "keys.moc"
