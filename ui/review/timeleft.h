#pragma once

#include "core/case/clock.h"

#include <QString>
#include <optional>

namespace verdict {

/// A deadline as a person reads it.
struct TimeLeft {
    QString shown;  ///< e.g. "14 min", "1 h 04", "3 d" or "8 min late"; empty without a deadline
    QString spoken; ///< e.g. "due in 14 minutes"; empty without a deadline
    bool late = false;
};

/// What is left of the time until `deadline`, seen from `now`, in whole minutes: rounded down before it and up after
/// it.
TimeLeft timeLeft(std::optional<Time> deadline, Time now);

/// Seconds as "0:14" or "1:02:14".
QString clockText(qint64 seconds);

/// A moment as the person's own clock shows it: only the time of day for today, with the day otherwise.
QString momentText(Time at, Time now);

} // namespace verdict
