#include "ui/theme/style.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"

#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>

namespace verdict {
namespace {

constexpr int fieldPadding = 12; ///< px between the edge of a field or button and its text
constexpr int arrowWidth = 28;   ///< px for the arrow of a list of choices
constexpr int menuText = 36;     ///< px before a menu's text, room for the check mark

bool isTextArea(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

QSize menuItemSize(const QStyleOption *option, const QSize &size, const Theme &theme)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
        return {size.width(), 9};
    return {size.width() + menuText + 40, theme.height(Size::Control)};
}

QSize tabSize(const QStyleOption *option, const QWidget *bar, const Theme &theme)
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    return {(tab ? tabContentWidth(*tab, bar, theme) : 0) + 28, theme.height(Size::Tab)};
}

/// The up and down steps share the right edge of a spin box.
QRect spinBoxPart(const QRect &rect, QStyle::SubControl sub)
{
    const int width = 24;
    const QRect steps(rect.right() - width, rect.top() + 2, width, rect.height() - 4);
    if (sub == QStyle::SC_SpinBoxUp)
        return steps.adjusted(0, 0, 0, -steps.height() / 2);
    if (sub == QStyle::SC_SpinBoxDown)
        return steps.adjusted(0, steps.height() / 2, 0, 0);
    if (sub == QStyle::SC_SpinBoxEditField)
        return rect.adjusted(fieldPadding - 2, 2, -width - 2, -2);
    return rect;
}

} // namespace

int VerdictStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap: return 0;
    case PM_DefaultFrameWidth: return isTextArea(widget) ? 6 : int(m_theme.stroke(Stroke::Hairline));
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin: return int(m_theme.stroke(Stroke::Focus) + m_theme.stroke(Stroke::FocusOffset));
    case PM_ScrollBarExtent: return 12;
    case PM_ScrollBarSliderMin: return 28;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize: return m_theme.size(Size::IconSmall);
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize: return m_theme.size(Size::Icon);
    case PM_ToolTipLabelFrameWidth: return 8;
    case PM_MenuPanelWidth: return 1;
    case PM_MenuVMargin: return 4;
    case PM_MenuHMargin: return 0;
    case PM_SplitterWidth: return int(m_theme.stroke(Stroke::Hairline));
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return 8;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int VerdictStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_FocusFrame_AboveWidget: return 1;
    case SH_FocusFrame_Mask: return 0;
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration: return 0;
    case SH_ToolTipLabel_Opacity: return 255;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize VerdictStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                     const QWidget *widget) const
{
    const int control = m_theme.height(Size::Control);
    switch (type) {
    case CT_PushButton: return {size.width() + 2 * fieldPadding, control};
    case CT_LineEdit: return {size.width() + 2 * fieldPadding, control};
    case CT_ComboBox: return {size.width() + fieldPadding + arrowWidth + 8, control};
    case CT_SpinBox: return {size.width() + fieldPadding + arrowWidth + 8, control};
    case CT_MenuItem: return menuItemSize(option, size, m_theme);
    case CT_TabBarTab: return tabSize(option, widget, m_theme);
    case CT_HeaderSection: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width(), m_theme.lineHeight(TypeStyle::Label) + 12};
    }
    default: return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

QRect VerdictStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                                   const QWidget *widget) const
{
    const QRect rect = option->rect;
    if (control == CC_ComboBox && sub == SC_ComboBoxEditField)
        return visualRect(option->direction, rect, rect.adjusted(fieldPadding, 2, -arrowWidth, -2));
    if (control == CC_ComboBox && sub == SC_ComboBoxArrow)
        return visualRect(option->direction, rect,
                          QRect(rect.right() - arrowWidth, rect.top(), arrowWidth, rect.height()));
    if (control == CC_SpinBox)
        return visualRect(option->direction, rect, spinBoxPart(rect, sub));
    if (control == CC_ScrollBar && (sub == SC_ScrollBarAddLine || sub == SC_ScrollBarSubLine))
        return {};
    if (control == CC_ScrollBar && sub == SC_ScrollBarGroove)
        return rect;
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

QRect VerdictStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    // Qt adds two pixels of its own between this and the text; a field inside a spin box has its room already.
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return option->rect.adjusted(fieldPadding - 2, 1, -fieldPadding + 2, -1);
    return QProxyStyle::subElementRect(element, option, widget);
}

} // namespace verdict
