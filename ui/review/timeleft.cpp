#include "ui/review/timeleft.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace verdict {
namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 minutesADay = 24 * 60;

struct TimeWords {
    Q_DECLARE_TR_FUNCTIONS(TimeLeft)
};

QString spanShown(qint64 minutes)
{
    if (minutes < 60)
        return TimeWords::tr("%1 min").arg(minutes);
    if (minutes < minutesADay)
        return TimeWords::tr("%1 h %2").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return TimeWords::tr("%1 d").arg(minutes / minutesADay);
}

QString minutesSpoken(qint64 count)
{
    return count == 1 ? TimeWords::tr("1 minute") : TimeWords::tr("%1 minutes").arg(count);
}

QString hoursSpoken(qint64 count)
{
    return count == 1 ? TimeWords::tr("1 hour") : TimeWords::tr("%1 hours").arg(count);
}

QString daysSpoken(qint64 count) { return count == 1 ? TimeWords::tr("1 day") : TimeWords::tr("%1 days").arg(count); }

QString spanSpoken(qint64 minutes)
{
    if (minutes < 60)
        return minutesSpoken(minutes);
    if (minutes < minutesADay)
        return hoursSpoken(minutes / 60) + QLatin1Char(' ') + minutesSpoken(minutes % 60);
    return daysSpoken(minutes / minutesADay);
}

} // namespace

TimeLeft timeLeft(std::optional<Time> deadline, Time now)
{
    if (!deadline)
        return {};
    const qint64 ms = *deadline - now;
    if (ms >= 0)
        return {spanShown(ms / minuteMs), TimeWords::tr("due in %1").arg(spanSpoken(ms / minuteMs)), false};
    const qint64 late = (-ms + minuteMs - 1) / minuteMs;
    return {TimeWords::tr("%1 late").arg(spanShown(late)), TimeWords::tr("%1 late").arg(spanSpoken(late)), true};
}

QString clockText(qint64 seconds)
{
    const QString tail = QStringLiteral("%1").arg(seconds % 60, 2, 10, QLatin1Char('0'));
    if (seconds < 3600)
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(tail);
    return QStringLiteral("%1:%2:%3").arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, QLatin1Char('0')).arg(tail);
}

QString momentText(Time at, Time now)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(at.ms);
    const QString clock = QLocale().toString(moment.time(), QStringLiteral("HH:mm"));
    if (moment.date() == QDateTime::fromMSecsSinceEpoch(now.ms).date())
        return clock;
    return QLocale().toString(moment.date(), QStringLiteral("d MMM")) + QLatin1Char(' ') + clock;
}

} // namespace verdict
