#pragma once

#include "core/case/clock.h"

#include <QTimer>
#include <QWidget>
#include <optional>

namespace verdict {

class ActionButton;
class ElidedLabel;
class PlainLabel;
class SyncStatus;

/// The lowest line: how the team is reached and what is recorded at the left; what was filed, with its undo, and help
/// at the right. A sentence of trouble that is too long for it stands whole above it.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    StatusLine(const Clock &clock, QWidget *parent = nullptr);

    /// "Details open 0:14, recorded"; nothing hides it.
    void setDetails(std::optional<qint64> seconds);
    /// What the digits mean, while they mean something else.
    void setMode(const QString &mode);
    /// What was done last. With `undoUntil` the undo counts down; the button stays at most `longest` seconds, and after
    /// it, or at once where nothing can be undone, an `amendable` deed offers to be amended.
    void setDeed(const QString &sentence, std::optional<Time> undoUntil, int longest, bool amendable);
    void setTrouble(const QString &sentence);
    /// What takes the focus when somebody goes to this line.
    [[nodiscard]] QWidget *firstControl() const;
    [[nodiscard]] QString message() const;
    [[nodiscard]] SyncStatus *sync() const { return m_sync; }

Q_SIGNALS:
    void undoPressed();
    void amendPressed();
    void keysPressed();
    void commandsPressed();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void tick();
    void showMessage();

    const Clock &m_clock;
    SyncStatus *m_sync;
    PlainLabel *m_details;
    ElidedLabel *m_message;
    QWidget *m_above; ///< holds the whole sentence
    PlainLabel *m_whole;
    ActionButton *m_undo;
    ActionButton *m_amend;
    PlainLabel *m_count;
    ActionButton *m_keys;
    QTimer m_timer;
    QString m_deed;
    QString m_mode;
    QString m_trouble;
    std::optional<Time> m_undoUntil;
    bool m_amendable = false;
};

/// Whole seconds until a moment, rounded up; 0 once it has passed.
qint64 secondsLeft(Time until, Time now);

} // namespace verdict
