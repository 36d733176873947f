#include "ui/theme/styleparts.h"

#include "ui/theme/icons.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QFocusFrame>
#include <QPainter>
#include <QStyleOption>
#include <QTabBar>
#include <QVariant>

namespace verdict {
namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag) { return option.state.testFlag(flag); }

/// The edge of anything a person can fill in: human ink, 2 px, while it has the focus.
Box fieldBox(const QStyleOption &option, const Theme &theme)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focused = enabled && has(option, QStyle::State_HasFocus);
    Box box{theme.color(enabled ? Color::Surface : Color::Window),
            theme.color(enabled ? Color::LineControl : Color::LineMedium), theme.stroke(Stroke::Hairline),
            theme.radius(Radius::Control)};
    if (focused) {
        box.edge = theme.color(Color::Human);
        box.width = theme.stroke(Stroke::Selected);
    }
    return box;
}

constexpr int countGap = 6;     ///< px between a tab's name and its count
constexpr double cellInset = 3; ///< px that bring a head in line with the text of its cells

QString tabCount(const QStyleOptionTab &option, const QWidget *widget)
{
    const auto *bar = qobject_cast<const QTabBar *>(widget);
    return bar ? bar->tabData(option.tabIndex).toString() : QString();
}

QColor markFill(const QStyleOption &option, bool on, const Theme &theme)
{
    if (!has(option, QStyle::State_Enabled))
        return theme.color(on ? Color::LineMedium : Color::Window);
    return theme.color(on ? Color::Human : has(option, QStyle::State_MouseOver) ? Color::Hover : Color::Surface);
}

QColor markEdge(const QStyleOption &option, bool on, const Theme &theme)
{
    if (!has(option, QStyle::State_Enabled))
        return theme.color(Color::LineMedium);
    return theme.color(on ? Color::Human : Color::LineControl);
}

} // namespace

void drawButtonPanel(QPainter &painter, const QStyleOption &option, const Theme &theme)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool pressed = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool hovered = enabled && has(option, QStyle::State_MouseOver);
    const Color fill = pressed ? Color::Sunken : hovered ? Color::Hover : Color::Surface;
    paintBox(painter, option.rect,
             {theme.color(fill), theme.color(enabled ? Color::LineControl : Color::LineMedium),
              theme.stroke(Stroke::Hairline), theme.radius(Radius::Control)});
}

void drawField(QPainter &painter, const QStyleOption &option, const Theme &theme)
{
    paintBox(painter, option.rect, fieldBox(option, theme));
}

void drawCheckMark(QPainter &painter, const QStyleOption &option, const Theme &theme)
{
    const bool partly = has(option, QStyle::State_NoChange);
    const bool on = has(option, QStyle::State_On) || partly;
    paintBox(painter, option.rect,
             {markFill(option, on, theme), markEdge(option, on, theme), theme.stroke(Stroke::Hairline),
              theme.radius(Radius::Chip)});
    if (on)
        paintIcon(painter, option.rect, partly ? QStringLiteral("minus") : QStringLiteral("check"),
                  theme.color(Color::TextOnHuman));
}

void drawRadioMark(QPainter &painter, const QStyleOption &option, const Theme &theme)
{
    const bool on = has(option, QStyle::State_On);
    const QRectF rect = option.rect;
    paintBox(painter, rect,
             {theme.color(Color::Surface), markEdge(option, on, theme),
              theme.stroke(on ? Stroke::Selected : Stroke::Hairline), rect.width() / 2});
    if (!on)
        return;
    const double inset = rect.width() * 0.27;
    paintBox(painter, rect.adjusted(inset, inset, -inset, -inset),
             {markFill(option, true, theme), QColor(), 0, rect.width() / 2});
}

void drawFloatingPanel(QPainter &painter, const QStyleOption &option, const Theme &theme)
{
    paintBox(painter, option.rect,
             {theme.color(Color::Raised), theme.color(Color::LineControl), theme.stroke(Stroke::Hairline),
              theme.radius(Radius::Control)});
}

void drawItemGround(QPainter &painter, const QStyleOption &option, const Theme &theme)
{
    if (has(option, QStyle::State_Selected) && theme.isHighContrast())
        paintBox(painter, option.rect, {QColor(), theme.color(Color::Human), theme.stroke(Stroke::Selected), 0});
    else if (has(option, QStyle::State_Selected))
        painter.fillRect(option.rect, theme.color(Color::Selected));
    else if (has(option, QStyle::State_MouseOver))
        painter.fillRect(option.rect, theme.color(Color::Hover));
}

