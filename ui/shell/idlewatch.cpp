#include "ui/shell/idlewatch.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <utility>

namespace verdict {
namespace {

constexpr int tickMs = 5000;
constexpr std::int64_t minuteMs = 60'000;

bool isPresence(QEvent::Type type)
{
    switch (type) {
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress: return true;
    default: return false;
    }
}

} // namespace

IdleWatch::IdleWatch(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock), m_last(clock.now())
{
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::check);
    QCoreApplication::instance()->installEventFilter(this);
}

void IdleWatch::setLimit(int minutes)
{
    m_limitMs = minutes * minuteMs;
    restart();
    minutes > 0 ? m_timer.start(tickMs) : m_timer.stop();
}

void IdleWatch::restart() { m_last = m_clock.now(); }

/// A clock that was set back says nothing about the person.
bool IdleWatch::isOver()
{
    if (m_clock.now() < m_last)
        restart();
    return m_limitMs > 0 && m_clock.now() - m_last >= m_limitMs;
}

void IdleWatch::check()
{
    if (isOver())
        Q_EMIT idle();
}

bool IdleWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (!isPresence(event->type()))
        return QObject::eventFilter(watched, event);
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    const int key = isKey ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (event->type() == QEvent::KeyPress && key != 0 && std::exchange(m_wakingKey, 0) == key)
        return true;
    if (!isOver()) {
        restart();
        return QObject::eventFilter(watched, event);
    }
    Q_EMIT idle();
    restart();
    // The press follows its override, and would go to whatever has the focus by then.
    m_wakingKey = event->type() == QEvent::ShortcutOverride ? key : 0;
    event->accept();
    return true;
}

} // namespace verdict
