#pragma once

#include "core/case/casefile.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace verdict {

/// Cells of a table that came with a case, shown as they are.
class TableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTable(std::vector<std::string> columns, std::vector<std::vector<std::string>> rows);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<std::string> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

/// A table among the evidence. Letters are commands here, never a search in the rows.
class TableEvidence : public QTableView {
    Q_OBJECT

public:
    explicit TableEvidence(QWidget *parent = nullptr);

    void setTable(const std::vector<std::string> &columns, const std::vector<std::vector<std::string>> &rows);
    void keyboardSearch(const QString & /*search*/) override {}

private:
    void fit();

    TableModel m_model;
};

} // namespace verdict
