#include "ui/controls/accessible.h"

#include "ui/controls/paintedbutton.h"
#include "ui/controls/paintedview.h"
#include "ui/controls/segmented.h"
#include "ui/controls/sheet.h"

#include <QAccessibleWidget>
#include <QButtonGroup>

namespace verdict {
namespace {

/// A painted button: a radio button in an exclusive group, a check box when checkable alone, else a push button.
class ButtonAccess : public QAccessibleWidget {
public:
    explicit ButtonAccess(PaintedButton *button) : QAccessibleWidget(button), m_button(*button) {}

    [[nodiscard]] QAccessible::Role role() const override
    {
        if (!m_button.isCheckable())
            return QAccessible::Button;
        const bool exclusive = m_button.autoExclusive() || (m_button.group() && m_button.group()->exclusive());
        return exclusive ? QAccessible::RadioButton : QAccessible::CheckBox;
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_button.spokenName() : QAccessibleWidget::text(kind);
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.checkable = m_button.isCheckable();
        state.checked = m_button.isChecked();
        state.pressed = m_button.isDown();
        return state;
    }

    [[nodiscard]] QStringList actionNames() const override
    {
        if (!m_button.isEnabled())
            return {};
        return {m_button.isCheckable() ? toggleAction() : pressAction(), setFocusAction()};
    }

    void doAction(const QString &name) override
    {
        if (name == setFocusAction())
            m_button.setFocus(Qt::OtherFocusReason);
        else if (actionNames().contains(name))
            m_button.click();
    }

    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override
    {
        return m_button.key().isEmpty() ? QStringList() : QStringList{m_button.key().toString()};
    }

private:
    PaintedButton &m_button;
};

QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    // Qt asks once for every class an object inherits; the answer is given for our own classes alone.
    auto *widget = qobject_cast<QWidget *>(object);
    if (!widget || !className.startsWith(QStringLiteral("verdict::")))
        return nullptr;
    if (auto *button = qobject_cast<PaintedButton *>(widget))
        return new ButtonAccess(button);
    if (qobject_cast<PaintedView *>(widget))
        return new QAccessibleWidget(widget, QAccessible::Graphic);
    if (qobject_cast<SegmentedControl *>(widget))
        return new QAccessibleWidget(widget, QAccessible::Grouping);
    if (qobject_cast<Sheet *>(widget))
        return new QAccessibleWidget(widget, QAccessible::Dialog);
    return nullptr;
}

} // namespace

void installAccessibles() { QAccessible::installFactory(makeAccessible); }

} // namespace verdict
