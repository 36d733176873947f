#pragma once

#include "core/workspace/teamdesk.h"

#include <QAbstractTableModel>

namespace verdict {

/// The roles in the words of the screen, joined by commas.
QString rolesText(const MemberInfo &member);
QString rolesText(const std::vector<std::string> &roles);

/// The members of the team, one a row; first those who belong to it, then those whose membership ended.
class TeamModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Roles, Skills, Tier, Devices, Standing, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<TeamRow> rows);
    [[nodiscard]] const TeamRow &row(int row) const { return m_rows[std::size_t(row)]; }
    [[nodiscard]] const std::vector<TeamRow> &rows() const { return m_rows; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<TeamRow> m_rows;
};

/// Those who answered an invitation and wait, one a row.
class RequestModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Roles, SixWords, Since, ColumnCount };

    explicit RequestModel(const Clock &clock, QObject *parent = nullptr);

    void setRows(std::vector<WaitingRequest> rows);
    [[nodiscard]] const WaitingRequest &row(int row) const { return m_rows[std::size_t(row)]; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Clock &m_clock;
    std::vector<WaitingRequest> m_rows;
};

} // namespace verdict
