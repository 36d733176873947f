#pragma once

#include "ui/controls/paintedview.h"

namespace verdict {

class Theme;

/// Room the stakes take, in px.
QSizeF stakesSize(const Theme &theme);

/// One to three rising bars in text colour, those above `level` grey; bottom left of `rect` is their foot.
void paintStakes(QPainter &painter, const QRectF &rect, int level, const Theme &theme);

/// Stakes beside their word: 1 low, 2 medium, 3 high.
class StakesGlyph : public PaintedView {
    Q_OBJECT

public:
    explicit StakesGlyph(int level, QWidget *parent = nullptr);
    void setLevel(int level);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_level;
};

} // namespace verdict
