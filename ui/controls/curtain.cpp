#include "ui/controls/curtain.h"

#include <QPainter>

namespace verdict {

void Curtain::draw(QWidget *host, const QRect &area, const QPixmap &old, Edge edge, int ms)
{
    if (ms <= 0 || area.isEmpty() || old.isNull())
        return;
    auto *curtain = new Curtain(host, area, old, edge);
    curtain->m_motion.setDuration(ms);
    curtain->show();
    curtain->m_motion.start();
}

Curtain::Curtain(QWidget *host, const QRect &area, const QPixmap &old, Edge edge)
    : QWidget(host), m_old(old), m_area(area), m_edge(edge)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setGeometry(area);
    m_motion.setStartValue(0.0);
    m_motion.setEndValue(1.0);
    m_motion.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_motion, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &share) { withdraw(share.toDouble()); });
    connect(&m_motion, &QVariantAnimation::finished, this, &QObject::deleteLater);
}

void Curtain::withdraw(double share)
{
    const int gone = qRound(m_area.height() * share);
    setGeometry(m_edge == Edge::Top ? m_area.adjusted(0, 0, 0, -gone) : m_area.adjusted(0, gone, 0, 0));
}

void Curtain::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.drawPixmap(QPoint(0, m_edge == Edge::Top ? 0 : height() - m_area.height()), m_old);
}

} // namespace verdict
