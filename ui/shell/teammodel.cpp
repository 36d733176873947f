#include "ui/shell/teammodel.h"

#include "ui/shell/syncwords.h"
#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <algorithm>

namespace verdict {
namespace {

struct TeamWords {
    Q_DECLARE_TR_FUNCTIONS(Team)
};

QString roleText(const std::string &role)
{
    if (role == "lead")
        return TeamWords::tr("Lead");
    if (role == "router")
        return TeamWords::tr("Router");
    if (role == "reviewer")
        return TeamWords::tr("Reviewer");
    return visible(role, LineBreaks::Join);
}

QString standingText(const TeamRow &row)
{
    if (row.ended)
        return TeamWords::tr("Ended");
    return row.hasRecoveryKit ? TeamWords::tr("Member, has a recovery kit") : TeamWords::tr("Member");
}

QString cellText(const TeamRow &row, int column)
{
    switch (column) {
    case TeamModel::Name: return visible(row.member.name, LineBreaks::Join);
    case TeamModel::Roles: return rolesText(row.member);
    case TeamModel::Skills: {
        QStringList skills;
        for (const std::string &skill : row.skills)
            skills << visible(skill, LineBreaks::Join);
        return skills.join(QStringLiteral(", "));
    }
    case TeamModel::Tier: return QString::number(row.tier);
    case TeamModel::Devices: return QString::number(row.devices);
    default: return standingText(row);
    }
}

/// A row as one sentence for assistive programs, which read its cells in turn otherwise.
QString teamRowSpoken(const TeamRow &row)
{
    return TeamWords::tr("%1, %2, tier %3, %n devices, %4", nullptr, row.devices)
        .arg(cellText(row, TeamModel::Name), cellText(row, TeamModel::Roles), cellText(row, TeamModel::Tier),
             standingText(row));
}

bool isNumber(int column) { return column == TeamModel::Tier || column == TeamModel::Devices; }

} // namespace

QString rolesText(const MemberInfo &member)
{
    std::vector<std::string> roles;
    if (member.lead)
        roles.emplace_back("lead");
    if (member.router)
        roles.emplace_back("router");
    if (member.reviewer)
        roles.emplace_back("reviewer");
    return rolesText(roles);
}

QString rolesText(const std::vector<std::string> &roles)
{
    QStringList texts;
    for (const std::string &role : roles)
        texts << roleText(role);
    return texts.join(QStringLiteral(", "));
}

void TeamModel::setRows(std::vector<TeamRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    std::stable_partition(m_rows.begin(), m_rows.end(), [](const TeamRow &row) { return !row.ended; });
    endResetModel();
}

int TeamModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int TeamModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant TeamModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const TeamRow &row = this->row(index.row());
    switch (role) {
    case Qt::DisplayRole: return cellText(row, index.column());
    case Qt::ToolTipRole: return toolTipText(cellText(row, index.column()));
    case Qt::AccessibleTextRole: return index.column() == Name ? teamRowSpoken(row) : cellText(row, index.column());
    case Qt::TextAlignmentRole:
        return int((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole: return Theme::current().color(row.ended ? Color::TextTertiary : Color::TextPrimary);
    default: return {};
    }
}

QVariant TeamModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Name");
    case Roles: return tr("Roles");
    case Skills: return tr("Skills");
    case Tier: return tr("Tier");
    case Devices: return tr("Devices");
    default: return tr("Membership");
    }
}

RequestModel::RequestModel(const Clock &clock, QObject *parent) : QAbstractTableModel(parent), m_clock(clock) {}

void RequestModel::setRows(std::vector<WaitingRequest> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int RequestModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int RequestModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant RequestModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole))
        return {};
    const WaitingRequest &row = this->row(index.row());
    switch (index.column()) {
    case Name: {
        const QString name = visible(row.name, LineBreaks::Join);
        return row.secondDevice ? tr("%1, second device").arg(name) : name;
    }
    case Roles: return rolesText(row.roles);
    case SixWords: return visible(row.sixWords, LineBreaks::Join);
    default: return syncMoment(row.at, m_clock.now());
    }
}

QVariant RequestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Name");
    case Roles: return tr("Roles");
    case SixWords: return tr("Six words");
    default: return tr("Since");
    }
}

} // namespace verdict
