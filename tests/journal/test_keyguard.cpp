#include "core/team/keyguard.h"

#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <sodium.h>
#include <sys/stat.h>

using namespace verdict;

class KeyGuardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void opensWithThePassphraseAlone();
    void refusesDamagedWraps();
    void refusesHostileParameters_data();
    void refusesHostileParameters();
    void readsPassphraseFiles_data();
    void readsPassphraseFiles();
    void refusesWhatOthersMayRead();

private:
    WorkspaceKey m_key = WorkspaceKey::generate();
    WrappedKey m_wrapped;
    QTemporaryDir m_folder;
};

void KeyGuardTest::initTestCase()
{
    QVERIFY(sodium_init() >= 0);
    m_wrapped = *wrap(m_key, "correct horse");
}

void KeyGuardTest::opensWithThePassphraseAlone()
{
    QVERIFY(unwrap(m_wrapped, "correct horse")->bytes() == m_key.bytes());
    for (const std::string wrong : {"", "correct hors", "correct horse ", "Correct horse"}) {
        const auto opened = unwrap(m_wrapped, wrong);
        QVERIFY(!opened && opened.error().kind == ErrorKind::Locked);
        QVERIFY(opened.error().reason.find("horse") == std::string::npos);
    }
    // The same key and passphrase never give the same file.
    const auto again = wrap(m_key, "correct horse");
    QVERIFY(again->salt != m_wrapped.salt && again->wrapped != m_wrapped.wrapped);
}

void KeyGuardTest::refusesDamagedWraps()
{
    const auto flipped = [](std::string hex, std::size_t at) {
        hex[at] = hex[at] == '0' ? '1' : '0';
        return hex;
    };
    for (const std::size_t at : {std::size_t{0}, std::size_t{50}, m_wrapped.wrapped.size() - 1}) {
        WrappedKey damaged = m_wrapped;
        damaged.wrapped = flipped(damaged.wrapped, at);
        QVERIFY(unwrap(damaged, "correct horse").error().kind == ErrorKind::Locked);
    }
    WrappedKey otherSalt = m_wrapped;
    otherSalt.salt = flipped(otherSalt.salt, 5);
    QVERIFY(unwrap(otherSalt, "correct horse").error().kind == ErrorKind::Locked);
    for (const std::string hex : {"xyz", "abc", "", "00"}) {
        WrappedKey damaged = m_wrapped;
        damaged.wrapped = hex;
        QVERIFY(!unwrap(damaged, "correct horse"));
    }
}

void KeyGuardTest::refusesHostileParameters_data()
{
    QTest::addColumn<quint64>("passes");
    QTest::addColumn<quint64>("memory");
    QTest::addColumn<int>("saltDigits");
    const quint64 memory = m_wrapped.memoryBytes;
    QTest::newRow("no pass") << quint64{0} << memory << 32;
    QTest::newRow("hours") << quint64{1'000'000} << memory << 32;
    QTest::newRow("no memory") << quint64{2} << quint64{0} << 32;
    QTest::newRow("all memory") << quint64{2} << (quint64{1} << 40) << 32;
    QTest::newRow("overflow") << ~quint64{0} << ~quint64{0} << 32;
    QTest::newRow("no salt") << quint64{2} << memory << 0;
    QTest::newRow("short salt") << quint64{2} << memory << 30;
    QTest::newRow("long salt") << quint64{2} << memory << 34;
}

void KeyGuardTest::refusesHostileParameters()
{
    QFETCH(quint64, passes);
    QFETCH(quint64, memory);
    QFETCH(int, saltDigits);
    WrappedKey hostile = m_wrapped;
    hostile.passes = passes;
    hostile.memoryBytes = memory;
    hostile.salt.resize(std::size_t(saltDigits), '0');
    const auto opened = unwrap(hostile, "correct horse");
    QVERIFY(!opened && opened.error().kind == ErrorKind::Damaged);
}

void KeyGuardTest::readsPassphraseFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::newRow("bare") << QByteArray("a secret") << QByteArray("a secret");
    QTest::newRow("line") << QByteArray("a secret\n") << QByteArray("a secret");
    QTest::newRow("Windows") << QByteArray("a secret\r\nmore") << QByteArray("a secret");
    QTest::newRow("blanks stay") << QByteArray("  a secret \n") << QByteArray("  a secret ");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("empty line") << QByteArray("\nsecret") << QByteArray();
}

void KeyGuardTest::readsPassphraseFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, passphrase);
    const std::string path = m_folder.filePath(QStringLiteral("passphrase")).toStdString();
    std::ofstream(path, std::ios::binary) << bytes.toStdString();
    QCOMPARE(chmod(path.c_str(), 0600), 0);
    const auto read = passphraseFromFile(path);
    QCOMPARE(bool(read), !passphrase.isEmpty());
    if (read)
        QCOMPARE(*read, passphrase.toStdString());
    else
        QVERIFY(read.error().kind == ErrorKind::BadInput);
}

void KeyGuardTest::refusesWhatOthersMayRead()
{
    const std::string path = m_folder.filePath(QStringLiteral("open")).toStdString();
    std::ofstream(path) << "a secret";
    for (const mode_t mode : {0640u, 0604u, 0660u, 0601u}) {
        QCOMPARE(chmod(path.c_str(), mode), 0);
        const auto read = passphraseFromFile(path);
        QVERIFY(!read && read.error().kind == ErrorKind::NotAllowed);
        QVERIFY(read.error().reason.find("chmod 600") != std::string::npos);
    }
    QVERIFY(passphraseFromFile(path + "none").error().kind == ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(KeyGuardTest)
#include "test_keyguard.moc"
