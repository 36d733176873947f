#pragma once

#include "ui/controls/paintedview.h"

namespace verdict {

class Theme;

/// How much a signal weighed in the model's suggestion. Model ink: never paint one while a case is blind.
struct Weight {
    double value = 0;       ///< signed; against is negative, for is positive
    double greatest = 1;    ///< the weight that fills the bar, > 0
    bool signedAxis = true; ///< zero in the middle; otherwise zero at the left and the sign dropped
};

/// A bar filled with the light model line and edged with model ink, from the zero tick.
void paintWeightBar(QPainter &painter, const QRectF &rect, const Weight &weight, const Theme &theme);

class WeightBar : public PaintedView {
    Q_OBJECT

public:
    explicit WeightBar(QWidget *parent = nullptr);
    void setWeight(const Weight &weight);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Weight m_weight;
};

} // namespace verdict
