#pragma once

#include "ui/controls/marks.h"
#include "ui/controls/paintedbutton.h"

#include <optional>

namespace verdict {

class Theme;

enum class Prominence {
    Primary,  ///< filled with human ink while it can be pressed; at most one on a screen
    Outlined, ///< an edge and a surface
    Quiet,    ///< words alone
};

/// An action button as it is painted.
struct ActionFace {
    QString text;
    QStringList keys;
    Prominence prominence = Prominence::Outlined;
    std::optional<Mark> mark; ///< at the right of the words, such as ◇ on Accept suggestion
    bool small = false;       ///< 28 px instead of 32
    ButtonState state;
};

QSizeF actionButtonSize(const ActionFace &face, const Theme &theme);
void paintActionButton(QPainter &painter, const QRectF &rect, const ActionFace &face, const Theme &theme);

/// A button for one action: key cap and words.
class ActionButton : public PaintedButton {
    Q_OBJECT

public:
    explicit ActionButton(const QString &text, Prominence prominence = Prominence::Outlined, QWidget *parent = nullptr);

    void setProminence(Prominence prominence);
    void setMark(std::optional<Mark> mark);
    void setSmall(bool small);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] ActionFace face() const;

    Prominence m_prominence;
    std::optional<Mark> m_mark;
    bool m_small = false;
};

} // namespace verdict
