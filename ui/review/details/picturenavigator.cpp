#include "ui/review/details/picturenavigator.h"

#include <QMouseEvent>
#include <QPainter>

namespace verdict {
namespace {

constexpr QSizeF most{148, 116};
constexpr double frame = 1;
constexpr double leastMark = 6; ///< px; a frame around very little stays visible

} // namespace

PictureNavigator::PictureNavigator(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Overview of the picture"));
    setCursor(Qt::ArrowCursor);
    hide();
}

void PictureNavigator::setPicture(const QPixmap &small, const QSizeF &picture)
{
    m_picture = picture;
    const QSizeF room = m_picture.scaled(most * devicePixelRatioF(), Qt::KeepAspectRatio);
    m_small = small.isNull() ? small : small.scaled(room.toSize(), Qt::KeepAspectRatio, Qt::SmoothTransformation);
    resize(sizeHint());
    update();
}

void PictureNavigator::setSeen(const QRectF &seen)
{
    m_seen = seen.intersected(QRectF(QPointF(), m_picture));
    update();
}

QSize PictureNavigator::sizeHint() const
{
    if (m_picture.isEmpty())
        return {};
    return m_picture.scaled(most, Qt::KeepAspectRatio).toSize().expandedTo({8, 8}) + QSize(2, 2) * int(frame);
}

QRectF PictureNavigator::inner() const { return QRectF(rect()).adjusted(frame, frame, -frame, -frame); }

void PictureNavigator::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    painter.drawPixmap(inner(), m_small, QRectF(m_small.rect()));
    if (m_picture.isEmpty())
        return;
    const double x = inner().width() / m_picture.width();
    const double y = inner().height() / m_picture.height();
    QRectF mark(inner().left() + m_seen.left() * x, inner().top() + m_seen.top() * y,
                std::max(leastMark, m_seen.width() * x), std::max(leastMark, m_seen.height() * y));
    mark.moveLeft(std::min(mark.left(), inner().right() - mark.width()));
    mark.moveTop(std::min(mark.top(), inner().bottom() - mark.height()));
    // White between two dark lines stands out on any picture.
    painter.setPen(QPen(QColor(0, 0, 0, 180), 3));
    painter.drawRect(mark);
    painter.setPen(QPen(Qt::white, 1));
    painter.drawRect(mark);
}

void PictureNavigator::mousePressEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton) && !inner().isEmpty())
        Q_EMIT wanted({(event->position().x() - inner().left()) / inner().width() * m_picture.width(),
                       (event->position().y() - inner().top()) / inner().height() * m_picture.height()});
    event->accept();
}

void PictureNavigator::mouseMoveEvent(QMouseEvent *event) { mousePressEvent(event); }

} // namespace verdict
