#pragma once

#include "core/case/clock.h"

#include <QObject>
#include <QTimer>

namespace verdict {

/// Notices that nobody has pressed a key or moved the pointer for a while, by the wall clock, so that a computer that
/// slept counts as left alone. The press that comes after such a while only wakes: it does nothing else.
class IdleWatch : public QObject {
    Q_OBJECT

public:
    explicit IdleWatch(const Clock &clock, QObject *parent = nullptr);

    /// Minutes; 0 = never.
    void setLimit(int minutes);
    /// Somebody is here now.
    void restart();
    /// Looks at the clock; a timer does so by itself every few seconds.
    void check();

Q_SIGNALS:
    void idle();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isOver();

    const Clock &m_clock;
    QTimer m_timer;
    Time m_last;
    std::int64_t m_limitMs = 0;
    int m_wakingKey = 0; ///< its press is still to come
};

} // namespace verdict
