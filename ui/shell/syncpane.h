#pragma once

#include "core/workspace/teamdesk.h"

#include <QPointer>
#include <QWidget>

class QLineEdit;

namespace verdict {

class ActionButton;
class FormField;
class PlainLabel;

/// Sync and storage in the settings: where the team shares, how syncing stands, and the six words of whoever waits.
class SyncPane : public QWidget {
    Q_OBJECT

public:
    explicit SyncPane(const Clock &clock, QWidget *parent = nullptr);

    /// Null = none.
    void setTeam(TeamDesk *team);
    void focusFirst();

Q_SIGNALS:
    void syncPressed();

private:
    QWidget *makeWaiting();
    void refresh();
    void choose();
    void keep();
    void kept(const Result<void> &answer);

    const Clock &m_clock;
    QPointer<TeamDesk> m_team;
    PlainLabel *m_words;
    QWidget *m_waiting;
    QLineEdit *m_address;
    FormField *m_addressField;
    ActionButton *m_keep;
    PlainLabel *m_state;
    PlainLabel *m_problem;
    ActionButton *m_sync;
    ActionButton *m_cancel;
    bool m_busy = false;
};

} // namespace verdict
