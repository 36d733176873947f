#include "ui/controls/reasonchip.h"

#include "ui/theme/icons.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace verdict {
namespace {

constexpr double padding = 8;
constexpr double checkOverhang = 2; ///< px the check is larger than the digit's place, or its line gets thin
constexpr double gap = 5;

/// The check takes the digit's place, so that choosing a reason moves neither its words nor another chip.
double leadSide(const Theme &theme) { return theme.lineHeight(TypeStyle::Label) - 4; }

Box chipBox(const ButtonState &state, const Theme &theme)
{
    const Color fill = state.checked                    ? Color::HumanTint
                       : state.hovered && state.enabled ? Color::Hover
                                                        : Color::Surface;
    const Color edge = state.checked ? Color::Human : state.enabled ? Color::LineControl : Color::LineMedium;
    return {theme.color(fill), theme.color(edge), theme.stroke(Stroke::Hairline), theme.radius(Radius::Chip)};
}

} // namespace

QSizeF reasonChipSize(const ChipFace &face, const Theme &theme)
{
    const QFontMetricsF strong(theme.font(TypeStyle::Label, QFont::DemiBold));
    const double text = std::ceil(strong.horizontalAdvance(face.text));
    return {2 * padding + leadSide(theme) + gap + text, double(theme.height(Size::ControlSmall))};
}

void paintReasonChip(QPainter &painter, const QRectF &rect, const ChipFace &face, const Theme &theme)
{
    paintBox(painter, rect, chipBox(face.state, theme));
    const QRectF lead(rect.left() + padding, rect.top(), leadSide(theme), rect.height());
    const QRectF words(lead.right() + gap, rect.top(), rect.right() - padding - lead.right() - gap, rect.height());
    if (face.state.checked)
        paintIcon(painter, lead.adjusted(-checkOverhang, 0, checkOverhang, 0), QStringLiteral("check"),
                  theme.color(Color::Human));
    else
        paintLine(painter, lead, face.number, theme.font(TypeStyle::Label), theme.color(Color::TextTertiary),
                  Qt::AlignHCenter);
    paintLine(painter, words, face.text,
              theme.font(TypeStyle::Label, face.state.checked ? QFont::DemiBold : QFont::Medium),
              theme.color(face.state.enabled ? Color::TextPrimary : Color::TextTertiary));
}

ReasonChip::ReasonChip(const QString &reason, int number, QWidget *parent)
    : PaintedButton(reason, parent), m_number(number)
{
    setCheckable(true);
    setProperty("focusRadius", Theme::current().radius(Radius::Chip));
}

QString ReasonChip::spokenName() const
{
    return m_number == 0 ? text() : QStringLiteral("%1, %2").arg(m_number).arg(text());
}

QSize ReasonChip::sizeHint() const
{
    const QSizeF size = reasonChipSize(face(), Theme::current());
    return {int(std::ceil(size.width())), int(size.height())};
}

ChipFace ReasonChip::face() const
{
    return {text(), m_number == 0 ? QString() : QString::number(m_number), buttonState()};
}

void ReasonChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintReasonChip(painter, rect(), face(), Theme::current());
}

} // namespace verdict
