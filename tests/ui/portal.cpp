#include "ui/theme/desktopportal.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QTest>

using namespace verdict;

/// The settings portal as a desktop offers it, with one answer for every key it knows.
class FakePortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public Q_SLOTS:
    QDBusVariant Read(const QString &, const QString &key)
    {
        if (key == QStringLiteral("enable-animations"))
            return QDBusVariant(QVariant::fromValue(QDBusVariant(false)));
        const uint answer = key == QStringLiteral("color-scheme") ? m_scheme : 0;
        return QDBusVariant(QVariant::fromValue(QDBusVariant(answer)));
    }

private:
    const uint m_scheme = 1; ///< dark
};

class PortalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void themeFollowsThePortal()
    {
        FakePortal portal;
        QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("portal"));
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &portal,
                                   QDBusConnection::ExportAllSlots));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
        Theme theme(*qApp);
        theme.setMode(Theme::Mode::System);
        const DesktopPortal follower(theme);
        QTRY_VERIFY(theme.isDark());
        QTRY_COMPARE(theme.motionMs(Motion::Bar), 0);
    }
};

/// Started plainly it starts itself again on a bus of its own, so that no real desktop is asked or answered.
int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsSet("VERDICT_OWN_BUS")) {
        QApplication app(argc, argv);
        PortalTest test;
        return QTest::qExec(&test, argc, argv);
    }
    qputenv("VERDICT_OWN_BUS", "1");
    QStringList arguments{QStringLiteral("--")};
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    return QProcess::execute(QStringLiteral("dbus-run-session"), arguments);
}

#include "portal.moc"
