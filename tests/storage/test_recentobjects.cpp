#include "core/storage/recentobjects.h"

#include <QTest>

using namespace verdict;

namespace {

ObjectName name(std::uint8_t number)
{
    ObjectName name;
    name.bytes[0] = number;
    return name;
}

Opened object(std::size_t bytes, char letter) { return {{}, std::string(bytes, letter)}; }

} // namespace

class RecentObjectsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasKeptIsFound();
    void theOldestGoFirst();
    void tooLargeIsNotKept();
};

void RecentObjectsTest::whatWasKeptIsFound()
{
    RecentObjects recent;
    QVERIFY(!recent.find(name(1)));
    recent.keep(name(1), object(10, 'a'));
    recent.keep(name(2), object(20, 'b'));
    QCOMPARE(recent.find(name(1))->plaintext, std::string(10, 'a'));
    QCOMPARE(recent.find(name(2))->plaintext, std::string(20, 'b'));
    QVERIFY(!recent.find(name(3)));
}

void RecentObjectsTest::theOldestGoFirst()
{
    RecentObjects byNumber;
    for (int i = 0; i <= 128; ++i)
        byNumber.keep(name(static_cast<std::uint8_t>(i)), object(1, 'a'));
    QVERIFY(!byNumber.find(name(0)));
    QVERIFY(byNumber.find(name(1)));
    QVERIFY(byNumber.find(name(128)));
    RecentObjects byBytes;
    for (std::uint8_t i = 0; i < 3; ++i)
        byBytes.keep(name(i), object(std::size_t{400} << 10, 'a'));
    QVERIFY(!byBytes.find(name(0)));
    QVERIFY(byBytes.find(name(1)));
    QVERIFY(byBytes.find(name(2)));
}

void RecentObjectsTest::tooLargeIsNotKept()
{
    RecentObjects recent;
    recent.keep(name(1), object(10, 'a'));
    recent.keep(name(2), object((std::size_t{1} << 20) + 1, 'b'));
    QVERIFY(recent.find(name(1)));
    QVERIFY(!recent.find(name(2)));
}

QTEST_GUILESS_MAIN(RecentObjectsTest)
#include "test_recentobjects.moc"
