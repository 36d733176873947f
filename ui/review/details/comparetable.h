#pragma once

#include "ui/review/details/comparison.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>
#include <QTableView>

namespace verdict {

/// A window of up to three neighbours on a comparison: column 0 names, column 1 this case, then the neighbours; the
/// last row holds how each ended.
class CompareModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;
    enum Role { DiffersRole = Qt::UserRole, ComparableRole, NoteRole, EndRole };

    void setWindow(const CaseComparison *comparison, int first, int count);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant factCell(int row, int column, int role) const;
    [[nodiscard]] QVariant endCell(int column, int role) const;

    const CaseComparison *m_comparison = nullptr;
    int m_first = 0;
    int m_count = 0;
};

/// The comparison as a table with equal columns.
class CompareTable : public QTableView {
    Q_OBJECT

public:
    explicit CompareTable(QWidget *parent = nullptr);
    void setWindow(const CaseComparison *comparison, int first, int count);
    void keyboardSearch(const QString & /*search*/) override {}

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fit();

    CompareModel m_model;
};

} // namespace verdict
