// What holds on every screen: actions, names for assistive programs, the order of Tab, and text from outside that stays
// text.
#include "tests/window/windowfixture.h"

#include "ui/controls/labelbutton.h"
#include "ui/review/caseheader.h"
#include "ui/review/casepage.h"
#include "ui/review/keyevidence.h"
#include "ui/review/queuepanel.h"
#include "ui/review/reviewpage.h"
#include "ui/review/suggestioncard.h"
#include "ui/shell/actions.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSet>
#include <QTest>
#include <QTextEdit>

namespace verdict {
namespace {

/// Counts what a widget asks for that is not at rest: layouts and paints anew.
class Unrest final : public QObject {
public:
    Unrest() { qApp->installEventFilter(this); }

    /// Whether ten rounds of events in a row pass without any, among the next thousand.
    bool ends()
    {
        int still = 0;
        for (int round = 0; round < 1000 && still < 10; ++round) {
            m_seen = 0;
            QCoreApplication::processEvents();
            still = m_seen == 0 ? still + 1 : 0;
        }
        return still == 10;
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Paint)
            ++m_seen;
        return false;
    }

private:
    int m_seen = 0;
};

} // namespace

/// Counts the layouts that widgets ask for; a window at rest asks for none.
class LayoutCount : public QObject {
public:
    LayoutCount() { qApp->installEventFilter(this); }
    [[nodiscard]] int seen() const { return m_seen; }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        m_seen += event->type() == QEvent::LayoutRequest ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }

private:
    int m_seen = 0;
};

class RulesTest : public QObject {
    Q_OBJECT

private:
    static QList<QWidget *> tabChain(QWidget &window)
    {
        QList<QWidget *> chain;
        for (QWidget *at = window.nextInFocusChain(); at != &window; at = at->nextInFocusChain())
            if (at->isVisible() && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus) != 0)
                chain << at;
        return chain;
    }

    /// Empty if Tab goes in the order of the design, else the place where it does not.
    static QString wrongPlace(WindowFixture &fixture, const QStringList &buttons)
    {
        const QList<QWidget *> chain = tabChain(fixture.window());
        if (QSet<QWidget *>(chain.begin(), chain.end()).size() != chain.size())
            return QStringLiteral("twice in the order");
        CasePage *page = fixture.page().casePage();
        QList<QWidget *> wanted{fixture.page().queue()->list(), page->header()->titleWidget(), page->evidenceFocus(),
                                page->suggestion()};
        for (const QString &text : buttons)
            wanted << (text == QLatin1String("rationale")
                           ? static_cast<QWidget *>(fixture.window().findChild<QPlainTextEdit *>(text))
                           : fixture.button(text));
        qsizetype before = -1;
        for (qsizetype i = 0; i < wanted.size(); ++i) {
            const qsizetype at = chain.indexOf(wanted[i]);
            if (at <= before)
                return QStringLiteral("place %1").arg(i);
            before = at;
        }
        return {};
    }

