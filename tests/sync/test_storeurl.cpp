#include "core/sync/storeurl.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace verdict;

class StoreUrlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsFolders();
    void readsPostgres();
    void refusesEveryPassword_data();
    void refusesEveryPassword();
    void refusesOthers();
    void opensFoldersOnly();
};

void StoreUrlTest::readsFolders()
{
    const auto folder = [](std::string_view url) {
        const auto address = readStoreUrl(url);
        return address && address->kind == StoreAddress::Kind::Folder ? address->place : std::string("none");
    };
    QCOMPARE(folder("folder:/mnt/team"), std::string("/mnt/team"));
    QCOMPARE(folder("/mnt/team/../other"), std::string("/mnt/other"));
    QCOMPARE(folder("folder:/mnt/a b@c:d"), std::string("/mnt/a b@c:d"));
    QCOMPARE(folder("folder:/password=x"), std::string("/password=x"));
    const auto here = QDir::currentPath().toStdString();
    QCOMPARE(folder("shared"), here + "/shared");
    QCOMPARE(folder("folder:shared"), here + "/shared");
}

void StoreUrlTest::readsPostgres()
{
    for (const char *url : {"postgresql://ada@db.example:5432/verdict?sslmode=verify-full", "postgres://h1:5432,h2/v",
                            "postgresql:///verdict"}) {
        const auto address = readStoreUrl(url);
        QVERIFY(address && address->kind == StoreAddress::Kind::Postgres);
        QCOMPARE(address->place, std::string(url));
    }
}

void StoreUrlTest::refusesEveryPassword_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("user") << QByteArray("postgresql://ada:hunter2@db/verdict");
    QTest::newRow("slash in it") << QByteArray("postgresql://ada:hun/ter2@db/verdict");
    QTest::newRow("empty user") << QByteArray("postgres://:hunter2@db/verdict");
    QTest::newRow("parameter") << QByteArray("postgresql://db/verdict?password=hunter2");
    QTest::newRow("in other letters") << QByteArray("postgresql://db/verdict?sslmode=require&PassWord=hunter2");
    QTest::newRow("coded") << QByteArray("postgresql://db/verdict?p%61ssword=hunter2");
    QTest::newRow("of the key") << QByteArray("postgresql://db/verdict?sslpassword=hunter2");
    QTest::newRow("pairs") << QByteArray("host=db user=ada password=hunter2");
    QTest::newRow("other scheme") << QByteArray("https://ada:hunter2@db/");
}

void StoreUrlTest::refusesEveryPassword()
{
    QFETCH(QByteArray, url);
    const auto address = readStoreUrl(url.toStdString());
    QVERIFY(!address && address.error().kind == ErrorKind::BadInput);
    QVERIFY(address.error().reason.find("assword") != std::string::npos);
    QVERIFY(address.error().reason.find("hunter") == std::string::npos);
    QVERIFY(address.error().reason.find("ada") == std::string::npos);
}

void StoreUrlTest::refusesOthers()
{
    using namespace std::string_view_literals;
    for (const auto url : {""sv, "folder:"sv, "https://example.org/team"sv, "smb://server/share"sv, "/a\0b"sv}) {
        const auto address = readStoreUrl(url);
        QVERIFY(!address && address.error().kind == ErrorKind::BadInput && !address.error().reason.empty());
    }
}

void StoreUrlTest::opensFoldersOnly()
{
    const QTemporaryDir folder;
    const auto store = openStore(*readStoreUrl("folder:" + folder.path().toStdString()));
    QVERIFY(store);
    QVERIFY((*store)->prepare(TeamId{}, SharedStore::Use::First));
    const auto postgres = openStore(*readStoreUrl("postgresql://db/verdict"));
    QVERIFY(!postgres && postgres.error().reason.find("folders only") != std::string::npos);
}

QTEST_GUILESS_MAIN(StoreUrlTest)
#include "test_storeurl.moc"
