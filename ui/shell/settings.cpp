#include "ui/shell/settings.h"

#include <QSettings>
#include <algorithm>
#include <cmath>

namespace verdict {
namespace {

constexpr int leastUndo = 5;
constexpr int mostUndo = 60;
constexpr int usualLock = 10;
constexpr int mostLock = 240;

QString modeName(Theme::Mode mode)
{
    switch (mode) {
    case Theme::Mode::Light: return QStringLiteral("light");
    case Theme::Mode::Dark: return QStringLiteral("dark");
    case Theme::Mode::System: break;
    }
    return QStringLiteral("system");
}

Theme::Mode modeFromName(const QString &name)
{
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark})
        if (modeName(mode) == name)
            return mode;
    return Theme::Mode::System;
}

} // namespace

Settings readSettings(const QSettings &store)
{
    Settings settings;
    settings.mode = modeFromName(store.value(QStringLiteral("theme")).toString());
    const double scale = store.value(QStringLiteral("textScale"), 1.0).toDouble();
    settings.textScale = std::isfinite(scale) ? std::clamp(scale, 0.5, 2.0) : 1.0;
    settings.undoSeconds =
        std::clamp(store.value(QStringLiteral("undoSeconds"), mostUndo).toInt(), leastUndo, mostUndo);
    settings.autoAdvance = store.value(QStringLiteral("autoAdvance"), true).toBool();
    settings.reducedMotion = store.value(QStringLiteral("reducedMotion"), false).toBool();
    settings.lockMinutes = std::clamp(store.value(QStringLiteral("lockMinutes"), usualLock).toInt(), 0, mostLock);
    return settings;
}

void writeSettings(QSettings &store, const Settings &settings)
{
    store.setValue(QStringLiteral("theme"), modeName(settings.mode));
    store.setValue(QStringLiteral("textScale"), settings.textScale);
    store.setValue(QStringLiteral("undoSeconds"), settings.undoSeconds);
    store.setValue(QStringLiteral("autoAdvance"), settings.autoAdvance);
    store.setValue(QStringLiteral("reducedMotion"), settings.reducedMotion);
    store.setValue(QStringLiteral("lockMinutes"), settings.lockMinutes);
}

double steppedScale(const std::vector<double> &scales, double now, int by)
{
    const auto nearest = std::min_element(scales.begin(), scales.end(),
                                          [&](double a, double b) { return std::abs(a - now) < std::abs(b - now); });
    const auto at = std::clamp<std::ptrdiff_t>(nearest - scales.begin() + by, 0, std::ptrdiff_t(scales.size()) - 1);
    return scales[std::size_t(at)];
}

} // namespace verdict
