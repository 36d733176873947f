#pragma once

#include <QWidget>

namespace verdict {

/// The brand mark; it has no accessible node of its own.
class BrandView : public QWidget {
    Q_OBJECT

public:
    explicit BrandView(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace verdict
