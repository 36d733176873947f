#include "tests/ui/look.h"
#include "ui/controls/actionbutton.h"
#include "ui/controls/confidencescale.h"
#include "ui/controls/keycap.h"
#include "ui/controls/labelbutton.h"
#include "ui/controls/marks.h"
#include "ui/controls/rangestrip.h"
#include "ui/controls/reasonchip.h"
#include "ui/controls/stakes.h"
#include "ui/controls/weightbar.h"
#include "ui/theme/stylepaint.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTest>
#include <cmath>
#include <functional>
#include <optional>

using namespace verdict;

namespace {

constexpr int air = 24; ///< px left around a control to see what sticks out

/// A control painted by its free function into the middle of a larger canvas, where nothing clips it.
struct Specimen {
    QByteArray name;
    QSizeF size;
    std::function<void(QPainter &, const QRectF &)> paint;
};

QStringList caps(const QKeySequence &keys) { return keyCapTexts(keys); }

void addButtons(std::vector<Specimen> &all, const Theme &theme)
{
    for (const auto prominence : {Prominence::Primary, Prominence::Outlined, Prominence::Quiet})
        for (const bool enabled : {true, false}) {
            const ActionFace face{QStringLiteral("Accept suggestion"),
                                  caps(QKeySequence(Qt::CTRL | Qt::Key_Return)),
                                  prominence,
                                  Mark::Suggested,
                                  false,
                                  {enabled}};
            all.push_back({"action button", actionButtonSize(face, theme),
                           [=, &theme](QPainter &p, const QRectF &r) { paintActionButton(p, r, face, theme); }});
        }
    for (const bool chosen : {true, false}) {
        const ChipFace chip{
            QStringLiteral("Pattern is normal here"), QStringLiteral("5"), {true, false, false, chosen}};
        all.push_back({"chip", reasonChipSize(chip, theme),
                       [=, &theme](QPainter &p, const QRectF &r) { paintReasonChip(p, r, chip, theme); }});
    }
}

void addLabels(std::vector<Specimen> &all, const Theme &theme)
{
    for (const auto &text : {QStringLiteral("Legitimate"), QStringLiteral("Friendly fraud, merchant error")})
        for (const bool chosen : {true, false}) {
            const LabelFace face{text, caps(QKeySequence(Qt::Key_2)), true, {true, false, false, chosen}};
            LabelButton button(text);
            button.setKey(QKeySequence(Qt::Key_2));
            const int narrow = button.minimumSizeHint().width();
            for (const int width : {narrow, button.sizeHint().width()})
                all.push_back({"label", QSizeF(width, button.heightForWidth(width)),
                               [=, &theme](QPainter &p, const QRectF &r) { paintLabelButton(p, r, face, theme); }});
        }
}

void addFigures(std::vector<Specimen> &all, const Theme &theme)
{
    const QStringList keys = caps(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    all.push_back({"key caps", keyCapsSize(keys, theme),
                   [=, &theme](QPainter &p, const QRectF &r) { paintKeyCaps(p, r, keys, KeyCapLook::Normal, theme); }});
    for (int level = 1; level <= 3; ++level)
        all.push_back({"stakes", stakesSize(theme),
                       [=, &theme](QPainter &p, const QRectF &r) { paintStakes(p, r, level, theme); }});
    for (const double value : {-100.0, 0.0, 0.5, 100.0})
        all.push_back({"range", {104, 20}, [=, &theme](QPainter &p, const QRectF &r) {
                           paintRangeStrip(p, r, {0, 1, 0.2, 0.6, 0.4, value}, theme);
                       }});
    for (const double value : {-9.0, -0.4, 0.0, 0.7, 9.0})
        all.push_back({"weight", {88, 20}, [=, &theme](QPainter &p, const QRectF &r) {
                           paintWeightBar(p, r, {value, 1}, theme);
                       }});
    for (const double point : {0.03, 0.5, 0.71, 0.97})
        all.push_back(
            {"confidence", QSizeF(240, confidenceScaleHeight(theme)), [=, &theme](QPainter &p, const QRectF &r) {
                 paintConfidenceScale(p, r, {point, {{point - 0.02, point + 0.02}}, {{0.9, 1.0}}}, theme);
             }});
    for (int mark = 0; mark <= int(Mark::Missed); ++mark)
        all.push_back(
            {"mark", {12, 12}, [=, &theme](QPainter &p, const QRectF &r) { paintMark(p, r, Mark(mark), theme); }});
}

std::vector<Specimen> specimens(const Theme &theme)
{
    std::vector<Specimen> all;
    addButtons(all, theme);
    addLabels(all, theme);
    addFigures(all, theme);
    return all;
}

QImage painted(const Specimen &specimen, const QColor &ground)
{
    const QSize size(int(std::ceil(specimen.size.width())), int(std::ceil(specimen.size.height())));
    QImage image(size + QSize(2 * air, 2 * air), QImage::Format_RGB32);
    image.fill(ground);
    QPainter painter(&image);
    specimen.paint(painter, QRectF(QPointF(air, air), QSizeF(size)));
    return image;
}

bool isBlank(const QImage &image, const QColor &ground)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) != ground.rgb())
                return false;
    return true;
}

