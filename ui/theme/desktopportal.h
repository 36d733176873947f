#pragma once

#include "ui/theme/systemlook.h"

#include <QDBusVariant>
#include <QObject>

namespace verdict {

class Theme;

/// Asks the freedesktop settings portal whether the desktop wants dark, high contrast or no motion, and tells the
/// theme, once at start. It never waits: until an answer comes, and where none does, the palette decides. `main` makes
/// one after the Theme where the build has Qt D-Bus.
class DesktopPortal : public QObject {
    Q_OBJECT

public:
    explicit DesktopPortal(Theme &theme, QObject *parent = nullptr);

private:
    void ask(const QString &from, const QString &key);
    void take(const QString &key, const QDBusVariant &value);

    Theme &m_theme;
    StatedLook m_stated;
};

} // namespace verdict
