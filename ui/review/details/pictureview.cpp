#include "ui/review/details/pictureview.h"

#include "ui/review/details/picturenavigator.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QGraphicsPixmapItem>
#include <QKeyEvent>
#include <QLineF>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <cmath>

namespace verdict {
namespace {

constexpr int settleMs = 120;
constexpr double smoothUpTo = 2.0;
constexpr int wheelStep = 120;
constexpr double barRoom = 140;
constexpr int navigatorInset = 12;

QPixmap pixmapOf(const Bitmap &bitmap)
{
    const QImage image(bitmap.rgba.data(), bitmap.width, bitmap.height, bitmap.width * 4, QImage::Format_RGBA8888);
    return QPixmap::fromImage(image.copy());
}

/// A dark plate on which white words stand over any picture.
void paintPlate(QPainter &painter, const QRectF &rect)
{
    paintBox(painter, rect, {QColor(26, 26, 26, 235), QColor(), 0, Theme::current().radius(Radius::Control)});
}

} // namespace

PictureView::PictureView(QWidget *parent) : QGraphicsView(parent), m_navigator(new PictureNavigator(this))
{
    setScene(&m_scene);
    setFrameShape(QFrame::NoFrame);
    setTransformationAnchor(QGraphicsView::AnchorViewCenter);
    setResizeAnchor(QGraphicsView::AnchorViewCenter);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setMinimumSize(160, 120);
    // Arrows, dragging and the navigator pan; bars would take room away and put it back.
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The scale stands still over the picture, so moved pixels cannot be used again.
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    connect(m_navigator, &PictureNavigator::wanted, this, [this](const QPointF &centre) { centerOn(centre); });
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, &PictureView::askForPart);
}

/// The scene goes while the rest still stands: leaving, it scrolls the view once more.
PictureView::~PictureView() { setScene(nullptr); }

void PictureView::begin(const QSize &picture, std::optional<double> mmPerPixel, const QString &caption)
{
    m_scene.clear();
    m_whole = m_part = nullptr;
    m_picture = picture;
    m_mmPerPixel = mmPerPixel;
    m_caption = caption;
    m_message.clear();
    m_from.reset();
    m_to.reset();
    m_held = 0;
    m_fitting = true;
    m_measuring = false;
    m_scene.setSceneRect(QRectF(QPointF(), m_picture));
    showNavigator();
    tell();
    viewport()->update();
}

void PictureView::setWhole(const Bitmap &bitmap)
{
    if (bitmap.width <= 0 || bitmap.height <= 0)
        return;
    if (m_picture.isEmpty()) {
        m_picture = QSizeF(bitmap.width, bitmap.height);
        m_scene.setSceneRect(QRectF(QPointF(), m_picture));
    }
    if (!m_whole)
        m_whole = m_scene.addPixmap(QPixmap());
    m_whole->setPixmap(pixmapOf(bitmap));
    m_whole->setTransform(QTransform::fromScale(m_picture.width() / bitmap.width, m_picture.height() / bitmap.height));
    m_navigator->setPicture(m_whole->pixmap(), m_picture);
    m_held = std::max(m_held, bitmap.width / m_picture.width());
    m_message.clear();
    setZoom(m_fitting ? fit() : m_zoom);
}

void PictureView::setPart(const PictureRegion &region, const Bitmap &bitmap)
{
    if (!m_whole || bitmap.width <= 0 || bitmap.height <= 0)
        return;
    if (!m_part)
        m_part = m_scene.addPixmap(QPixmap());
    m_part->setPixmap(pixmapOf(bitmap));
    m_part->setPos(region.x, region.y);
    m_part->setTransform(
        QTransform::fromScale(double(region.width) / bitmap.width, double(region.height) / bitmap.height));
    smooth();
}

/// Beyond 200 % a pixel is shown as the square it is.
void PictureView::smooth()
{
    for (QGraphicsPixmapItem *item : {m_whole, m_part})
        if (item)
            item->setTransformationMode(m_zoom > smoothUpTo ? Qt::FastTransformation : Qt::SmoothTransformation);
}

void PictureView::setMessage(const QString &message)
{
    m_message = message;
    viewport()->update();
}

double PictureView::fit() const { return fitZoom(m_picture, QSizeF(viewport()->size()) - QSizeF(2, 2)); }

void PictureView::setZoom(double zoom)
{
    const bool aboutPointer = transformationAnchor() == QGraphicsView::AnchorUnderMouse;
    const QPointF centre = m_fitting ? QRectF(QPointF(), m_picture).center() : seen().center();
    m_zoom = zoom;
    m_fitting = std::abs(zoom - fit()) < 1e-6;
    setTransform(QTransform::fromScale(zoom, zoom));
    if (!aboutPointer)
        centerOn(centre);
    smooth();
    m_settle.start();
    showNavigator();
    tell();
    viewport()->update();
    Q_EMIT zoomChanged();
}

QRectF PictureView::seen() const { return mapToScene(viewport()->rect()).boundingRect(); }

void PictureView::showNavigator()
{
    const QRectF all(QPointF(), m_picture);
    m_navigator->setVisible(m_whole && !m_fitting && !seen().contains(all));
    m_navigator->setSeen(seen());
    m_navigator->move(width() - m_navigator->width() - navigatorInset,
                      height() - m_navigator->height() - navigatorInset);
}

void PictureView::toggleZoom() { setZoom(nextZoom(m_zoom, fit())); }

void PictureView::zoomBy(int steps) { setZoom(steppedZoom(m_zoom, fit(), steps)); }

