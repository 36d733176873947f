#pragma once

#include "ui/review/seriesscale.h"

#include <QWidget>

namespace verdict {

/// A series of the case as a small plot: stems and shapes by label, or a line where there are many points.
class EvidencePlot : public QWidget {
    Q_OBJECT

public:
    explicit EvidencePlot(QWidget *parent = nullptr);

    void setSeries(const Evidence &evidence);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRectF plotArea() const;
    void paintLegend(QPainter &painter) const;
    void paintAxes(QPainter &painter, const QRectF &area) const;
    void paintPoints(QPainter &painter, const QRectF &area) const;

    SeriesScale m_scale;
    QString m_title;
};

} // namespace verdict
