#include "ui/theme/icons.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace verdict {
namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag) { return option.state.testFlag(flag); }

Color textInk(const QStyleOption &option)
{
    return has(option, QStyle::State_Enabled) ? Color::TextPrimary : Color::TextTertiary;
}

void drawSeparator(QPainter &painter, const QStyleOptionMenuItem &option, const Theme &theme)
{
    const QRectF rect = option.rect;
    painter.fillRect(QRectF(rect.left() + 8, rect.center().y(), rect.width() - 16, theme.stroke(Stroke::Hairline)),
                     theme.color(Color::LineSubtle));
}

void drawStep(QPainter &painter, const QRect &rect, const QString &icon, bool enabled, const Theme &theme)
{
    paintIcon(painter, QRectF(rect).adjusted(1, 1, -1, -1), icon,
              theme.color(enabled ? Color::TextSecondary : Color::TextTertiary));
}

} // namespace

void drawMenuItem(QPainter &painter, const QStyleOptionMenuItem &option, const Theme &theme)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return drawSeparator(painter, option, theme);
    if (has(option, QStyle::State_Selected))
        paintBox(painter, QRectF(option.rect).adjusted(4, 0, -4, 0),
                 {theme.color(Color::Selected), QColor(), 0, theme.radius(Radius::Chip)});
    const QRectF rect = QRectF(option.rect).adjusted(36, 0, -16, 0);
    if (option.checked)
        paintIcon(painter, QRectF(rect.left() - 24, rect.top(), 16, rect.height()), QStringLiteral("check"),
                  theme.color(Color::Human));
    const QStringList parts = option.text.split(u'\t');
    const QColor ink = theme.color(textInk(option));
    painter.setFont(theme.font(TypeStyle::Body));
    painter.setPen(ink);
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextHideMnemonic,
                     parts.value(0));
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        return paintIcon(painter, QRectF(rect.right() - 12, rect.top(), 16, rect.height()), QStringLiteral("right"),
                         ink);
    paintLine(painter, rect, parts.value(1), theme.font(TypeStyle::Label), theme.color(Color::TextSecondary),
              Qt::AlignRight);
}

void drawScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QWidget *widget, const QStyle &style,
                   const Theme &theme)
{
    if (option.maximum <= option.minimum)
        return;
    const QRect handle = style.subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, widget);
    const bool held = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    const QRectF bar = QRectF(handle).adjusted(3, 3, -3, -3);
    const double thickness = std::min(bar.width(), bar.height());
    paintBox(painter, bar, {theme.color(held ? Color::TextTertiary : Color::LineControl), QColor(), 0, thickness / 2});
}

void drawComboBox(QPainter &painter, const QStyleOptionComboBox &option, const QWidget *widget, const QStyle &style,
                  const Theme &theme)
{
    if (option.frame)
        drawField(painter, option, theme);
    const QRect arrow = style.subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxArrow, widget);
    const QRectF place(arrow.center().x() - 7, arrow.center().y() - 7, 16, 16);
    paintIcon(painter, place, QStringLiteral("down"), theme.color(textInk(option)));
}

void drawSpinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QWidget *widget, const QStyle &style,
                 const Theme &theme)
{
    if (option.frame)
        drawField(painter, option, theme);
    const QRect up = style.subControlRect(QStyle::CC_SpinBox, &option, QStyle::SC_SpinBoxUp, widget);
    const QRect down = style.subControlRect(QStyle::CC_SpinBox, &option, QStyle::SC_SpinBoxDown, widget);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    drawStep(painter, up, QStringLiteral("up"), option.stepEnabled.testFlag(QAbstractSpinBox::StepUpEnabled), theme);
    drawStep(painter, down, QStringLiteral("down"), option.stepEnabled.testFlag(QAbstractSpinBox::StepDownEnabled),
             theme);
}

} // namespace verdict
