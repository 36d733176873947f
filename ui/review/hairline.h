#pragma once

#include <QWidget>

namespace verdict {

/// A horizontal line that divides, one pixel high.
class Hairline : public QWidget {
    Q_OBJECT

public:
    explicit Hairline(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace verdict
