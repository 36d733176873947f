#include "ui/theme/desktopportal.h"

#include "ui/theme/theme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace verdict {
namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString settings = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colorScheme = QStringLiteral("color-scheme");  ///< 0 no preference, 1 dark, 2 light
const QString contrast = QStringLiteral("contrast");         ///< 0 no preference, 1 high
const QString lessMotion = QStringLiteral("reduced-motion"); ///< 0 no preference, 1 reduced
/// What desktops offer that do not know reduced-motion yet.
const QString interface = QStringLiteral("org.gnome.desktop.interface");
const QString animations = QStringLiteral("enable-animations");

/// Read() wraps its answer in one variant more than it need.
uint unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

} // namespace

DesktopPortal::DesktopPortal(Theme &theme, QObject *parent) : QObject(parent), m_theme(theme)
{
    // Without a session bus, connecting to one could start one.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return;
    ask(appearance, colorScheme);
    ask(appearance, contrast);
    ask(appearance, lessMotion);
    ask(interface, animations);
}

void DesktopPortal::ask(const QString &from, const QString &key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, settings, QStringLiteral("Read"));
    call << from << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key](QDBusPendingCallWatcher *done) {
        done->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (reply.isValid())
            take(key, reply.value());
    });
}

void DesktopPortal::take(const QString &key, const QDBusVariant &value)
{
    const uint stated = unwrapped(QVariant::fromValue(value));
    if (key == colorScheme)
        m_stated.dark = stated == 1 ? std::optional(true) : stated == 2 ? std::optional(false) : std::nullopt;
    else if (key == contrast)
        m_stated.highContrast = stated == 1;
    else if (key == lessMotion)
        m_stated.reducedMotion = m_stated.reducedMotion.value_or(false) || stated == 1;
    else if (key == animations)
        m_stated.reducedMotion = m_stated.reducedMotion.value_or(false) || stated == 0;
    else
        return;
    m_theme.setStatedLook(m_stated);
}

} // namespace verdict
