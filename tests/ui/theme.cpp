#include "tests/ui/contrast.h"
#include "tests/ui/look.h"
#include "ui/theme/icons.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <optional>

using namespace verdict;

class ThemeTest : public QObject {
    Q_OBJECT

    std::optional<Look> m_look;

private Q_SLOTS:
    void init() { m_look.emplace(); }
    void cleanup() { m_look.reset(); }

    void paletteFollowsTheMode()
    {
        Theme &theme = **m_look;
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setMode(Theme::Mode::Dark);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(QApplication::palette().color(QPalette::Window), entry(theme.tokens().dark, Color::Window));
        QVERIFY(isDarkPalette(QApplication::palette()));
        theme.setMode(Theme::Mode::Light);
        QCOMPARE(QApplication::palette().color(QPalette::Window), entry(theme.tokens().light, Color::Window));
        QVERIFY(!isDarkPalette(QApplication::palette()));
    }

    void everyTextOfThePaletteCanBeRead()
    {
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            (*m_look)->setMode(mode);
            const QPalette palette = QApplication::palette();
            using Role = QPalette::ColorRole;
            const std::pair<Role, Role> pairs[] = {
                {QPalette::WindowText, QPalette::Window},  {QPalette::Text, QPalette::Base},
                {QPalette::Text, QPalette::AlternateBase}, {QPalette::PlaceholderText, QPalette::Base},
                {QPalette::ButtonText, QPalette::Button},  {QPalette::HighlightedText, QPalette::Highlight},
                {QPalette::Link, QPalette::Base},          {QPalette::ToolTipText, QPalette::ToolTipBase}};
            for (const auto &[ink, ground] : pairs)
                QVERIFY(contrast(palette.color(ink), palette.color(ground)) >= 4.5);
        }
    }

    void systemModeReadsTheDesktopNotOurselves()
    {
        Theme &theme = **m_look;
        theme.setMode(Theme::Mode::System);
        const bool desktop = theme.isDark();
        theme.setMode(desktop ? Theme::Mode::Light : Theme::Mode::Dark);
        QEvent news(QEvent::ApplicationPaletteChange);
        QApplication::sendEvent(qApp, &news);
        QCOMPARE(theme.isDark(), !desktop);
        QCOMPARE(isDarkPalette(QApplication::palette()), !desktop);
        theme.setMode(Theme::Mode::System);
        QCOMPARE(theme.isDark(), desktop);
    }

    void whatTheProgramSetsIsNoNews()
    {
        Theme &theme = **m_look;
        theme.setMode(Theme::Mode::Light);
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
        QSignalSpy changes(&theme, &Theme::changed);
        theme.setMode(Theme::Mode::Dark);
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(changes.size(), 1);
    }

    void whatTheDesktopStatesOutranksItsPalette()
    {
        Theme &theme = **m_look;
        theme.setMode(Theme::Mode::System);
        theme.setStatedLook({true, std::nullopt});
        QVERIFY(theme.isDark());
        theme.setStatedLook({false, true});
        QVERIFY(!theme.isDark());
        QVERIFY(theme.isHighContrast());
        theme.setMode(Theme::Mode::Dark);
        QVERIFY(theme.isDark());
    }

    void typeGrowsWithTheTextSizeAndStaysInItsLine()
    {
        Theme &theme = **m_look;
        for (const double scale : theme.tokens().scales) {
            theme.setScale(scale);
            for (int i = 0; i < int(TypeStyle::Count); ++i) {
                const auto style = TypeStyle(i);
                const QFont font = theme.font(style);
                QCOMPARE(font.pixelSize(), qRound(entry(theme.tokens().type, style).px * scale));
                QCOMPARE(font.hintingPreference(), QFont::PreferNoHinting);
                QVERIFY(QFontMetricsF(font).height() <= theme.lineHeight(style) + 0.5);
            }
        }
        theme.setScale(9);
        QCOMPARE(theme.scale(), 1.5);
        theme.setScale(0.1);
        QCOMPARE(theme.scale(), 0.9);
    }

    void highContrastThickensLinesAndDropsTints()
    {
        Theme &theme = **m_look;
        theme.setContrast(Theme::Contrast::High);
        QCOMPARE(theme.stroke(Stroke::Hairline), 2.0);
        QCOMPARE(theme.color(Color::ModelTint), theme.color(Color::Surface));
        QCOMPARE(theme.color(Color::HumanTint), theme.color(Color::Surface));
        for (const Color ink : {Color::Human, Color::Model, Color::Crit, Color::LineControl, Color::TextTertiary})
            QCOMPARE(theme.color(ink), theme.color(Color::TextPrimary));
        theme.setContrast(Theme::Contrast::Normal);
        QCOMPARE(theme.stroke(Stroke::Hairline), 1.0);
    }

    void reducedMotionStopsBothMotions()
    {
        Theme &theme = **m_look;
        QCOMPARE(theme.motionMs(Motion::Details), 120);
        theme.setReducedMotion(true);
        QCOMPARE(theme.motionMs(Motion::Details), 0);
        QCOMPARE(theme.motionMs(Motion::Bar), 0);
    }

    void everyIconDrawsInTheColourAskedFor()
    {
        const QStringList names = iconNames();
        QVERIFY(names.size() > 40);
        for (const QString &name : names) {
            const QPixmap pixmap = iconPixmap(name, 20, Qt::red, 2.0);
            QCOMPARE(pixmap.size(), QSize(40, 40));
            const QImage image = pixmap.toImage();
            QVERIFY2(hasColor(image, Qt::red, 2), qPrintable(name));
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    QVERIFY2(image.pixelColor(x, y).alpha() == 0 || image.pixelColor(x, y).red() > 200,
                             qPrintable(name));
        }
    }

    void focusIsDrawnAroundAButtonAndInAField()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *button = new QPushButton(QStringLiteral("Fetch again"));
        auto *field = new QLineEdit;
        column->addWidget(field);
        column->addWidget(button);
        window.show();
        QApplication::setActiveWindow(&window);
        const QColor human = (*m_look)->color(Color::Human);
        const QRect around = button->geometry().adjusted(-4, -4, 4, 4);
        field->setFocus();
        QTRY_VERIFY(!hasColor(window.grab(around).toImage(), human, 8));
        QVERIFY(hasColor(field->grab().toImage(), human, 8));
        button->setFocus();
        QTRY_VERIFY(hasColor(window.grab(around).toImage(), human, 8));
        QVERIFY(!hasColor(field->grab().toImage(), human, 8));
    }

    void controlsGrowWithTheText()
    {
        for (const auto &[scale, height] : {std::pair(1.0, 32), std::pair(1.5, 42)}) {
            (*m_look)->setScale(scale);
            QPushButton button(QStringLiteral("Fetch again"));
            button.ensurePolished();
            QCOMPARE(button.sizeHint().height(), height);
            QVERIFY(button.sizeHint().width() >= QFontMetrics(button.font()).horizontalAdvance(button.text()) + 24);
        }
    }
};

QTEST_MAIN(ThemeTest)
#include "theme.moc"
