#include "ui/review/queuemodel.h"

#include "ui/review/timeleft.h"
#include "ui/text/visible.h"

#include <QStringList>
#include <algorithm>

namespace verdict {
namespace {

constexpr int pageSize = 50;
constexpr int mostRows = 1000;

bool sameRow(const QueueRow &a, const QueueRow &b) { return a.token == b.token; }

} // namespace

QueueModel::QueueModel(Desk &desk, const Clock &clock, QObject *parent)
    : QAbstractListModel(parent), m_desk(desk), m_clock(clock)
{
    connect(&desk, &Desk::queueChanged, this, &QueueModel::reload);
}

void QueueModel::reload()
{
    QueueQuery wanted = query();
    const int held = int(m_rows.size());
    wanted.limit = std::clamp((held + pageSize - 1) / pageSize * pageSize, pageSize, mostRows);
    ask(wanted, false);
}

void QueueModel::setFind(const QString &text)
{
    if (text == m_find)
        return;
    m_find = text;
    ask(query(), false);
}

void QueueModel::show(QueuePart part)
{
    if (part == m_part)
        return;
    m_part = part;
    ask(query(), false);
}

void QueueModel::hold(Token token)
{
    if (std::find(m_held.begin(), m_held.end(), token) == m_held.end())
        m_held.push_back(token);
    const int at = indexOf(token);
    if (at < 0)
        return;
    beginRemoveRows({}, at, at);
    m_rows.erase(m_rows.begin() + at);
    endRemoveRows();
}

void QueueModel::letBack(Token token) { std::erase(m_held, token); }

const QueueRow *QueueModel::row(int index) const
{
    return index >= 0 && index < int(m_rows.size()) ? &m_rows[std::size_t(index)] : nullptr;
}

int QueueModel::indexOf(Token token) const
{
    const auto hit =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const QueueRow &row) { return row.token == token; });
    return hit == m_rows.end() ? -1 : int(hit - m_rows.begin());
}

int QueueModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    const QueueRow *one = row(index.row());
    if (!one)
        return {};
    if (role == Qt::AccessibleTextRole)
        return spokenRow(*one, now());
    return {};
}

bool QueueModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next.has_value() && !m_fetching;
}

void QueueModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    QueueQuery wanted = query();
    wanted.after = m_next;
    ask(wanted, true);
}

QueueQuery QueueModel::query() const
{
    return {.limit = pageSize, .after = std::nullopt, .part = m_part, .find = m_find.toStdString()};
}

void QueueModel::ask(const QueueQuery &wanted, bool append)
{
    m_fetching = true;
    const int ticket = ++m_ticket;
    m_desk.queuePage(wanted).then(this, [this, ticket, append](const Result<QueuePage> &page) {
        if (ticket != m_ticket)
            return;
        m_fetching = false;
        if (page)
            take(*page, append);
        else
            Q_EMIT failed(visible(page.error().reason));
    });
}

void QueueModel::take(QueuePage page, bool append)
{
    m_next = page.next;
    m_loaded = true;
    std::vector<QueueRow> rows = append ? m_rows : std::vector<QueueRow>();
    for (QueueRow &row : page.rows)
        if (std::find(m_held.begin(), m_held.end(), row.token) == m_held.end())
            rows.push_back(std::move(row));
    replaceRows(std::move(rows));
    Q_EMIT pageArrived();
}

/// Keeps the common beginning and end in place, so that nothing moves under the hand.
void QueueModel::replaceRows(std::vector<QueueRow> rows)
{
    const auto [oldMid, newMid] = std::mismatch(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(), sameRow);
    const int head = int(oldMid - m_rows.begin());
    int tail = 0;
    const int most = int(std::min(m_rows.size(), rows.size())) - head;
    while (tail < most &&
           sameRow(m_rows[m_rows.size() - 1 - std::size_t(tail)], rows[rows.size() - 1 - std::size_t(tail)]))
        ++tail;
    if (const int gone = int(m_rows.size()) - head - tail; gone > 0) {
        beginRemoveRows({}, head, head + gone - 1);
        m_rows.erase(m_rows.begin() + head, m_rows.begin() + head + gone);
        endRemoveRows();
    }
    const int come = int(rows.size()) - head - tail;
    if (come > 0)
        beginInsertRows({}, head, head + come - 1);
    m_rows = std::move(rows);
    if (come > 0)
        endInsertRows();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

QString stakesText(Stakes stakes)
{
    switch (stakes) {
    case Stakes::Low: return QueueModel::tr("Low");
    case Stakes::Medium: return QueueModel::tr("Medium");
    case Stakes::High: return QueueModel::tr("High");
    }
    Q_UNREACHABLE();
}

QString spokenRow(const QueueRow &row, Time now)
{
    QStringList parts{visible(row.title.empty() ? row.caseText : row.title, LineBreaks::Join)};
    if (!row.kind.empty())
        parts << visible(row.kind, LineBreaks::Join);
    parts << QueueModel::tr("%1 stakes").arg(stakesText(row.stakes).toLower());
    if (row.appeal)
        parts << QueueModel::tr("appeal");
    if (const TimeLeft left = timeLeft(row.deadline, now); !row.decidedAt && !left.spoken.isEmpty())
        parts << left.spoken;
    if (row.setAsideUntil)
        parts << QueueModel::tr("set aside until %1").arg(momentText(*row.setAsideUntil, now));
    if (row.decidedAt)
        parts << QueueModel::tr("decided %1").arg(momentText(*row.decidedAt, now));
    return parts.join(QStringLiteral(", "));
}

} // namespace verdict
