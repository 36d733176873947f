#include <QTest>

#include "core/journal/logkey.h"
#include "core/team/fingerprint.h"
#include "core/team/wordlist.h"

#include <set>
#include <sstream>

using namespace verdict;

namespace {

LogId keyNumber(std::uint8_t number)
{
    LogId key;
    key.bytes.fill(number);
    return key;
}

TeamId teamNumber(std::uint8_t number)
{
    TeamId team;
    team.bytes.fill(number);
    return team;
}

} // namespace

class Fingerprint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sixWordsOfTheList()
    {
        std::istringstream stream(fingerprintOf(keyNumber(1)));
        const std::vector<std::string> words{std::istream_iterator<std::string>(stream), {}};
        QCOMPARE(words.size(), std::size_t{6});
        for (const auto &word : words)
            QVERIFY2(indexOf(word), word.c_str());
    }

    /// Two versions of the program must read the same words to each other.
    void wordsStayTheSame()
    {
        QCOMPARE(fingerprintOf(keyNumber(1)), std::string("healthy firefly pencil coach zipper please"));
        QCOMPARE(fingerprintOf(teamNumber(9), keyNumber(1), keyNumber(2)),
                 std::string("trade canoe popular album blaze icicle"));
    }

    void bothSidesOfAPairReadTheSame()
    {
        QCOMPARE(fingerprintOf(teamNumber(9), keyNumber(1), keyNumber(2)),
                 fingerprintOf(teamNumber(9), keyNumber(2), keyNumber(1)));
    }

    void anyOtherKeyTeamOrPurposeReadsDifferently()
    {
        std::set<std::string> seen;
        for (std::uint8_t i = 0; i < 200; ++i)
            QVERIFY(seen.insert(fingerprintOf(keyNumber(i))).second);
        QVERIFY(seen.insert(fingerprintOf(teamNumber(9), keyNumber(1), keyNumber(2))).second);
        QVERIFY(seen.insert(fingerprintOf(teamNumber(9), keyNumber(1), keyNumber(3))).second);
        QVERIFY(seen.insert(fingerprintOf(teamNumber(8), keyNumber(1), keyNumber(2))).second);
        QVERIFY(seen.insert(fingerprintOf("other", {asTextOf(keyNumber(1))})).second);
    }

    void partsDoNotRunIntoEachOther()
    {
        QVERIFY(fingerprintOf("p", {"ab", "c"}) != fingerprintOf("p", {"a", "bc"}));
        QVERIFY(fingerprintOf("p", {"ab"}) != fingerprintOf("p", {"ab", ""}));
    }

private:
    static std::string asTextOf(const LogId &key)
    {
        return {reinterpret_cast<const char *>(key.bytes.data()), key.bytes.size()};
    }
};

QTEST_APPLESS_MAIN(Fingerprint)
#include "test_fingerprint.moc"