/// Everything but the control's own rectangle.
bool keepsToItsPlace(const QImage &image, const QColor &ground)
{
    const QRect inner = image.rect().adjusted(air, air, -air, -air);
    return isBlank(image.copy(0, 0, image.width(), inner.top()), ground) &&
           isBlank(image.copy(0, inner.bottom() + 1, image.width(), air), ground) &&
           isBlank(image.copy(0, 0, inner.left(), image.height()), ground) &&
           isBlank(image.copy(inner.right() + 1, 0, air, image.height()), ground);
}

} // namespace

class PaintingTest : public QObject {
    Q_OBJECT

    std::optional<Look> m_look;

private Q_SLOTS:
    void init() { m_look.emplace(); }
    void cleanup() { m_look.reset(); }

    void nothingSticksOut_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<double>("scale");
        for (const bool dark : {false, true})
            for (const double scale : {0.9, 1.0, 1.15, 1.3, 1.5})
                QTest::addRow("%s %d %%", dark ? "dark" : "light", qRound(scale * 100)) << dark << scale;
    }

    void nothingSticksOut()
    {
        QFETCH(bool, dark);
        QFETCH(double, scale);
        Theme &theme = **m_look;
        theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        theme.setScale(scale);
        const QColor ground = theme.color(Color::Window);
        for (const Specimen &specimen : specimens(theme)) {
            const QImage image = painted(specimen, ground);
            QVERIFY2(!isBlank(image, ground), specimen.name.constData());
            // Half the diamond of a point at the end of the scale may stand out over the axis.
            if (specimen.name != "confidence")
                QVERIFY2(keepsToItsPlace(image, ground), specimen.name.constData());
        }
    }

    void themesDiffer()
    {
        Theme &theme = **m_look;
        theme.setMode(Theme::Mode::Light);
        std::vector<QImage> light;
        for (const Specimen &specimen : specimens(theme))
            light.push_back(painted(specimen, Qt::gray));
        theme.setMode(Theme::Mode::Dark);
        std::size_t at = 0;
        for (const Specimen &specimen : specimens(theme))
            QVERIFY2(painted(specimen, Qt::gray) != light[at++], specimen.name.constData());
    }

    void aLabelWithoutSuggestionHoldsNoModelInk()
    {
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme &theme = **m_look;
            theme.setMode(mode);
            LabelButton label(QStringLiteral("Stolen card"));
            const QColor model = theme.color(Color::Model);
            QVERIFY(!hasColor(picture(label, {200, 44}), model));
            label.setSuggested(true);
            QVERIFY(hasColor(picture(label, {200, 44}), model));
        }
    }

    void rangeStripIsGreyOnly()
    {
        RangeStrip strip;
        strip.setRange(stripRange(18, 60, 140, 1284));
        const QImage image = picture(strip, {104, 20});
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                QVERIFY(image.pixelColor(x, y).hsvSaturation() <= 2);
    }

    void weightsReachTheSideTheyArgueFor()
    {
        const Theme &theme = **m_look;
        const auto inked = [&](double value) {
            const QImage image = painted({"",
                                          {80, 20},
                                          [&](QPainter &p, const QRectF &r) {
                                              paintWeightBar(p, r, {value, 1}, theme);
                                          }},
                                         theme.color(Color::Surface));
            const QColor ink = theme.color(Color::Model);
            return std::pair(hasColor(image.copy(air, air, 38, 20), ink),
                             hasColor(image.copy(air + 42, air, 38, 20), ink));
        };
        QCOMPARE(inked(0.6), std::pair(false, true));
        QCOMPARE(inked(-0.6), std::pair(true, false));
        QCOMPARE(inked(0), std::pair(false, false));
    }

    void stakesFillBarByBar()
    {
        const Theme &theme = **m_look;
        const QColor ink = theme.color(Color::TextPrimary);
        for (int level = 1; level <= 3; ++level) {
            const QImage image =
                painted({"", {16, 12}, [&](QPainter &p, const QRectF &r) { paintStakes(p, r, level, theme); }},
                        theme.color(Color::Surface));
            for (int bar = 0; bar < 3; ++bar)
                QCOMPARE(hasColor(image.copy(air + bar * 5, air, 3, 12), ink), bar < level);
        }
    }

    void keyCapsSpeakThePlatformsKeys()
    {
        QCOMPARE(keyCapTexts(QKeySequence(Qt::CTRL | Qt::Key_K)),
                 QStringList({QStringLiteral("Ctrl"), QStringLiteral("K")}));
        QCOMPARE(keyCapTexts(QKeySequence(Qt::CTRL | Qt::Key_Plus)),
                 QStringList({QStringLiteral("Ctrl"), QStringLiteral("+")}));
        QCOMPARE(keyCapTexts(QKeySequence(Qt::Key_Down)), QStringList({QStringLiteral("↓")}));
        QCOMPARE(keyCapTexts(QKeySequence(Qt::Key_Comma)), QStringList({QStringLiteral(",")}));
        QVERIFY(keyCapTexts(QKeySequence()).isEmpty());
    }
};

QTEST_MAIN(PaintingTest)
#include "painting.moc"
