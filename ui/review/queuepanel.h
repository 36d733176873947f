#pragma once

#include "ui/review/queuemodel.h"

#include <QListView>
#include <QTimer>

class QLineEdit;

namespace verdict {

class ElidedLabel;
class PlainLabel;
class QueueDelegate;

/// The list of the queue. Letters never jump rows here: they are commands.
class QueueList : public QListView {
    Q_OBJECT

public:
    using QListView::QListView;
    void keyboardSearch(const QString & /*search*/) override {}
    /// Lays the rows out anew, because the text size has changed.
    void layOutAgain() { scheduleDelayedItemsLayout(); }

Q_SIGNALS:
    void chosen(int row);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

/// The left column: how many wait, in which order, the rows, and what was done today.
class QueuePanel : public QWidget {
    Q_OBJECT

public:
    QueuePanel(QueueModel &model, QWidget *parent = nullptr);

    /// Marks the open case and brings its row into view.
    void setOpen(Token token);
    void setSummary(const QueueSummary &summary);
    /// Folded to stakes and time of each row.
    void setFolded(bool folded);
    void openFind();
    void closeFind();
    [[nodiscard]] bool isFinding() const;
    [[nodiscard]] QueueList *list() const { return m_list; }

Q_SIGNALS:
    void chosen(verdict::Token token);
    /// The field that finds has come or gone.
    void findingChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFoot();
    void tick();
    void showOrder();
    void openFirst();

    QueueModel &m_model;
    QueueList *m_list;
    QueueDelegate *m_delegate;
    QWidget *m_head = nullptr;
    QWidget *m_foot = nullptr;
    PlainLabel *m_title = nullptr;
    PlainLabel *m_waiting = nullptr;
    ElidedLabel *m_order = nullptr;
    PlainLabel *m_today = nullptr;
    PlainLabel *m_sessionTime = nullptr;
    QLineEdit *m_find = nullptr;
    QueueSummary m_summary;
    QTimer m_minute;
    Time m_since;
    Token m_open;
    bool m_looking = false;   ///< the next page answers what was just looked for
    bool m_openFirst = false; ///< and its first row is wanted
};

} // namespace verdict
