#include <QTest>

#include "tests/keychain/contract.h"
#include "tests/support/memorykeychain.h"

using namespace verdict;

/// The keychain that other tests use keeps to what the system's does.
class FakeKeychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsSecrets()
    {
        MemoryKeychain keychain;
        keepsItsContract(keychain);
    }

    void canBeLocked()
    {
        MemoryKeychain keychain;
        QVERIFY(keychain.store("first", "kept"));
        keychain.locked = true;
        answersThatItIsLocked(keychain);
        keychain.locked = false;
        QCOMPARE(keychain.load("first").value(), std::string("kept"));
    }
};

QTEST_APPLESS_MAIN(FakeKeychain)
#include "test_fake.moc"
