#include "ui/controls/actionbutton.h"

#include "ui/controls/keycap.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace verdict {
namespace {

constexpr double padding = 13;
constexpr double gap = 8;
constexpr double markAt100 = 10; ///< px a mark measures beside text of 100 %

bool isFilled(const ActionFace &face) { return face.prominence == Prominence::Primary && face.state.enabled; }

QFont fontOf(const ActionFace &face, const Theme &theme)
{
    return theme.font(TypeStyle::Control, face.prominence == Prominence::Primary ? QFont::DemiBold : QFont::Medium);
}

Color inkOf(const ActionFace &face)
{
    if (isFilled(face))
        return Color::TextOnHuman;
    if (!face.state.enabled)
        return Color::TextTertiary;
    return face.prominence == Prominence::Quiet && !face.state.hovered ? Color::TextSecondary : Color::TextPrimary;
}

Color groundOf(const ButtonState &state)
{
    if (state.pressed || state.checked)
        return Color::Sunken;
    return state.hovered && state.enabled ? Color::Hover : Color::Surface;
}

/// A filled button has no colour of its own for hover; a lighter or darker step of human ink would be one more token.
Box boxOf(const ActionFace &face, const Theme &theme)
{
    const double radius = theme.radius(Radius::Control);
    if (isFilled(face)) {
        const bool lit = face.state.hovered || face.state.pressed;
        return {theme.color(Color::Human), lit ? theme.color(Color::HumanLine) : QColor(),
                theme.stroke(Stroke::Selected), radius};
    }
    if (face.prominence == Prominence::Quiet)
        return {face.state.hovered && face.state.enabled ? theme.color(groundOf(face.state)) : QColor(), QColor(), 0,
                radius};
    return {theme.color(groundOf(face.state)), theme.color(face.state.enabled ? Color::LineControl : Color::LineMedium),
            theme.stroke(Stroke::Hairline), radius};
}

KeyCapLook capLook(const ActionFace &face)
{
    if (isFilled(face))
        return KeyCapLook::OnHuman;
    return face.state.enabled ? KeyCapLook::Normal : KeyCapLook::Muted;
}

double capsRoom(const ActionFace &face, const Theme &theme)
{
    const double caps = keyCapsSize(face.keys, theme).width();
    return caps == 0 ? 0 : caps + gap;
}

} // namespace

QSizeF actionButtonSize(const ActionFace &face, const Theme &theme)
{
    const double text = std::ceil(QFontMetricsF(fontOf(face, theme)).horizontalAdvance(face.text));
    const double mark = face.mark ? gap + theme.scaled(markAt100) : 0;
    return {2 * padding + capsRoom(face, theme) + text + mark,
            double(theme.height(face.small ? Size::ControlSmall : Size::Control))};
}

void paintActionButton(QPainter &painter, const QRectF &rect, const ActionFace &face, const Theme &theme)
{
    paintBox(painter, rect, boxOf(face, theme));
    // A button stretched by its layout keeps its words in the middle.
    const double spare = std::max(0.0, std::floor((rect.width() - actionButtonSize(face, theme).width()) / 2));
    QRectF inner = rect.adjusted(padding + spare, 0, -padding - spare, 0);
    paintKeyCaps(painter, inner, face.keys, capLook(face), theme);
    inner.adjust(capsRoom(face, theme), 0, 0, 0);
    paintLine(painter, inner, face.text, fontOf(face, theme), theme.color(inkOf(face)));
    const double markSide = theme.scaled(markAt100);
    if (face.mark)
        paintMark(painter, {inner.right() - markSide, inner.center().y() - markSide / 2, markSide, markSide},
                  *face.mark, theme);
}

ActionButton::ActionButton(const QString &text, Prominence prominence, QWidget *parent)
    : PaintedButton(text, parent), m_prominence(prominence)
{
}

void ActionButton::setProminence(Prominence prominence)
{
    m_prominence = prominence;
    updateGeometry();
    update();
}

void ActionButton::setMark(std::optional<Mark> mark)
{
    m_mark = mark;
    updateGeometry();
    update();
}

void ActionButton::setSmall(bool small)
{
    m_small = small;
    updateGeometry();
}

QSize ActionButton::sizeHint() const
{
    const QSizeF size = actionButtonSize(face(), Theme::current());
    return {int(std::ceil(size.width())), int(size.height())};
}

ActionFace ActionButton::face() const { return {text(), keyCaps(), m_prominence, m_mark, m_small, buttonState()}; }

void ActionButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintActionButton(painter, rect(), face(), Theme::current());
}

} // namespace verdict
