#pragma once

#include "core/workspace/teamdesk.h"

#include <QFrame>

namespace verdict {

class ActionButton;
class PlainLabel;

/// What stands behind the word in the status line: how much is unsent, when the team was last reached, what went wrong.
class SyncPopover : public QFrame {
    Q_OBJECT

public:
    explicit SyncPopover(QWidget *parent);

    void setState(const SyncState &state, Time now);
    /// What came of the last sync that was asked for here; empty = nothing yet.
    void setOutcome(const QString &sentence);
    /// Opens above a widget.
    void openAbove(const QWidget *anchor);

Q_SIGNALS:
    void syncPressed();
    void cancelPressed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fit();

    PlainLabel *m_title;
    PlainLabel *m_unsent;
    PlainLabel *m_last;
    PlainLabel *m_problem;
    PlainLabel *m_outcome;
    ActionButton *m_sync;
    ActionButton *m_cancel;
};

} // namespace verdict
