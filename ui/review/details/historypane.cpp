#include "ui/review/details/historypane.h"

#include "ui/controls/marks.h"
#include "ui/review/timeleft.h"
#include "ui/text/flow.h"
#include "ui/text/visible.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace verdict {
namespace {

constexpr int whenWidth = 96;
constexpr int threadWidth = 28;
constexpr int padding = 8;

TextFlow flowOf(const HistoryEntry &entry)
{
    const Theme &theme = Theme::current();
    return {visible(entry.what), theme.font(TypeStyle::Body), theme.lineHeight(TypeStyle::Body), 4, Qt::AlignLeft};
}

class HistoryDelegate : public QStyledItemDelegate {
public:
    HistoryDelegate(const HistoryModel &model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = static_cast<const QListView *>(option.widget);
        const int width = view ? view->viewport()->width() : option.rect.width();
        const double text = flowSize(flowOf(m_model.entry(index.row())), width - whenWidth - threadWidth).height();
        return {width, int(text) + 2 * padding};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        const HistoryEntry &entry = m_model.entry(index.row());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF rect = QRectF(option.rect).adjusted(0, padding, 0, -padding);
        const double line = theme.lineHeight(TypeStyle::Body);
        paintLine(*painter, {rect.left(), rect.top(), whenWidth - 8.0, line}, m_model.when(index.row()),
                  theme.font(TypeStyle::Label), theme.color(Color::TextSecondary));
        paintThread(*painter, option.rect, rect.top() + line / 2, entry.by);
        painter->setPen(theme.color(Color::TextPrimary));
        paintFlow(*painter, rect.adjusted(whenWidth + threadWidth, 0, 0, 0), flowOf(entry));
        if (option.state.testFlag(QStyle::State_HasFocus))
            paintBox(*painter, QRectF(option.rect).adjusted(1, 1, -1, -1),
                     {QColor(), theme.color(Color::Human), theme.stroke(Stroke::Focus), theme.radius(Radius::Chip)});
        painter->restore();
    }

private:
    static void paintThread(QPainter &painter, const QRect &rect, double y, HistoryEntry::By by)
    {
        const Theme &theme = Theme::current();
        const double x = rect.left() + whenWidth + 6;
        painter.setPen(QPen(theme.color(Color::LineMedium), 1));
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, y - 7));
        painter.drawLine(QPointF(x, y + 7), QPointF(x, rect.bottom()));
        const QRectF spot(x - 5, y - 5, 10, 10);
        if (by == HistoryEntry::By::Person)
            paintMark(painter, spot, Mark::Chosen, theme);
        else if (by == HistoryEntry::By::Model)
            paintMark(painter, spot, Mark::Suggested, theme);
        else
            paintMark(painter, spot, Mark::Offline, theme);
    }

    const HistoryModel &m_model;
};

QString whoSpoken(HistoryEntry::By by)
{
    switch (by) {
    case HistoryEntry::By::Person: return HistoryModel::tr("person");
    case HistoryEntry::By::Model: return HistoryModel::tr("model");
    case HistoryEntry::By::Fact: break;
    }
    return HistoryModel::tr("fact");
}

} // namespace

void HistoryModel::setEntries(std::vector<HistoryEntry> entries, Time now)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_now = now;
    endResetModel();
}

QString HistoryModel::when(int row) const { return momentText(entry(row).at, m_now); }

int HistoryModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_entries.size()); }

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != Qt::AccessibleTextRole)
        return {};
    const HistoryEntry &one = entry(index.row());
    return QStringLiteral("%1, %2, %3").arg(when(index.row()), whoSpoken(one.by), visible(one.what, LineBreaks::Join));
}

HistoryPane::HistoryPane(QWidget *parent) : QListView(parent)
{
    setModel(&m_model);
    setItemDelegate(new HistoryDelegate(m_model, this));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setResizeMode(QListView::Adjust);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAccessibleName(tr("History"));
    connect(&Theme::current(), &Theme::changed, this, [this] { scheduleDelayedItemsLayout(); });
}

void HistoryPane::setEntries(const std::vector<HistoryEntry> &entries, Time now) { m_model.setEntries(entries, now); }

void HistoryPane::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_model.rowCount() > 0)
        return;
    QPainter painter(viewport());
    paintLine(painter, QRectF(0, 4, viewport()->width(), Theme::current().lineHeight(TypeStyle::Body)),
              tr("Nothing has happened to this case before."), Theme::current().font(TypeStyle::Body),
              Theme::current().color(Color::TextTertiary));
}

} // namespace verdict
