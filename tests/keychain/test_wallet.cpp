#include <QDBusConnection>
#include <QDBusMessage>
#include <QEventLoop>
#include <QProcess>
#include <QTest>
#include <QThread>

#include "app/keychain/systemkeychain.h"
#include "tests/keychain/contract.h"

using namespace verdict;

namespace {

constexpr int patience = 120000; ///< ms

/// Starts a program and answers its first line.
QByteArray firstLineOf(QProcess &process, const QString &program, const QStringList &arguments)
{
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    while (!process.canReadLine() && process.waitForReadyRead(patience)) {
    }
    return process.readLine().trimmed();
}

void setLocked(bool locked)
{
    auto call =
        QDBusMessage::createMethodCall(QStringLiteral("org.kde.kwalletd5"), QStringLiteral("/modules/kwalletd5"),
                                       QStringLiteral("org.kde.KWallet"), QStringLiteral("setLocked"));
    call << locked;
    QCOMPARE(QDBusConnection::sessionBus().call(call).type(), QDBusMessage::ReplyMessage);
}

} // namespace

/// The system's keychain through QtKeychain, against a wallet on a bus of this test's own.
class WalletKeychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QByteArray address =
            firstLineOf(m_bus, QStringLiteral(VERDICT_DBUS_DAEMON),
                        {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
        QVERIFY(!address.isEmpty());
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        qputenv("XDG_CURRENT_DESKTOP", "KDE");
        qputenv("KDE_SESSION_VERSION", "5");
        QCOMPARE(firstLineOf(m_wallet, QStringLiteral(VERDICT_FAKE_WALLET), {}), QByteArray("ready"));
    }

    void keepsSecrets()
    {
        SystemKeychain keychain;
        keepsItsContract(keychain);
    }

    void servicesAreApart()
    {
        SystemKeychain one(QStringLiteral("one"));
        SystemKeychain other(QStringLiteral("other"));
        QVERIFY(one.store("name", "secret"));
        QCOMPARE(other.load("name").error().kind, ErrorKind::NotFound);
        QVERIFY(one.erase("name"));
    }

    /// The screen's thread never waits for a keychain, so a worker's must do.
    void aWorkerThreadMayAsk()
    {
        SystemKeychain keychain;
        std::string loaded;
        auto *worker = QThread::create([&] {
            if (keychain.store("from a worker", "secret"))
                loaded = keychain.load("from a worker").value();
        });
        QEventLoop window; // stands for the application's, which goes on meanwhile
        connect(worker, &QThread::finished, &window, &QEventLoop::quit);
        worker->start();
        window.exec();
        QVERIFY(worker->wait());
        delete worker;
        QCOMPARE(loaded, std::string("secret"));
        QVERIFY(keychain.erase("from a worker"));
    }

    void aLockedWalletIsToldSo()
    {
        SystemKeychain keychain;
        QVERIFY(keychain.store("first", "kept"));
        setLocked(true);
        answersThatItIsLocked(keychain);
        setLocked(false);
        QCOMPARE(keychain.load("first").value(), std::string("kept"));
        QVERIFY(keychain.erase("first"));
    }

    /// Last, since it ends the wallet.
    void withoutAWalletItIsToldSo()
    {
        m_wallet.kill();
        QVERIFY(m_wallet.waitForFinished(patience));
        SystemKeychain keychain;
        answersThatItIsLocked(keychain);
    }

    void cleanupTestCase()
    {
        for (auto *process : {&m_wallet, &m_bus}) {
            process->kill();
            process->waitForFinished(patience);
        }
    }

private:
    QProcess m_bus;
    QProcess m_wallet;
};

QTEST_GUILESS_MAIN(WalletKeychain)
#include "test_wallet.moc"
