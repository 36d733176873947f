#pragma once

#include "ui/review/details/picturezoom.h"

#include <QGraphicsView>
#include <QTimer>

class QGraphicsPixmapItem;

namespace verdict {

class PictureNavigator;

/// A picture to look at closely. It shows what it has at once and asks for the sharper part it needs; it never loads by
/// itself.
class PictureView : public QGraphicsView {
    Q_OBJECT

public:
    explicit PictureView(QWidget *parent = nullptr);
    ~PictureView() override;

    /// Begins a picture of this size (px); words stand there until pixels come.
    void begin(const QSize &picture, std::optional<double> mmPerPixel, const QString &caption);
    void setWhole(const Bitmap &bitmap);
    void setPart(const PictureRegion &region, const Bitmap &bitmap);
    void setMessage(const QString &message);

    void toggleZoom();
    void zoomBy(int steps);
    void toggleMeasure();
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] bool hasPixels() const { return m_whole != nullptr; }
    [[nodiscard]] bool measures() const { return m_measuring; }
    /// The part of the picture in view, in its pixels.
    [[nodiscard]] QRectF seen() const;
    [[nodiscard]] PictureNavigator *navigator() const { return m_navigator; }

Q_SIGNALS:
    /// A part must be read to be sharp at this zoom; at most `size` px are needed.
    void partNeeded(const verdict::PictureRegion &region, const QSize &size);
    void zoomChanged();
    void painted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    [[nodiscard]] double fit() const;
    void setZoom(double zoom);
    void askForPart();
    void showNavigator();
    void smooth();
    void paintScale(QPainter &painter) const;
    void paintMeasure(QPainter &painter) const;
    void tell();

    QGraphicsScene m_scene;
    QGraphicsPixmapItem *m_whole = nullptr;
    QGraphicsPixmapItem *m_part = nullptr;
    PictureNavigator *m_navigator;
    QTimer m_settle;
    QSizeF m_picture;
    QString m_caption;
    QString m_message;
    std::optional<double> m_mmPerPixel;
    std::optional<QPointF> m_from;
    std::optional<QPointF> m_to;
    double m_zoom = 1;
    double m_held = 0;
    bool m_fitting = true;
    bool m_measuring = false;
};

} // namespace verdict
