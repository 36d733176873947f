#pragma once

class QPainter;
class QStyle;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QWidget;

namespace verdict {

class Theme;

/// What VerdictStyle draws itself, one function a part; each takes the option Qt hands to the style.
void drawButtonPanel(QPainter &painter, const QStyleOption &option, const Theme &theme);
void drawField(QPainter &painter, const QStyleOption &option, const Theme &theme);
void drawCheckMark(QPainter &painter, const QStyleOption &option, const Theme &theme);
void drawRadioMark(QPainter &painter, const QStyleOption &option, const Theme &theme);
void drawFloatingPanel(QPainter &painter, const QStyleOption &option, const Theme &theme);
void drawItemGround(QPainter &painter, const QStyleOption &option, const Theme &theme);
void drawFocusFrame(QPainter &painter, const QStyleOption &option, const QWidget *frame, const Theme &theme);
void drawTabShape(QPainter &painter, const QStyleOptionTab &option, const Theme &theme);
/// Text of a tab with its count, and the width both take in px.
int tabContentWidth(const QStyleOptionTab &option, const QWidget *bar, const Theme &theme);
void drawTabLabel(QPainter &painter, const QStyleOptionTab &option, const QWidget *bar, const Theme &theme);
void drawMenuItem(QPainter &painter, const QStyleOptionMenuItem &option, const Theme &theme);
void drawHeaderSection(QPainter &painter, const QStyleOptionHeader &option, const Theme &theme);
void drawHeaderLabel(QPainter &painter, const QStyleOptionHeader &option, const Theme &theme);
void drawScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QWidget *widget, const QStyle &style,
                   const Theme &theme);
void drawComboBox(QPainter &painter, const QStyleOptionComboBox &option, const QWidget *widget, const QStyle &style,
                  const Theme &theme);
void drawSpinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QWidget *widget, const QStyle &style,
                 const Theme &theme);

} // namespace verdict
