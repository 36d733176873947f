#include "ui/theme/style.h"

#include "ui/theme/focusring.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>

namespace verdict {
namespace {

template <class... Kinds> bool isAny(const QWidget *widget) { return (qobject_cast<const Kinds *>(widget) || ...); }

bool isTextArea(const QWidget *widget) { return isAny<QPlainTextEdit, QTextEdit>(widget); }

/// A QFrame that edits text reports no focus in its option, although the frame is where focus shows.
void drawAreaFrame(QPainter &painter, const QStyleOption &option, const QWidget *widget, const Theme &theme)
{
    QStyleOption own(option);
    own.state.setFlag(QStyle::State_HasFocus, widget->hasFocus());
    drawField(painter, own, theme);
}

} // namespace

VerdictStyle::VerdictStyle(const Theme &theme) : QProxyStyle(QStringLiteral("Fusion")), m_theme(theme) {}

void VerdictStyle::polish(QApplication *app)
{
    QProxyStyle::polish(app);
    app->setPalette(m_theme.palette());
    new FocusRing(*app, this);
}

void VerdictStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *tip = qobject_cast<QLabel *>(widget); tip && tip->inherits("QTipLabel"))
        tip->setTextFormat(Qt::PlainText);
    if (isAny<QAbstractButton, QComboBox, QAbstractSpinBox, QScrollBar, QTabBar>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (isTextArea(widget))
        widget->setAttribute(Qt::WA_OpaquePaintEvent, false);
    if (auto *tabs = qobject_cast<QTabBar *>(widget))
        tabs->setExpanding(false);
    if (auto *menu = qobject_cast<QMenu *>(widget))
        menu->setAttribute(Qt::WA_TranslucentBackground);
}

void VerdictStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand: return drawButtonPanel(*painter, *option, m_theme);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); !frame || frame->lineWidth == 0)
            return;
        return drawField(*painter, *option, m_theme);
    case PE_FrameLineEdit:
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_IndicatorHeaderArrow: return;
    case PE_FrameFocusRect:
        // Buttons have the focus ring around them; only rows of lists and tables show focus inside.
        if (qobject_cast<const QAbstractItemView *>(widget))
            paintBox(
                *painter, QRectF(option->rect).adjusted(1, 1, -1, -1),
                {QColor(), m_theme.color(Color::Human), m_theme.stroke(Stroke::Focus), m_theme.radius(Radius::Chip)});
        return;
    case PE_Frame:
        if (isTextArea(widget))
            return drawAreaFrame(*painter, *option, widget, m_theme);
        break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: return drawCheckMark(*painter, *option, m_theme);
    case PE_IndicatorRadioButton: return drawRadioMark(*painter, *option, m_theme);
    case PE_PanelTipLabel:
    case PE_PanelMenu: return drawFloatingPanel(*painter, *option, m_theme);
    case PE_FrameMenu: return;
    case PE_PanelItemViewItem: return drawItemGround(*painter, *option, m_theme);
    case PE_FrameTabBarBase:
        return painter->fillRect(QRectF(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                                 m_theme.color(Color::LineSubtle));
    default: break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void VerdictStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (element == CE_FocusFrame)
        return drawFocusFrame(*painter, *option, widget, m_theme);
    if (element == CE_TabBarTabShape && tab)
        return drawTabShape(*painter, *tab, m_theme);
    if (element == CE_TabBarTabLabel && tab)
        return drawTabLabel(*painter, *tab, widget, m_theme);
    if (element == CE_MenuItem && item)
        return drawMenuItem(*painter, *item, m_theme);
    if (element == CE_HeaderLabel && header)
        return drawHeaderLabel(*painter, *header, m_theme);
    if (element == CE_ItemViewItem)
        return drawItem(*option, painter, widget);
    if (element == CE_MenuEmptyArea)
        return;
    if (element == CE_HeaderSection && header)
        return drawHeaderSection(*painter, *header, m_theme);
    if (element == CE_Splitter)
        return painter->fillRect(option->rect, m_theme.color(Color::LineSubtle));
    QProxyStyle::drawControl(element, option, painter, widget);
}

/// A selected row has a pale ground, so its text keeps the colour of text.
void VerdictStyle::drawItem(const QStyleOption &option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option);
    if (!item)
        return;
    QStyleOptionViewItem own(*item);
    own.palette.setColor(QPalette::HighlightedText, own.palette.color(QPalette::Text));
    QProxyStyle::drawControl(CE_ItemViewItem, &own, painter, widget);
}

void VerdictStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); bar && control == CC_ScrollBar)
        return drawScrollBar(*painter, *bar, widget, *this, m_theme);
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option))
        return drawComboBox(*painter, *combo, widget, *this, m_theme);
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
        return drawSpinBox(*painter, *spin, widget, *this, m_theme);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace verdict
