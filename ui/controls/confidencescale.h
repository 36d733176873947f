#pragma once

#include "ui/controls/paintedview.h"

#include <optional>
#include <utility>

namespace verdict {

class Theme;

/// A confidence on the scale 0–1. Model ink: never paint one while a case is blind.
struct Confidence {
    double point = 0;
    std::optional<std::pair<double, double>> likely; ///< likely range, low and high
    std::optional<std::pair<double, double>> band;   ///< the review band of the policy in force
};

/// Height in px of the scale with its row of numbers.
int confidenceScaleHeight(const Theme &theme);

/// Scale with ticks, likely range, diamond point and hatched review band; below it 0, the band in words, 1.
void paintConfidenceScale(QPainter &painter, const QRectF &rect, const Confidence &confidence, const Theme &theme);

/// The confidence in one sentence, for assistive programs.
QString confidenceSpoken(const Confidence &confidence);

class ConfidenceScale : public PaintedView {
    Q_OBJECT

public:
    explicit ConfidenceScale(QWidget *parent = nullptr);
    void setConfidence(const Confidence &confidence);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Confidence m_confidence;
};

} // namespace verdict
