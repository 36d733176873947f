#pragma once

#include "ui/controls/paintedview.h"

#include <QKeySequence>
#include <QStringList>

namespace verdict {

class Theme;

/// What stands on the caps of a key sequence, in the platform's own words: {"Ctrl", "K"}; one cap where the platform
/// writes keys without a plus sign. Arrows are shown as arrows and Return as Enter. Empty for an empty sequence.
QStringList keyCapTexts(const QKeySequence &keys);

/// The caps as they are spoken, "Ctrl K".
QString keyCapSpoken(const QKeySequence &keys);

enum class KeyCapLook {
    Normal,
    OnHuman, ///< on a surface filled with human ink
    Muted,   ///< on a control that is disabled
};

/// Room the caps take, in px, with the gaps between them; empty for no caps.
QSizeF keyCapsSize(const QStringList &caps, const Theme &theme);

/// Paints the caps from the left of `rect`, centred vertically.
void paintKeyCaps(QPainter &painter, const QRectF &rect, const QStringList &caps, KeyCapLook look, const Theme &theme);

/// Key caps beside a word, such as the C before "My confidence". Carries no shortcut: actions do.
class KeyCap : public PaintedView {
    Q_OBJECT

public:
    explicit KeyCap(const QKeySequence &keys, QWidget *parent = nullptr);
    void setKeys(const QKeySequence &keys);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_caps;
};

} // namespace verdict
