#pragma once

#include "ui/controls/paintedbutton.h"

namespace verdict {

class Theme;

/// A label button as it is painted: key, label, and the marks at its right. No colour tells labels apart.
struct LabelFace {
    QString text;
    QStringList keys;
    bool suggested = false; ///< ◇
    ButtonState state;      ///< checked = chosen, ●
};

void paintLabelButton(QPainter &painter, const QRectF &rect, const LabelFace &face, const Theme &theme);

/// One label a reviewer can choose. 44 px high; a label too long for one line takes two and 56 px. Put it into an
/// exclusive QButtonGroup. `setCompact` makes it 36 px for low windows.
class LabelButton : public PaintedButton {
    Q_OBJECT

public:
    explicit LabelButton(const QString &label, QWidget *parent = nullptr);

    /// Marks the label as the model's suggestion. Never call it while the case is blind.
    void setSuggested(bool suggested);
    [[nodiscard]] bool isSuggested() const { return m_suggested; }
    void setCompact(bool compact);

    [[nodiscard]] QString spokenName() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] LabelFace face() const;

    bool m_suggested = false;
    bool m_compact = false;
};

} // namespace verdict
