#include "ui/controls/iconview.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace verdict {

IconView::IconView(int size, QWidget *parent) : QWidget(parent), m_size(size) { setFixedSize(size, size); }

void IconView::setIcon(const QString &name, Color ink)
{
    m_name = name;
    m_ink = ink;
    update();
}

void IconView::paintEvent(QPaintEvent *)
{
    if (m_name.isEmpty())
        return;
    QPainter painter(this);
    painter.drawPixmap(0, 0, iconPixmap(m_name, m_size, Theme::current().color(m_ink), devicePixelRatioF()));
}

} // namespace verdict
