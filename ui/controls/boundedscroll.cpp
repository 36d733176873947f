#include "ui/controls/boundedscroll.h"

#include <QApplication>
#include <QEvent>
#include <algorithm>

namespace verdict {

BoundedScroll::BoundedScroll(QWidget *content, QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setWidget(content); // which lets this see the content's events
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    connect(qApp, &QApplication::focusChanged, this, &BoundedScroll::follow);
}

void BoundedScroll::setBound(int px)
{
    m_bound = px;
    fit();
}

void BoundedScroll::fit()
{
    if (!parentWidget()) // until it stands in a layout it would show as a window
        return;
    setVisible(!widget()->isHidden());
    const int width = viewport()->width();
    const int wanted = widget()->hasHeightForWidth() ? widget()->heightForWidth(width) : widget()->sizeHint().height();
    setFixedHeight(std::min(wanted, m_bound));
}

bool BoundedScroll::eventFilter(QObject *watched, QEvent *event)
{
    const bool done = QScrollArea::eventFilter(watched, event);
    const QEvent::Type type = event->type();
    if (watched == widget() &&
        (type == QEvent::LayoutRequest || type == QEvent::ShowToParent || type == QEvent::HideToParent))
        fit();
    return done;
}

void BoundedScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
    follow();
}

void BoundedScroll::follow()
{
    QWidget *focus = QApplication::focusWidget();
    if (!focus || !widget()->isAncestorOf(focus))
        return;
    const QPoint middle = focus->mapTo(widget(), focus->rect().center());
    ensureVisible(middle.x(), middle.y(), 0, focus->height() / 2 + 1);
}

} // namespace verdict
