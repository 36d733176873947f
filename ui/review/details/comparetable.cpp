#include "ui/review/details/comparetable.h"

#include "ui/review/details/compareheader.h"
#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace verdict {
namespace {

constexpr int padding = 14;
constexpr int signWidth = 18;

class CompareDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        painter->save();
        if (index.column() == 1)
            painter->fillRect(option.rect, theme.color(Color::HumanTint));
        painter->setPen(theme.color(Color::LineSubtle));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->drawLine(option.rect.topRight(), option.rect.bottomRight());
        const QRect room = option.rect.adjusted(padding, 0, -padding, 0);
        if (index.data(CompareModel::EndRole).toBool())
            paintEnd(*painter, room, index);
        else
            paintFact(*painter, room, index);
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(theme.color(Color::Human), theme.stroke(Stroke::Focus)));
            painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }

private:
    static void paintText(QPainter &painter, const QRect &rect, const QString &text, TypeStyle style, Color color)
    {
        painter.setFont(Theme::current().font(style));
        painter.setPen(Theme::current().color(color));
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
    }

    static void paintFact(QPainter &painter, const QRect &room, const QModelIndex &index)
    {
        const QString text = index.data().toString();
        const bool comparable = index.data(CompareModel::ComparableRole).toBool();
        const bool differs = index.data(CompareModel::DiffersRole).toBool();
        if (comparable)
            paintText(painter, QRect(room.left(), room.top(), signWidth, room.height()),
                      differs ? QStringLiteral("≠") : QStringLiteral("="),
                      differs ? TypeStyle::BodyStrong : TypeStyle::Body,
                      differs ? Color::TextPrimary : Color::TextTertiary);
        const bool quiet = index.column() == 0 || (comparable && !differs);
        paintText(painter, room.adjusted(index.column() > 1 ? signWidth : 0, 0, 0, 0), text,
                  index.column() == 0 ? TypeStyle::Label
                  : quiet             ? TypeStyle::Body
                                      : TypeStyle::Control,
                  quiet ? Color::TextSecondary : Color::TextPrimary);
    }

    static void paintEnd(QPainter &painter, const QRect &room, const QModelIndex &index)
    {
        const Theme &theme = Theme::current();
        const int line = theme.lineHeight(TypeStyle::Body);
        QRect first(room.left(), room.center().y() - line, room.width(), line);
        const bool head = index.column() == 0;
        paintText(painter, first, index.data().toString(), head ? TypeStyle::Label : TypeStyle::BodyStrong,
                  head ? Color::TextSecondary : Color::TextPrimary);
        paintText(painter, first.translated(0, line), index.data(CompareModel::NoteRole).toString(), TypeStyle::Label,
                  Color::TextSecondary);
    }
};

} // namespace

void CompareModel::setWindow(const CaseComparison *comparison, int first, int count)
{
    beginResetModel();
    m_comparison = comparison;
    m_first = first;
    m_count = count;
    endResetModel();
}

int CompareModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_comparison ? 0 : int(m_comparison->rows.size()) + 1;
}

int CompareModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_comparison ? 0 : 2 + m_count;
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_comparison)
        return {};
    if (index.row() == int(m_comparison->rows.size()))
        return endCell(index.column(), role);
    return factCell(index.row(), index.column(), role);
}

QVariant CompareModel::factCell(int row, int column, int role) const
{
    const ComparedRow &fact = m_comparison->rows[std::size_t(row)];
    if (column < 2) {
        if (role == Qt::DisplayRole)
            return column == 0 ? fact.name : fact.mine;
        return role == Qt::ToolTipRole ? QVariant(toolTipText(column == 0 ? fact.name : fact.mine)) : QVariant();
    }
    const ComparedCell &cell = fact.theirs[std::size_t(m_first + column - 2)];
    switch (role) {
    case Qt::DisplayRole: return cell.text;
    case Qt::ToolTipRole: return toolTipText(cell.text);
    case Qt::AccessibleTextRole:
        return cell.comparable ? (cell.differs ? tr("differs: %1") : tr("same: %1")).arg(cell.text) : cell.text;
    case DiffersRole: return cell.differs;
    case ComparableRole: return cell.comparable;
    default: return {};
    }
}

QVariant CompareModel::endCell(int column, int role) const
{
    if (role == EndRole)
        return true;
    if (column == 0)
        return role == Qt::DisplayRole ? QVariant(tr("How it ended")) : QVariant();
    if (column == 1)
        return role == Qt::DisplayRole ? QVariant(tr("Open")) : QVariant();
    const ComparedCase &one = m_comparison->cases[std::size_t(m_first + column - 2)];
    if (role == Qt::DisplayRole)
        return one.label.isEmpty() ? tr("Not told") : one.label;
    return role == NoteRole || role == Qt::ToolTipRole ? QVariant(one.outcome) : QVariant();
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || !m_comparison)
        return {};
    if (section < 2)
        return section == 0 ? QString() : tr("This case");
    const ComparedCase &one = m_comparison->cases[std::size_t(m_first + section - 2)];
    return one.note.isEmpty() ? one.name : one.name + QStringLiteral("\n") + one.note;
}

CompareTable::CompareTable(QWidget *parent) : QTableView(parent)
{
    setModel(&m_model);
    setHorizontalHeader(new CompareHeader(this));
    setItemDelegate(new CompareDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setHighlightSections(false);
    setAccessibleName(tr("Similar cases beside this one"));
    connect(&Theme::current(), &Theme::changed, this, &CompareTable::fit);
}

void CompareTable::setWindow(const CaseComparison *comparison, int first, int count)
{
    m_model.setWindow(comparison, first, count);
    fit();
}

/// Left and right turn to other neighbours, which the pane does.
void CompareTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        return event->ignore();
    QTableView::keyPressEvent(event);
}

void CompareTable::fit()
{
    const Theme &theme = Theme::current();
    verticalHeader()->setDefaultSectionSize(theme.height(Size::TableRow) + 2);
    horizontalHeader()->setFixedHeight(2 * theme.lineHeight(TypeStyle::Body) + 20);
    if (const int rows = m_model.rowCount(); rows > 0)
        setRowHeight(rows - 1, 2 * theme.lineHeight(TypeStyle::Body) + 24);
}

} // namespace verdict
