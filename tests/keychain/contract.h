#pragma once

#include "core/team/keychain.h"

#include <QTest>

namespace verdict {

/// What every keychain keeps to, whatever holds the secrets. Leaves nothing behind.
inline void keepsItsContract(Keychain &keychain)
{
    const std::string bytes("\x00\xff key \n\x01", 9);
    QCOMPARE(keychain.load("first").error().kind, ErrorKind::NotFound);
    QCOMPARE(keychain.erase("first").error().kind, ErrorKind::NotFound);
    QVERIFY(keychain.store("first", bytes));
    QVERIFY(keychain.store("second", "another"));
    QCOMPARE(keychain.load("first").value(), bytes);
    QCOMPARE(keychain.load("second").value(), std::string("another"));
    QVERIFY(keychain.store("first", "in its place"));
    QCOMPARE(keychain.load("first").value(), std::string("in its place"));
    QVERIFY(keychain.erase("first"));
    QCOMPARE(keychain.load("first").error().kind, ErrorKind::NotFound);
    QVERIFY(keychain.load("first").error().reason.find("\"first\"") != std::string::npos);
    QCOMPARE(keychain.load("second").value(), std::string("another"));
    QVERIFY(keychain.erase("second"));
}

/// What a locked keychain answers to everything.
inline void answersThatItIsLocked(Keychain &keychain)
{
    QCOMPARE(keychain.load("first").error().kind, ErrorKind::Locked);
    QCOMPARE(keychain.store("first", "x").error().kind, ErrorKind::Locked);
    QCOMPARE(keychain.erase("first").error().kind, ErrorKind::Locked);
    QVERIFY(!keychain.load("first").error().reason.empty());
}

} // namespace verdict
