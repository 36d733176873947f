#pragma once

#include "core/review/reviewvalues.h"

#include <QAbstractListModel>
#include <QListView>

namespace verdict {

/// What has happened to a case, oldest first.
class HistoryModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<HistoryEntry> entries, Time now);
    [[nodiscard]] const HistoryEntry &entry(int row) const { return m_entries[std::size_t(row)]; }
    [[nodiscard]] QString when(int row) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<HistoryEntry> m_entries;
    Time m_now;
};

/// A time line: ○ facts, ● what people did, ◇ what the model said.
class HistoryPane : public QListView {
    Q_OBJECT

public:
    explicit HistoryPane(QWidget *parent = nullptr);
    void setEntries(const std::vector<HistoryEntry> &entries, Time now);
    void keyboardSearch(const QString & /*search*/) override {}

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    HistoryModel m_model;
};

} // namespace verdict
