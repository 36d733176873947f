// Renders the window's states; with VERDICT_PICTURES=DIR they are written there to be looked at.
#include "tests/window/windowfixture.h"

#include "ui/review/casepage.h"
#include "ui/review/evidencewindow.h"
#include "ui/review/reviewpage.h"
#include "ui/shell/keyssheet.h"
#include "ui/shell/palette.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QPixmap>
#include <QTest>

namespace verdict {

class PicturesTest : public QObject {
    Q_OBJECT

private:
    static void keep(WindowFixture &fixture, const QString &name, QWidget *window = nullptr)
    {
        fixture.settle();
        const QPixmap picture = (window ? window : &fixture.window())->grab();
        QVERIFY(!picture.isNull());
        const QString folder = qEnvironmentVariable("VERDICT_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(picture.save(QDir(folder).filePath(name + QStringLiteral(".png"))));
    }

    static void layMany(WindowFixture &fixture, OpenedCase first)
    {
        fixture.desk.lay(std::move(first));
        for (int i = 0; i < 36; ++i)
            fixture.desk.lay(plainCase(i));
    }

private Q_SLOTS:
    void everyState_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void everyState()
    {
        QFETCH(bool, dark);
        const QString tail = dark ? QStringLiteral("-dark") : QString();
        WindowFixture fixture;
        fixture.settings().setValue(QStringLiteral("theme"), dark ? QStringLiteral("dark") : QStringLiteral("light"));
        layMany(fixture, paymentCase());
        fixture.show();
        QCOMPARE(fixture.openCase(), std::string("C-20871"));
        QCOMPARE(testTheme().isDark(), dark);
        keep(fixture, QStringLiteral("shown") + tail);

        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_R);
        fixture.press(Qt::Key_2);
        fixture.press(Qt::Key_5);
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_C);
        fixture.press(Qt::Key_C);
        fixture.press(Qt::Key_C);
        fixture.press(Qt::Key_T);
        fixture.type(QStringLiteral("Same courier address since March; declined attempts are the retry pattern."));
        keep(fixture, QStringLiteral("override") + tail);

        fixture.press(Qt::Key_Escape);
        for (const char *section : {"input", "signals", "similar", "history", "uncertainty"}) {
            fixture.press(Qt::Key_D);
            keep(fixture, QStringLiteral("details-") + QLatin1String(section) + tail);
        }
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_E);
        keep(fixture, QStringLiteral("escalate") + tail);
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_Q);
        keep(fixture, QStringLiteral("setaside") + tail);
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_F);
        keep(fixture, QStringLiteral("filed") + tail);
        fixture.press(Qt::Key_Question);
        keep(fixture, QStringLiteral("keys") + tail);
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_K, Qt::ControlModifier);
        fixture.type(QStringLiteral("set as"));
        keep(fixture, QStringLiteral("palette") + tail);
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_Comma, Qt::ControlModifier);
        keep(fixture, QStringLiteral("settings") + tail);
    }

    void otherCases_data() { everyState_data(); }

    void otherCases()
    {
        QFETCH(bool, dark);
        const QString tail = dark ? QStringLiteral("-dark") : QString();
        WindowFixture fixture;
        fixture.settings().setValue(QStringLiteral("theme"), dark ? QStringLiteral("dark") : QStringLiteral("light"));
        fixture.desk.lay(textCase());
        fixture.desk.lay(pictureCase());
        fixture.desk.lay(bareCase());
        fixture.desk.lay(hostileCase());
        fixture.show();
        keep(fixture, QStringLiteral("text") + tail);
        fixture.press(Qt::Key_D);
        keep(fixture, QStringLiteral("text-details") + tail);
        fixture.press(Qt::Key_S);
        keep(fixture, QStringLiteral("picture") + tail);
        fixture.press(Qt::Key_D);
        fixture.press(Qt::Key_V);
        fixture.press(Qt::Key_V);
        keep(fixture, QStringLiteral("picture-details") + tail);
        fixture.press(Qt::Key_S);
        keep(fixture, QStringLiteral("bare") + tail);
        fixture.press(Qt::Key_S);
        keep(fixture, QStringLiteral("hostile") + tail);
    }

    void messages()
    {
        WindowFixture fixture;
        fixture.show();
        keep(fixture, QStringLiteral("empty"));
        WindowFixture broken;
        broken.desk.failOpening("The case file of C-20871 is damaged: its checksum differs from the one recorded.");
        broken.desk.lay(paymentCase());
        broken.show();
        keep(broken, QStringLiteral("failed"));
    }

    void smallWindow()
    {
        WindowFixture fixture;
        layMany(fixture, paymentCase());
        fixture.show({1024, 700});
        keep(fixture, QStringLiteral("small"));
        fixture.press(Qt::Key_Plus, Qt::ControlModifier);
        fixture.press(Qt::Key_Plus, Qt::ControlModifier);
        fixture.press(Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(testTheme().scale(), 1.5);
        keep(fixture, QStringLiteral("small-150"));
        fixture.press(Qt::Key_0, Qt::ControlModifier);
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_R);
        keep(fixture, QStringLiteral("small-override"));
        fixture.desk.failActs("The disk is full. Nothing was lost; free some space and try again.");
        fixture.press(Qt::Key_1);
        fixture.press(Qt::Key_F);
        keep(fixture, QStringLiteral("small-not-filed"));
        fixture.press(Qt::Key_H, Qt::ControlModifier);
        keep(fixture, QStringLiteral("small-decided"));
    }

    void evidenceWindow()
    {
        WindowFixture fixture;
        fixture.desk.lay(pictureCase());
        fixture.desk.lay(textCase());
        fixture.show({1024, 700});
        keep(fixture, QStringLiteral("small-picture"));
        fixture.press(Qt::Key_F11);
        QWidget *window = fixture.page().casePage()->evidenceWindow();
        keep(fixture, QStringLiteral("window-picture"), window);
        fixture.press(Qt::Key_S);
        keep(fixture, QStringLiteral("window-text"), window);
    }
};

} // namespace verdict

QTEST_MAIN(verdict::PicturesTest)
#include "pictures.moc"
