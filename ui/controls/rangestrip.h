#pragma once

#include "ui/controls/paintedview.h"

#include <optional>

namespace verdict {

class Theme;

/// Where a case stands against what is usual; all in the signal's own unit.
struct StripRange {
    double from = 0;            ///< left end of the strip
    double to = 1;              ///< right end
    std::optional<double> low;  ///< 10th percentile
    std::optional<double> high; ///< 90th percentile
    std::optional<double> median;
    std::optional<double> value; ///< this case
};

/// A strip wide enough for the band and the case, with a tenth of air at both ends.
StripRange stripRange(double low, double median, double high, double value);

/// Line, 10–90 % band, median tick, dot for this case. What is missing is left out; a value beyond the ends sits on
/// the end. Uses no colour but greys: the strip is evidence, not opinion.
void paintRangeStrip(QPainter &painter, const QRectF &rect, const StripRange &range, const Theme &theme);

class RangeStrip : public PaintedView {
    Q_OBJECT

public:
    explicit RangeStrip(QWidget *parent = nullptr);
    void setRange(const StripRange &range);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StripRange m_range;
};

} // namespace verdict
