#pragma once

#include <QPixmap>
#include <QWidget>

namespace verdict {

/// The whole picture in small, in a corner of the closer look, with a frame around the part in view. Pressing or
/// dragging in it asks for another part.
class PictureNavigator : public QWidget {
    Q_OBJECT

public:
    explicit PictureNavigator(QWidget *parent = nullptr);

    /// `picture` is the size (px) of the picture that `small` shows.
    void setPicture(const QPixmap &small, const QSizeF &picture);
    /// The part in view, in pixels of the picture.
    void setSeen(const QRectF &seen);
    [[nodiscard]] QRectF seen() const { return m_seen; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// The point of the picture that should come to the middle.
    void wanted(const QPointF &centre);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QRectF inner() const;

    QPixmap m_small;
    QSizeF m_picture;
    QRectF m_seen;
};

} // namespace verdict
