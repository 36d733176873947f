#include <QDBusConnection>
#include <QTest>
#include <QUuid>

#include "app/keychain/systemkeychain.h"
#include "tests/keychain/contract.h"

using namespace verdict;

/// The keychain of whoever runs the tests, under a name of this run alone.
class SessionKeychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsSecrets()
    {
        if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") || !QDBusConnection::sessionBus().isConnected())
            QSKIP("No desktop session here, so no keychain of one to try.");
        SystemKeychain keychain(QStringLiteral("verdict-test-") + QUuid::createUuid().toString(QUuid::Id128));
        const auto answer = keychain.load("first");
        if (!answer && answer.error().kind == ErrorKind::Locked)
            QSKIP(answer.error().reason.c_str());
        keepsItsContract(keychain);
    }
};

QTEST_GUILESS_MAIN(SessionKeychain)
#include "test_session.moc"
