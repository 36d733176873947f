#include <QCoreApplication>
#include <QDBusConnection>
#include <QMap>
#include <QObject>

#include <cstdio>

/// The part of KWallet's service that QtKeychain calls. It keeps secrets in memory and can be locked.
class FakeWallet : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.KWallet")

public Q_SLOTS:
    QString networkWallet() { return QStringLiteral("wallet"); }
    int open(const QString &, qlonglong, const QString &) { return m_locked ? -1 : 1; }
    int entryType(int, const QString &folder, const QString &key, const QString &)
    {
        return m_entries.contains({folder, key}) ? stream : unknown;
    }
    QByteArray readEntry(int, const QString &folder, const QString &key, const QString &)
    {
        return m_entries.value({folder, key});
    }
    int writeEntry(int, const QString &folder, const QString &key, const QByteArray &value, const QString &)
    {
        m_entries[{folder, key}] = value;
        return 0;
    }
    int removeEntry(int, const QString &folder, const QString &key, const QString &)
    {
        return m_entries.remove({folder, key}) > 0 ? 0 : -1;
    }
    void setLocked(bool locked) { m_locked = locked; }

private:
    static constexpr int unknown = 0;
    static constexpr int stream = 2;
    QMap<std::pair<QString, QString>, QByteArray> m_entries;
    bool m_locked = false;
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    FakeWallet wallet;
    auto bus = QDBusConnection::sessionBus();
    if (!bus.registerObject(QStringLiteral("/modules/kwalletd5"), &wallet, QDBusConnection::ExportAllSlots) ||
        !bus.registerService(QStringLiteral("org.kde.kwalletd5")))
        return 1;
    std::puts("ready");
    std::fflush(stdout);
    return QCoreApplication::exec();
}

#include "fakewallet.moc"
