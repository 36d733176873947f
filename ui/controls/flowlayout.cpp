#include "ui/controls/flowlayout.h"

#include <QStyle>
#include <QWidget>

namespace verdict {

FlowLayout::FlowLayout(int gap, QWidget *parent) : QLayout(parent), m_gap(gap) { setContentsMargins(0, 0, 0, 0); }

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

int FlowLayout::count() const { return int(m_items.size()); }

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[std::size_t(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *taken = m_items[std::size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return taken;
}

/// Walks the items row by row, calls `place` for each, and returns the height of all rows.
template <class Place> int FlowLayout::flow(const QRect &rect, Place place) const
{
    int x = rect.left();
    int y = rect.top();
    int row = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint().boundedTo(QSize(rect.width(), item->sizeHint().height()));
        if (x > rect.left() && x + size.width() > rect.left() + rect.width()) {
            x = rect.left();
            y += row + m_gap;
            row = 0;
        }
        place(*item, QRect(QPoint(x, y), size));
        x += size.width() + m_gap;
        row = std::max(row, size.height());
    }
    return y + row - rect.top();
}

int FlowLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    const QRect inner(0, 0, width - margins.left() - margins.right(), 0);
    return flow(inner, [](QLayoutItem &, const QRect &) {}) + margins.top() + margins.bottom();
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        size =
            QSize(size.width() + hint.width() + (size.isEmpty() ? 0 : m_gap), std::max(size.height(), hint.height()));
    }
    return size.grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const QRect inner = rect.marginsRemoved(contentsMargins());
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    flow(inner,
         [&](QLayoutItem &item, const QRect &place) { item.setGeometry(QStyle::visualRect(direction, inner, place)); });
}

} // namespace verdict
