#include "ui/controls/taborder.h"

namespace verdict {
namespace {

void gather(QWidget *from, QList<QWidget *> &stops)
{
    if (from->focusPolicy() & Qt::TabFocus)
        stops << from;
    for (QObject *child : from->children())
        if (auto *widget = qobject_cast<QWidget *>(child); widget && !widget->isWindow())
            gather(widget, stops);
}

} // namespace

QList<QWidget *> tabStopsIn(QWidget *part)
{
    QList<QWidget *> stops;
    gather(part, stops);
    return stops;
}

void chainTab(const QList<QWidget *> &stops)
{
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops[i - 1], stops[i]);
}

} // namespace verdict
