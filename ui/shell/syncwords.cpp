#include "ui/shell/syncwords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace verdict {
namespace {

constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;

struct SyncWords {
    Q_DECLARE_TR_FUNCTIONS(Sync)
};

QString unsent(const SyncState &state) { return SyncWords::tr("%n unsent", nullptr, int(state.unsent)); }

SyncText joined(const QStringList &parts, bool warns = false)
{
    return {parts.join(QStringLiteral(" · ")), parts.join(QStringLiteral(", ")), warns};
}

SyncText notConnected() { return joined({SyncWords::tr("Not connected yet")}); }

SyncText synced(const SyncState &state, Time now)
{
    if (!state.lastSynced)
        return notConnected();
    return joined({SyncWords::tr("Synced %1").arg(syncMoment(*state.lastSynced, now)), unsent(state)});
}

SyncText running(const SyncState &state)
{
    return joined({SyncWords::tr("Syncing %1 of %2").arg(state.step).arg(state.steps)});
}

SyncText offline(const SyncState &state, Time now)
{
    QStringList parts{SyncWords::tr("Offline"), unsent(state)};
    if (state.lastSynced)
        parts << SyncWords::tr("last synced %1").arg(syncMoment(*state.lastSynced, now));
    return joined(parts);
}

SyncText outOfReach(const SyncState &state, Time now)
{
    return joined({SyncWords::tr("Cannot reach the team store since %1").arg(syncMoment(*state.failingSince, now)),
                   SyncWords::tr("%n unsent, safe here", nullptr, int(state.unsent))},
                  now - *state.failingSince >= dayMs);
}

} // namespace

SyncText syncText(const SyncState &state, Time now)
{
    switch (state.phase) {
    case SyncState::Phase::Idle: return synced(state, now);
    case SyncState::Phase::Running: return running(state);
    case SyncState::Phase::Unreachable:
        return state.failingSince && !state.problem.empty() ? outOfReach(state, now) : offline(state, now);
    case SyncState::Phase::NotConnected: break;
    }
    return notConnected();
}

QString syncMoment(Time at, Time now)
{
    const QLocale locale;
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(at.ms);
    // Without a language of its own the short form would count seconds.
    const QString clock = locale.language() == QLocale::C ? locale.toString(moment.time(), QStringLiteral("HH:mm"))
                                                          : locale.toString(moment.time(), QLocale::ShortFormat);
    if (moment.date() == QDateTime::fromMSecsSinceEpoch(now.ms).date())
        return clock;
    return locale.toString(moment.date(), QStringLiteral("d MMM")) + QLatin1Char(' ') + clock;
}

} // namespace verdict
