#include "ui/controls/paintedbutton.h"

#include "ui/controls/accessible.h"
#include "ui/controls/keycap.h"
#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QAccessible>

namespace verdict {

PaintedButton::PaintedButton(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    installAccessibles();
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    followTheme(this);
    setText(text);
}

void PaintedButton::setText(const QString &text)
{
    QAbstractButton::setText(shortened(visible(text, LineBreaks::Join), 200));
    // An ampersand in a label is a character of the label, not a mnemonic.
    setShortcut(QKeySequence());
    updateGeometry();
}

void PaintedButton::setKey(const QKeySequence &key)
{
    m_key = key;
    updateGeometry();
    update();
}

QString PaintedButton::spokenName() const { return accessibleName().isEmpty() ? text() : accessibleName(); }

ButtonState PaintedButton::buttonState() const { return {isEnabled(), underMouse(), isDown(), isChecked()}; }

QStringList PaintedButton::keyCaps() const { return keyCapTexts(m_key); }

void PaintedButton::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void PaintedButton::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace verdict