private Q_SLOTS:
    void aWindowThatNobodyTouchesIsAtRest()
    {
        WindowFixture fixture;
        fixture.show();
        Unrest unrest;
        for (const QSize size : {QSize(1440, 900), QSize(1024, 700), QSize(1920, 1080)}) {
            fixture.window().resize(size);
            QVERIFY(unrest.ends());
            QTest::keyClick(&fixture.window(), Qt::Key_2);
            QVERIFY(unrest.ends());
            QTest::keyClick(&fixture.window(), Qt::Key_D);
            QVERIFY(unrest.ends());
        }
    }

    void everyActionHasATextAKeyOfItsOwnAndAMenu()
    {
        WindowFixture fixture;
        fixture.show();
        QSet<QString> keys;
        QSet<const QAction *> inMenus;
        for (const QAction *menu : fixture.window().menuBar()->actions())
            for (const QAction *action : menu->menu()->actions())
                inMenus << action;
        for (const ActSpec &spec : Actions::table()) {
            const QAction *action = fixture.window().actions()->of(spec.act);
            QVERIFY2(!action->text().isEmpty(), spec.id);
            QVERIFY2(!action->shortcuts().isEmpty(), spec.id);
            QVERIFY2(!action->autoRepeat(), spec.id);
            QVERIFY2(inMenus.contains(action), spec.id);
            for (const QKeySequence &key : action->shortcuts()) {
                QVERIFY2(!keys.contains(key.toString()), spec.id);
                keys << key.toString();
            }
        }
    }

    void assistiveProgramsHearWhatOthersSee()
    {
        WindowFixture fixture;
        fixture.desk.lay(paymentCase());
        fixture.show();
        const auto *queue = fixture.page().queue()->list()->model();
        QCOMPARE(queue->index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("€1,284.00 to Lumen Electronics, Card payment, high stakes, due in 14 minutes"));
        QCOMPARE(fixture.page().casePage()->suggestion()->accessibleName(),
                 QStringLiteral("Model suggests Stolen card, confidence 0.71, likely range 0.62 to 0.79"));
        const auto *evidence = fixture.page().casePage()->findChild<KeyEvidenceView *>();
        QVERIFY(evidence);
        QCOMPARE(evidence->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Amount, €1,284.00, usual €18–€140, 9 × the median, weighs for the suggestion"));
        fixture.press(Qt::Key_2);
        QStringList spoken;
        for (const LabelButton *label : fixture.window().findChildren<LabelButton *>())
            spoken << label->spokenName();
        QVERIFY(spoken.contains(QStringLiteral("2, Stolen card, suggested, chosen")));
        QVERIFY(spoken.contains(QStringLiteral("1, Legitimate")));
    }

    void tabGoesFromEvidenceToJudgment()
    {
        WindowFixture fixture;
        fixture.desk.lay(paymentCase());
        fixture.desk.lay(pictureCase());
        fixture.show();
        fixture.press(Qt::Key_1);
        QCOMPARE(wrongPlace(fixture, {QStringLiteral("Disagree"), QStringLiteral("Customer confirmed"),
                                      QStringLiteral("rationale"), QStringLiteral("Legitimate"),
                                      QStringLiteral("Merchant error"), QStringLiteral("Accept suggestion"),
                                      QStringLiteral("Set aside"), QStringLiteral("Unsure"), QStringLiteral("Keys")}),
                 QString());
        // Another case brings other labels, and a picture where rows were.
        fixture.press(Qt::Key_S);
        fixture.press(Qt::Key_2);
        QCOMPARE(wrongPlace(fixture, {QStringLiteral("Benign naevus"), QStringLiteral("Cannot tell"),
                                      QStringLiteral("Accept suggestion"), QStringLiteral("Sure"),
                                      QStringLiteral("File decision"), QStringLiteral("Keys")}),
                 QString());
    }

    void textFromOutsideIsNeverMarkup()
    {
        WindowFixture fixture;
        fixture.desk.lay(hostileCase());
        fixture.show();
        for (int tab = 0; tab < 5; ++tab) {
            fixture.press(Qt::Key_D);
            for (const QLabel *label : fixture.window().findChildren<QLabel *>())
                if (label->text().contains(QLatin1Char('<')))
                    QCOMPARE(label->textFormat(), Qt::PlainText);
            for (const QTextEdit *text : fixture.window().findChildren<QTextEdit *>())
                QVERIFY(!text->acceptRichText());
        }
        QCOMPARE(fixture.page().casePage()->header()->titleWidget()->accessibleName(),
                 QString::fromStdString(hostileCase().file.title));
        QCOMPARE(fixture.window().windowTitle(), QStringLiteral("Verdict"));
    }

    void nothingIsOpenedOrCountedBeforeItIsWanted()
    {
        WindowFixture fixture;
        for (int i = 0; i < 400; ++i)
            fixture.desk.lay(plainCase(i));
        fixture.show();
        QCOMPARE(fixture.desk.openings(), 1);
        QVERIFY(fixture.page().queue()->list()->model()->rowCount() <= 100);
        fixture.page().queue()->list()->scrollToBottom();
        fixture.settle();
        QVERIFY(fixture.page().queue()->list()->model()->rowCount() > 50);
    }

    void anOpenCaseComesToRest()
    {
        WindowFixture fixture;
        fixture.desk.lay(paymentCase());
        fixture.show();
        fixture.press(Qt::Key_1);
        for (int i = 0; i < 20; ++i)
            fixture.settle();
        LayoutCount requests;
        for (int i = 0; i < 20; ++i)
            fixture.settle();
        QCOMPARE(requests.seen(), 0);
    }

    void f6GoesThroughTheAreas()
    {
        WindowFixture fixture;
        fixture.desk.lay(paymentCase());
        fixture.show();
        fixture.page().queue()->list()->setFocus();
        fixture.press(Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), fixture.page().casePage()->evidenceFocus());
        fixture.press(Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(fixture.page().casePage()->suggestion()));
        fixture.press(Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), fixture.page().casePage()->evidenceFocus());
    }

    void settingsStay()
    {
        WindowFixture fixture;
        fixture.show();
        fixture.press(Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(fixture.window().settings().textScale, 1.15);
        QCOMPARE(readSettings(fixture.settings()).textScale, 1.15);
        fixture.press(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(readSettings(fixture.settings()).textScale, 1.0);
    }
};

} // namespace verdict

QTEST_MAIN(verdict::RulesTest)
#include "rules.moc"
