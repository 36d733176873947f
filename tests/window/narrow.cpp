// The smallest window: nothing that is needed to decide is cut, covered or out of view.
#include "tests/window/windowfixture.h"

#include "ui/controls/confidencescale.h"
#include "ui/controls/labelbutton.h"
#include "ui/review/casepage.h"
#include "ui/review/decisionbar.h"
#include "ui/review/details/picturepanel.h"
#include "ui/review/keyevidence.h"
#include "ui/review/overridehead.h"
#include "ui/review/queuepanel.h"
#include "ui/review/reviewpage.h"
#include "ui/review/suggestioncard.h"
#include "ui/shell/statusline.h"
#include "ui/text/plainlabel.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QScrollBar>
#include <QTest>

namespace verdict {
namespace {

constexpr QSize smallest{1024, 700};

QRect inWindow(const QWidget *widget) { return {widget->mapTo(widget->window(), QPoint()), widget->size()}; }

} // namespace

class NarrowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOverrideSaysAllItsWords_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("100 %") << 1.0;
        QTest::newRow("115 %") << 1.15;
    }

    void theOverrideSaysAllItsWords()
    {
        QFETCH(double, scale);
        WindowFixture fixture;
        fixture.settings().setValue(QStringLiteral("textScale"), scale);
        fixture.layThree();
        fixture.show(smallest);
        for (const Qt::Key key : {Qt::Key_1, Qt::Key_3, Qt::Key_5}) {
            fixture.press(key);
            const auto *head = fixture.window().findChild<OverrideHead *>();
            QVERIFY(head->isVisible());
            for (const ElidedLabel *label : head->findChildren<ElidedLabel *>())
                if (label->isVisible())
                    QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
            for (const QAbstractButton *grade : head->findChildren<QAbstractButton *>())
                QVERIFY2(head->rect().contains(QRect(grade->mapTo(head, QPoint()), grade->size())),
                         qPrintable(grade->text()));
        }
        testTheme().setScale(1.0);
    }

    void aLongSentenceOfTroubleIsReadWhole()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show(smallest);
        const std::string why =
            "The content file “3071c287669c2db83ddb3c99.pack” is missing or cannot be read. Put the "
            "workspace's folder back, or restore it from a backup, and file again.";
        const int usual = fixture.window().status()->height();
        fixture.desk.failActs(why);
        fixture.press(Qt::Key_A);
        const QString sentence = fixture.window().status()->message();
        QVERIFY(sentence.endsWith(QString::fromStdString(why)));
        const auto whole = [&]() -> const PlainLabel * {
            for (const PlainLabel *label : fixture.window().status()->findChildren<PlainLabel *>())
                if (label->isVisible() && label->text() == sentence)
                    return label;
            return nullptr;
        };
        QVERIFY(whole());
        QVERIFY(whole()->height() >= whole()->heightForWidth(whole()->width()));
        QVERIFY(fixture.window().rect().contains(inWindow(whole())));
        fixture.desk.failActs({});
        fixture.press(Qt::Key_A);
        QVERIFY(!whole());
        QCOMPARE(fixture.window().status()->height(), usual);
        QCOMPARE(fixture.window().size(), smallest);
    }

    void namesAreReadWhereTheQueueIsSearched()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show(smallest);
        const QWidget *queue = fixture.page().queue();
        const int folded = queue->width();
        fixture.press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(queue->width() >= testTheme().size(Size::QueueMin));
        QVERIFY(QApplication::focusWidget()->width() > folded);
        fixture.press(Qt::Key_Escape);
        QCOMPARE(queue->width(), folded);
        fixture.press(Qt::Key_A);
        fixture.press(Qt::Key_H, Qt::ControlModifier);
        QVERIFY(queue->width() >= testTheme().size(Size::QueueMin));
        fixture.press(Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(queue->width(), folded);
    }

    void whatIsFoundBeginsAtTheTop()
    {
        WindowFixture fixture;
        for (int i = 0; i < 92; ++i)
            fixture.desk.lay(plainCase(i));
        fixture.show(smallest);
        fixture.page().queue()->list()->scrollToBottom();
        fixture.press(Qt::Key_F, Qt::ControlModifier);
        fixture.type(QStringLiteral("1"));
        QVERIFY(fixture.page().queue()->list()->verticalScrollBar()->maximum() > 0);
        QCOMPARE(fixture.page().queue()->list()->verticalScrollBar()->value(), 0);
    }

    void anotherLabelMovesNoField()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show(smallest);
        fixture.press(Qt::Key_1);
        const QWidget *grade = fixture.button(QStringLiteral("Disagree"));
        const QRect before = inWindow(grade);
        for (const Qt::Key key : {Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5}) {
            fixture.press(key);
            if (grade->isVisible())
                QCOMPARE(inWindow(grade), before);
        }
    }

    void wrappedLabelsAreAsHighAsTheirRow()
    {
        WindowFixture fixture;
        fixture.layThree();
        for (const QSize size : {smallest, QSize(1024, 900)}) {
            fixture.show(size);
            for (const LabelButton *label : fixture.window().findChildren<LabelButton *>()) {
                QVERIFY(label->height() >= label->heightForWidth(label->width()));
                QCOMPARE(label->height(), fixture.window().findChild<LabelButton *>()->height());
            }
        }
    }

    void besideAPictureTheSuggestionStaysInView_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("smallest") << smallest;
        QTest::newRow("usual") << QSize(1440, 900);
    }

    void besideAPictureTheSuggestionStaysInView()
    {
        QFETCH(QSize, size);
        WindowFixture fixture;
        fixture.desk.lay(pictureCase());
        fixture.show(size);
        const auto *card = fixture.page().casePage()->suggestion();
        const auto *scale = card->findChild<ConfidenceScale *>();
        const QRegion seen = scale->visibleRegion();
        QCOMPARE(seen.boundingRect(), scale->rect());
        KeyEvidenceView *facts = nullptr;
        for (auto *view : fixture.page().casePage()->findChildren<KeyEvidenceView *>())
            if (view->isVisible())
                facts = view;
        QVERIFY(facts);
        facts->verticalScrollBar()->setValue(facts->verticalScrollBar()->maximum());
        fixture.settle();
        QCOMPARE(scale->visibleRegion(), seen);
        QVERIFY(!inWindow(facts).intersects(inWindow(card).intersected(inWindow(card->parentWidget()))));
    }

    void atLargeTextTheSuggestionIsAsWideAsItsColumn()
    {
        WindowFixture fixture;
        fixture.settings().setValue(QStringLiteral("textScale"), 1.5);
        fixture.layThree();
        fixture.show(smallest);
        const auto *card = fixture.page().casePage()->suggestion();
        QVERIFY(card->width() <= card->parentWidget()->width());
        testTheme().setScale(1.0);
    }

    void atLargeTextTheFieldsOfAnOverrideScroll()
    {
        WindowFixture fixture;
        fixture.settings().setValue(QStringLiteral("textScale"), 1.5);
        fixture.layThree();
        fixture.show(smallest);
        fixture.press(Qt::Key_1);
        QVERIFY(fixture.page().casePage()->evidenceFocus()->height() > 0);
        const QRect bar = inWindow(fixture.page().casePage()->bar());
        for (const LabelButton *label : fixture.window().findChildren<LabelButton *>())
            QVERIFY(label->height() >= label->heightForWidth(label->width()) && bar.contains(inWindow(label)));
        QVERIFY(bar.contains(inWindow(fixture.button(QStringLiteral("File decision")))));
        const auto *head = fixture.window().findChild<OverrideHead *>();
        QVERIFY(head->height() >= head->sizeHint().height());
        fixture.press(Qt::Key_T);
        const QWidget *rationale = QApplication::focusWidget();
        QVERIFY(rationale->height() >= rationale->minimumHeight());
        QVERIFY(rationale->visibleRegion().boundingRect().height() > rationale->height() / 2);
        fixture.press(Qt::Key_Escape);
        testTheme().setScale(1.0);
    }

    void aLowPictureCoversNothing()
    {
        WindowFixture fixture;
        fixture.desk.lay(pictureCase());
        fixture.show(smallest);
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_R);
        const PicturePanel *panel = fixture.page().casePage()->picture();
        QVERIFY(panel->view()->height() > 0);
        const QRect picture = inWindow(panel->view());
        QVERIFY(!picture.intersects(inWindow(fixture.button(QStringLiteral("Details")))));
        QVERIFY(!picture.intersects(inWindow(fixture.page().casePage()->bar())));
        for (const ElidedLabel *label : panel->findChildren<ElidedLabel *>())
            if (label->isVisible())
                QVERIFY(!picture.intersects(inWindow(label)));
    }
};

} // namespace verdict

QTEST_MAIN(verdict::NarrowTest)
#include "narrow.moc"
