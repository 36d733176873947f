#pragma once

#include "core/workspace/desk.h"

#include <QAbstractListModel>
#include <vector>

namespace verdict {

/// The queue as far as it has been read: pages of 50 rows by cursor, never a count of what is left. Rows hold nothing
/// of any suggestion. Late answers to an older question are dropped.
class QueueModel : public QAbstractListModel {
    Q_OBJECT

public:
    QueueModel(Desk &desk, const Clock &clock, QObject *parent = nullptr);

    /// Asks anew for as many rows as are held (at least a page) and changes only what differs.
    void reload();
    /// Shows only rows whose title or id contains `text`; empty = all.
    void setFind(const QString &text);
    /// Shows this part: what waits, is set aside or was decided.
    void show(QueuePart part);
    [[nodiscard]] QueuePart part() const { return m_part; }
    [[nodiscard]] QString find() const { return m_find; }

    /// Takes a row out at once, before the desk has answered, and keeps it out of every later page.
    void hold(Token token);
    /// Lets a row appear again with the next reload.
    void letBack(Token token);

    [[nodiscard]] const QueueRow *row(int index) const;
    [[nodiscard]] int indexOf(Token token) const; ///< −1 if it is not among the rows read
    [[nodiscard]] bool loaded() const { return m_loaded; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    [[nodiscard]] Time now() const { return m_clock.now(); }

Q_SIGNALS:
    void pageArrived();
    void failed(const QString &sentence);

private:
    [[nodiscard]] QueueQuery query() const;
    void ask(const QueueQuery &query, bool append);
    void take(QueuePage page, bool append);
    void replaceRows(std::vector<QueueRow> rows);

    Desk &m_desk;
    const Clock &m_clock;
    std::vector<QueueRow> m_rows;
    std::vector<Token> m_held;
    std::optional<QueueCursor> m_next;
    QString m_find;
    QueuePart m_part = QueuePart::Waiting;
    bool m_loaded = false;
    bool m_fetching = false;
    int m_ticket = 0;
};

/// What a screen reader says of a row, e.g. "1,284 euros to Lumen, Card payment, high stakes, due in 14 minutes".
QString spokenRow(const QueueRow &row, Time now);

/// "Low", "Medium" or "High" as a person reads it.
QString stakesText(Stakes stakes);

} // namespace verdict
