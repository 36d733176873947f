#pragma once

#include <QAbstractButton>
#include <QKeySequence>

namespace verdict {

/// How a painted button stands at the moment; the paint functions take it, so that delegates can call them too.
struct ButtonState {
    bool enabled = true;
    bool hovered = false;
    bool pressed = false;
    bool checked = false;
};

/// What all painted buttons share: a key shown on a cap (never a shortcut of its own: actions are the only source),
/// hover, theme changes, and an accessible node with role, name, state and press action.
class PaintedButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit PaintedButton(const QString &text, QWidget *parent = nullptr);

    /// Shows made-visible text; a label's name can come from a file.
    void setText(const QString &text);
    void setKey(const QKeySequence &key);
    [[nodiscard]] QKeySequence key() const { return m_key; }
    /// What a screen reader says.
    [[nodiscard]] virtual QString spokenName() const;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    [[nodiscard]] ButtonState buttonState() const;
    [[nodiscard]] QStringList keyCaps() const;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QKeySequence m_key;
};

} // namespace verdict
