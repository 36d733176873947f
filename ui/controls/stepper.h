#pragma once

#include "ui/controls/paintedview.h"

#include <QStringList>

class QPainter;

namespace verdict {

/// The steps of something that is set up once: those done, the one at hand, those to come. To assistive programs it is
/// one text.
class Stepper : public PaintedView {
    Q_OBJECT

public:
    explicit Stepper(QWidget *parent = nullptr);

    /// `current` from 0; equal to the count = all are done.
    void setSteps(const QStringList &steps, int current);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintMark(QPainter &painter, const QRectF &circle, int step) const;

    QStringList m_steps;
    int m_current = 0;
};

} // namespace verdict