void PictureView::toggleMeasure()
{
    if (!m_mmPerPixel)
        return;
    m_measuring = !m_measuring;
    m_from.reset();
    m_to.reset();
    setDragMode(m_measuring ? QGraphicsView::NoDrag : QGraphicsView::ScrollHandDrag);
    viewport()->setCursor(m_measuring ? Qt::CrossCursor : Qt::OpenHandCursor);
    viewport()->update();
}

void PictureView::tell()
{
    const QString size = tr("%1 by %2 pixels").arg(m_picture.width()).arg(m_picture.height());
    setAccessibleName(tr("%1, %2, zoom %3 percent").arg(m_caption, size).arg(qRound(m_zoom * 100)));
}

void PictureView::askForPart()
{
    if (!m_whole)
        return;
    const double ratio = devicePixelRatioF();
    const auto region = neededRegion(seen(), m_picture, m_zoom * ratio, m_held);
    if (!region)
        return;
    const double sharp = std::min(m_zoom * ratio, 1.0);
    Q_EMIT partNeeded(*region, QSize(int(std::ceil(region->width * sharp)), int(std::ceil(region->height * sharp))));
}

void PictureView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_fitting && m_whole)
        setZoom(fit());
    showNavigator();
    m_settle.start();
}

void PictureView::wheelEvent(QWheelEvent *event)
{
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    if (event->angleDelta().y() != 0)
        setZoom(steppedZoom(m_zoom, fit(), event->angleDelta().y() / wheelStep));
    setTransformationAnchor(QGraphicsView::AnchorViewCenter);
    event->accept();
}

bool PictureView::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture)
            setZoom(std::clamp(m_zoom * (1 + gesture->value()), fit() / 2, 8.0));
    }
    return QGraphicsView::event(event);
}

/// Arrows pan while there is something to pan; else they go on to the page.
void PictureView::keyPressEvent(QKeyEvent *event)
{
    const bool pans = horizontalScrollBar()->maximum() > 0 || verticalScrollBar()->maximum() > 0;
    const bool arrow = event->key() >= Qt::Key_Left && event->key() <= Qt::Key_Down;
    if (event->key() == Qt::Key_Space && m_measuring) {
        setDragMode(QGraphicsView::ScrollHandDrag);
        return event->accept();
    }
    if (arrow && pans)
        return QGraphicsView::keyPressEvent(event);
    event->ignore();
}

void PictureView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && m_measuring && !event->isAutoRepeat())
        setDragMode(QGraphicsView::NoDrag);
    QGraphicsView::keyReleaseEvent(event);
}

void PictureView::mousePressEvent(QMouseEvent *event)
{
    if (m_measuring && dragMode() == QGraphicsView::NoDrag) {
        m_from = mapToScene(event->pos());
        m_to = m_from;
        viewport()->update();
    }
    QGraphicsView::mousePressEvent(event);
}

void PictureView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_measuring && m_from && event->buttons().testFlag(Qt::LeftButton) && dragMode() == QGraphicsView::NoDrag) {
        m_to = mapToScene(event->pos());
        viewport()->update();
    }
    QGraphicsView::mouseMoveEvent(event);
}

void PictureView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    showNavigator();
    m_settle.start();
}

void PictureView::paintEvent(QPaintEvent *event)
{
    QPainter ground(viewport());
    ground.fillRect(viewport()->rect(), Theme::current().color(Color::ImageWell));
    ground.end();
    QGraphicsView::paintEvent(event);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_whole) {
        paintScale(painter);
        paintMeasure(painter);
    } else if (!m_message.isEmpty()) {
        painter.setFont(Theme::current().font(TypeStyle::Body));
        painter.setPen(QColor(200, 200, 200));
        painter.drawText(viewport()->rect().adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap, m_message);
    }
    Q_EMIT painted();
}

void PictureView::paintScale(QPainter &painter) const
{
    if (!m_mmPerPixel)
        return;
    const ScaleBar bar = scaleBar(*m_mmPerPixel, m_zoom, barRoom);
    if (bar.px <= 0)
        return;
    painter.setFont(Theme::current().font(TypeStyle::Micro));
    const double text = painter.fontMetrics().horizontalAdvance(bar.text);
    const QRectF plate(12, viewport()->height() - 40.0, bar.px + text + 28, 26);
    paintPlate(painter, plate);
    painter.setPen(QPen(Qt::white, 1));
    const double y = plate.center().y();
    painter.drawLine(QPointF(plate.left() + 8, y), QPointF(plate.left() + 8 + bar.px, y));
    for (const double x : {plate.left() + 8, plate.left() + 8 + bar.px})
        painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4));
    painter.drawText(plate.adjusted(bar.px + 16, 0, 0, 0), Qt::AlignVCenter, bar.text);
}

void PictureView::paintMeasure(QPainter &painter) const
{
    if (!m_from || !m_to || !m_mmPerPixel)
        return;
    const QPointF from = mapFromScene(*m_from);
    const QPointF to = mapFromScene(*m_to);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 4));
    painter.drawLine(from, to);
    painter.setPen(QPen(Qt::white, 1.5));
    painter.drawLine(from, to);
    const double mm = QLineF(*m_from, *m_to).length() * *m_mmPerPixel;
    painter.setFont(Theme::current().font(TypeStyle::Label, 600));
    const QString text = tr("%1 mm").arg(QLocale().toString(mm, 'f', 2));
    QRectF plate(0, 0, painter.fontMetrics().horizontalAdvance(text) + 12, 22);
    plate.moveCenter((from + to) / 2 + QPointF(0, 22));
    paintPlate(painter, plate);
    painter.setPen(Qt::white);
    painter.drawText(plate, Qt::AlignCenter, text);
}

} // namespace verdict