void drawFocusFrame(QPainter &painter, const QStyleOption &option, const QWidget *frame, const Theme &theme)
{
    const auto *ring = qobject_cast<const QFocusFrame *>(frame);
    const QVariant own = ring && ring->widget() ? ring->widget()->property("focusRadius") : QVariant();
    const double radius = own.isValid() ? own.toDouble() : theme.radius(Radius::Control);
    const double margin = theme.stroke(Stroke::Focus) + theme.stroke(Stroke::FocusOffset);
    paintFocusRing(painter, QRectF(option.rect).adjusted(margin, margin, -margin, -margin), radius, theme);
}

void drawTabShape(QPainter &painter, const QStyleOptionTab &option, const Theme &theme)
{
    const bool current = has(option, QStyle::State_Selected);
    if (!current && has(option, QStyle::State_MouseOver))
        paintBox(painter, QRectF(option.rect).adjusted(4, 4, -4, -4),
                 {theme.color(Color::Hover), QColor(), 0, theme.radius(Radius::Chip)});
    if (!current)
        return;
    const double width = theme.stroke(Stroke::Selected);
    const QRectF rect = option.rect;
    painter.fillRect(QRectF(rect.left() + 8, rect.bottom() - width, rect.width() - 16, width),
                     theme.color(Color::Human));
}

int tabContentWidth(const QStyleOptionTab &option, const QWidget *bar, const Theme &theme)
{
    // The strong weight is the widest, so a tab keeps its width when it becomes the current one.
    const QFontMetrics strong(theme.font(TypeStyle::BodyStrong));
    const QString count = tabCount(option, bar);
    const int room =
        count.isEmpty() ? 0 : countGap + QFontMetrics(theme.font(TypeStyle::Body)).horizontalAdvance(count);
    return strong.horizontalAdvance(option.text) + room;
}

void drawTabLabel(QPainter &painter, const QStyleOptionTab &option, const QWidget *bar, const Theme &theme)
{
    const bool current = has(option, QStyle::State_Selected);
    const bool enabled = has(option, QStyle::State_Enabled);
    const Color ink = !enabled ? Color::TextTertiary : current ? Color::TextPrimary : Color::TextSecondary;
    const int width = tabContentWidth(option, bar, theme);
    const QRectF content(option.rect.left() + (option.rect.width() - width) / 2, option.rect.top(), width,
                         option.rect.height());
    paintLine(painter, content, option.text, theme.font(current ? TypeStyle::BodyStrong : TypeStyle::Control),
              theme.color(ink));
    paintLine(painter, content, tabCount(option, bar), theme.font(TypeStyle::Body), theme.color(Color::TextTertiary),
              Qt::AlignRight);
    if (has(option, QStyle::State_HasFocus))
        paintBox(painter, QRectF(option.rect).adjusted(2, 2, -2, -4),
                 {QColor(), theme.color(Color::Human), theme.stroke(Stroke::Focus), theme.radius(Radius::Control)});
}

void drawHeaderSection(QPainter &painter, const QStyleOptionHeader &option, const Theme &theme)
{
    painter.fillRect(option.rect, theme.color(Color::Surface));
    const QRectF rect = option.rect;
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), theme.stroke(Stroke::Hairline)),
                     theme.color(Color::LineMedium));
}

void drawHeaderLabel(QPainter &painter, const QStyleOptionHeader &option, const Theme &theme)
{
    const QFont font = theme.font(TypeStyle::Label);
    const QRectF rect = QRectF(option.rect).adjusted(cellInset, 0, -cellInset, 0);
    const bool right = option.textAlignment & Qt::AlignRight;
    const QString text = QFontMetricsF(font).elidedText(option.text, Qt::ElideRight, rect.width());
    paintLine(painter, rect, text, font, theme.color(Color::TextSecondary), right ? Qt::AlignRight : Qt::AlignLeft);
    if (option.sortIndicator == QStyleOptionHeader::None)
        return;
    const double width = QFontMetricsF(font).horizontalAdvance(text) + 2;
    const double side = 14;
    const double x = right ? rect.right() - width - side : rect.left() + width;
    paintIcon(painter, {x, rect.top(), side, rect.height()},
              option.sortIndicator == QStyleOptionHeader::SortUp ? QStringLiteral("up") : QStringLiteral("down"),
              theme.color(Color::TextSecondary));
}

} // namespace verdict
