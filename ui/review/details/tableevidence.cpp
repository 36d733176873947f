#include "ui/review/details/tableevidence.h"

#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QHeaderView>

namespace verdict {
namespace {

constexpr qsizetype cellLimit = 500;
constexpr int widest = 420;
constexpr int measuredRows = 100;

} // namespace

void TableModel::setTable(std::vector<std::string> columns, std::vector<std::vector<std::string>> rows)
{
    beginResetModel();
    m_columns = std::move(columns);
    m_rows = std::move(rows);
    endResetModel();
}

int TableModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int TableModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_columns.size()); }

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const std::vector<std::string> &row = m_rows[std::size_t(index.row())];
    if (std::size_t(index.column()) >= row.size())
        return {};
    const std::string &cell = row[std::size_t(index.column())];
    if (role == Qt::DisplayRole)
        return shortened(visible(cell, LineBreaks::Join), cellLimit);
    if (role == Qt::ToolTipRole)
        return toolTipText(visible(cell));
    return {};
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal || std::size_t(section) >= m_columns.size())
        return {};
    return shortened(visible(m_columns[std::size_t(section)], LineBreaks::Join), cellLimit);
}

TableEvidence::TableEvidence(QWidget *parent) : QTableView(parent)
{
    setModel(&m_model);
    setShowGrid(false);
    setAlternatingRowColors(false);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setTabKeyNavigation(false);
    setWordWrap(false);
    verticalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    connect(&Theme::current(), &Theme::changed, this, &TableEvidence::fit);
}

void TableEvidence::setTable(const std::vector<std::string> &columns, const std::vector<std::vector<std::string>> &rows)
{
    m_model.setTable(columns, rows);
    fit();
}

void TableEvidence::fit()
{
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(Theme::current().height(Size::TableRow));
    horizontalHeader()->setResizeContentsPrecision(measuredRows);
    resizeColumnsToContents();
    for (int column = 0; column + 1 < m_model.columnCount(); ++column)
        setColumnWidth(column, std::min(columnWidth(column) + 16, widest));
}

} // namespace verdict
