#pragma once

#include <QWidget>

namespace verdict {

/// A picture of something, painted from the theme and without input; to assistive programs it is a graphic with the
/// accessible name it was given. Its size is fixed by its size hint unless the caller says otherwise.
class PaintedView : public QWidget {
    Q_OBJECT

public:
    explicit PaintedView(QWidget *parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
};

} // namespace verdict
