// Details and pictures, opened and moved by keys.
#include "tests/window/windowfixture.h"

#include "ui/controls/curtain.h"
#include "ui/review/casepage.h"
#include "ui/review/details/picturenavigator.h"
#include "ui/review/details/picturepanel.h"
#include "ui/review/reviewpage.h"

#include <QPixmap>
#include <QTabBar>
#include <QTest>

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

class LookingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void motionKeepsNobodyWaiting()
    {
        WindowFixture fixture;
        fixture.layThree();
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
        fixture.layThree();
        fixture.show();
        CurtainCount curtains(*fixture.page().casePage());
        fixture.press(Qt::Key_D);
        fixture.press(Qt::Key_1);
        QCOMPARE(curtains.seen(), 0);
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

    void detailsAreToldWithTheDecision()
    {
        WindowFixture fixture;
        fixture.layThree();
        fixture.show();
        fixture.press(Qt::Key_D);
        QVERIFY(fixture.controller().detailsSeconds().has_value());
        fixture.steady.ms += 700; // a shorter glance is no visit
        fixture.press(Qt::Key_D);
        fixture.steady.ms += 2'500;
        QCOMPARE(fixture.controller().detailsSeconds(), std::optional<qint64>(2));
        fixture.press(Qt::Key_D);
        fixture.steady.ms += 699;
        fixture.press(Qt::Key_Escape);
        QVERIFY(!fixture.controller().detailsSeconds().has_value());
        fixture.press(Qt::Key_A);
        const std::vector<DetailView> details = fixture.desk.acts().front().trace.details;
        QCOMPARE(details.size(), std::size_t(2));
        QCOMPARE(details[0].section, std::string("input"));
        QCOMPARE(details[0].seconds, 0.7);
        QCOMPARE(details[1].section, std::string("signals"));
        QCOMPARE(details[1].seconds, 2.5);
        QVERIFY(fixture.desk.acts().front().trace.openedAt.has_value());
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

    void detailsShowTheirTabsAfterTheLookHasChanged()
    {
        WindowFixture fixture;
        fixture.desk.lay(textCase());
        fixture.show();
        fixture.press(Qt::Key_T, Qt::ControlModifier);
        fixture.press(Qt::Key_D);
        const QList<QTabBar *> bars = fixture.window().review()->findChildren<QTabBar *>();
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

QTEST_MAIN(verdict::LookingTest)
#include "looking.moc"
