#pragma once

#include "ui/controls/paintedbutton.h"

namespace verdict {

class Theme;

/// A reason as it is painted: its number, or a check once it is chosen, and its words.
struct ChipFace {
    QString text;
    QString number; ///< the digit that chooses it after R; may be empty
    ButtonState state;
};

QSizeF reasonChipSize(const ChipFace &face, const Theme &theme);
void paintReasonChip(QPainter &painter, const QRectF &rect, const ChipFace &face, const Theme &theme);

/// One reason a reviewer can give; put several into a FlowLayout. Keeps its width when it is chosen.
class ReasonChip : public PaintedButton {
    Q_OBJECT

public:
    /// `number` 1–9, or 0 for none.
    ReasonChip(const QString &reason, int number, QWidget *parent = nullptr);
    [[nodiscard]] QString spokenName() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] ChipFace face() const;

    int m_number;
};

} // namespace verdict
