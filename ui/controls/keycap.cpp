#include "ui/controls/keycap.h"

#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace verdict {
namespace {

constexpr double gap = 4;     ///< px between caps
constexpr double padding = 5; ///< px beside the text of a cap
constexpr double foot = 1;    ///< px the lower edge is thicker

QString capText(const QString &part)
{
    static const QHash<QString, QString> shown{{QStringLiteral("Left"), QStringLiteral("←")},
                                               {QStringLiteral("Right"), QStringLiteral("→")},
                                               {QStringLiteral("Up"), QStringLiteral("↑")},
                                               {QStringLiteral("Down"), QStringLiteral("↓")},
                                               {QStringLiteral("Return"), QStringLiteral("Enter")}};
    return shown.value(part, part);
}

double capHeight(const Theme &theme) { return theme.lineHeight(TypeStyle::Micro) + 2; }

double capWidth(const QString &cap, const Theme &theme)
{
    const double text = QFontMetricsF(theme.font(TypeStyle::Micro)).horizontalAdvance(cap);
    return std::max(capHeight(theme), std::ceil(text + 2 * padding));
}

QColor capInk(KeyCapLook look, const Theme &theme)
{
    switch (look) {
    case KeyCapLook::OnHuman: return theme.color(Color::TextOnHuman);
    case KeyCapLook::Muted: return theme.color(Color::TextTertiary);
    case KeyCapLook::Normal: break;
    }
    return theme.color(Color::TextSecondary);
}

void paintCap(QPainter &painter, const QRectF &rect, const QString &cap, KeyCapLook look, const Theme &theme)
{
    const bool onHuman = look == KeyCapLook::OnHuman;
    const double line = theme.stroke(Stroke::Hairline);
    const QColor edge = theme.color(onHuman ? Color::TextOnHuman : Color::LineMedium);
    const QColor fill = theme.color(onHuman ? Color::Human : Color::Surface);
    const double radius = theme.radius(Radius::Chip);
    // The foot is the lower cap showing from under the upper one.
    paintBox(painter, rect, {edge, edge, line, radius});
    paintBox(painter, rect.adjusted(0, 0, 0, -foot), {fill, edge, line, radius});
    paintLine(painter, rect.adjusted(0, 0, 0, -foot), cap, theme.font(TypeStyle::Micro), capInk(look, theme),
              Qt::AlignHCenter);
}

} // namespace

QStringList keyCapTexts(const QKeySequence &keys)
{
    QStringList caps;
    for (const QString &chord :
         keys.toString(QKeySequence::NativeText).split(QStringLiteral(", "), Qt::SkipEmptyParts)) {
        // The plus key itself ends in a plus that does not separate.
        const bool plusKey = chord.endsWith(u'+');
        for (const QString &part : (plusKey ? chord.chopped(1) : chord).split(u'+', Qt::SkipEmptyParts))
            caps += capText(part);
        if (plusKey)
            caps += QStringLiteral("+");
    }
    return caps;
}

QString keyCapSpoken(const QKeySequence &keys) { return keyCapTexts(keys).join(u' '); }

QSizeF keyCapsSize(const QStringList &caps, const Theme &theme)
{
    if (caps.isEmpty())
        return {};
    double width = gap * (caps.size() - 1);
    for (const QString &cap : caps)
        width += capWidth(cap, theme);
    return {width, capHeight(theme)};
}

void paintKeyCaps(QPainter &painter, const QRectF &rect, const QStringList &caps, KeyCapLook look, const Theme &theme)
{
    const double height = capHeight(theme);
    double x = rect.left();
    for (const QString &cap : caps) {
        const double width = capWidth(cap, theme);
        paintCap(painter, {x, std::round(rect.center().y() - height / 2), width, height}, cap, look, theme);
        x += width + gap;
    }
}

KeyCap::KeyCap(const QKeySequence &keys, QWidget *parent) : PaintedView(parent) { setKeys(keys); }

void KeyCap::setKeys(const QKeySequence &keys)
{
    m_caps = keyCapTexts(keys);
    setAccessibleName(keyCapSpoken(keys));
    updateGeometry();
    update();
}

QSize KeyCap::sizeHint() const
{
    const QSizeF size = keyCapsSize(m_caps, Theme::current());
    return {int(std::ceil(size.width())), int(std::ceil(size.height()))};
}

void KeyCap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintKeyCaps(painter, rect(), m_caps, isEnabled() ? KeyCapLook::Normal : KeyCapLook::Muted, Theme::current());
}

} // namespace verdict
