#include "core/journal/body.h"
#include "core/journal/publish.h"
#include "tests/journal/nearlycanonical.h"

#include <QDir>
#include <QTest>
#include <random>
#include <rapidcheck.h>

using namespace verdict;

namespace {

constexpr std::int64_t largest = (std::int64_t{1} << 53) - 1;

template <class Name> Name anyName()
{
    Name name;
    for (auto &byte : name.bytes)
        byte = *rc::gen::arbitrary<std::uint8_t>();
    return name;
}

Body anyBody()
{
    Body body;
    body.clock.ms = *rc::gen::inRange<std::int64_t>(0, largest + 1);
    body.log = anyName<LogId>();
    body.payload = anyName<ObjectName>();
    body.prev = anyName<EventHash>();
    body.seq = *rc::gen::inRange<std::int64_t>(1, largest + 1);
    body.team = anyName<TeamId>();
    return body;
}

/// All hexadecimal digits occur, letters among them.
Body sample()
{
    Body body;
    body.clock.ms = 1795339800000;
    for (std::size_t i = 0; i < 32; ++i) {
        body.log.bytes[i] = static_cast<std::uint8_t>(0x1f + 7 * i);
        body.payload.bytes[i] = static_cast<std::uint8_t>(0xab + 5 * i);
        body.prev.bytes[i] = static_cast<std::uint8_t>(0xc3 + 11 * i);
        body.team.bytes[i] = static_cast<std::uint8_t>(0xde + 3 * i);
    }
    body.seq = 17;
    return body;
}

/// One to three random edits.
std::string mutated(std::string bytes, std::mt19937 &random)
{
    const auto below = [&](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    };
    for (std::size_t edits = 1 + below(3); edits > 0 && !bytes.empty(); --edits) {
        const auto at = below(bytes.size());
        switch (below(4)) {
        case 0: bytes[at] = static_cast<char>(below(256)); break;
        case 1: bytes.erase(at, 1 + below(4)); break;
        case 2: bytes.insert(at, 1, "{}[]\":, 0123456789abcdefABCDEF+-.eE\\u"[below(37)]); break;
        default: bytes.insert(at, bytes.substr(below(bytes.size()), 1 + below(16))); break;
        }
    }
    return bytes;
}

} // namespace

class BodyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenReadsBack();
    void writesTheAgreedForm();
    void refusesWhatIsNearlyCanonical();
    void takesOnlyWhatItWouldWrite();
};

void BodyTest::whatIsWrittenReadsBack()
{
    QVERIFY(rc::check("round trip", [] {
        const Body body = anyBody();
        const auto read = readBody(writeBody(body));
        RC_ASSERT(bool(read));
        RC_ASSERT(*read == body);
    }));
}

void BodyTest::writesTheAgreedForm()
{
    Body body;
    body.clock.ms = 5;
    const std::string zeros(64, '0');
    QCOMPARE(writeBody(body), R"({"clock":5,"log":")" + zeros + R"(","payload":")" + zeros + R"(","prev":")" + zeros +
                                  R"(","seq":1,"team":")" + zeros + R"(","v":1})");
    body.clock.ms = largest;
    body.seq = largest;
    QVERIFY(readBody(writeBody(body)));
}

void BodyTest::refusesWhatIsNearlyCanonical()
{
    const std::string canonical = writeBody(sample());
    QVERIFY(readBody(canonical));
    const auto slips = test::nearlyCanonical(canonical);
    int refused = 0;
    for (const auto &slip : slips) {
        const auto read = readBody(slip);
        if (read) {
            // A digit less can be another body, but then one that is written canonically.
            QCOMPARE(writeBody(*read), slip);
            continue;
        }
        QVERIFY(read.error().kind == ErrorKind::BadInput);
        ++refused;
    }
    QVERIFY2(refused >= 300, std::to_string(refused).c_str());
}

void BodyTest::takesOnlyWhatItWouldWrite()
{
    const QDir corpus(QStringLiteral(VERDICT_SOURCE_DIR "/tests/fuzz/corpus/body"));
    const auto names = corpus.entryList(QDir::Files);
    QVERIFY(names.size() >= 5);
    std::mt19937 random(20261122);
    int taken = 0;
    for (const auto &name : names) {
        const auto bytes = readFile(corpus.filePath(name).toStdString());
        QVERIFY(bytes);
        for (int i = 0; i < 20'000; ++i) {
            const std::string edited = mutated(*bytes, random);
            const auto read = readBody(edited);
            taken += bool(read);
            QVERIFY2(!read || writeBody(*read) == edited, edited.c_str());
        }
    }
    // Edits of single digits stay canonical: a reader that refuses everything would not pass.
    QVERIFY(taken > 100);
}

QTEST_GUILESS_MAIN(BodyTest)
#include "test_body.moc"
