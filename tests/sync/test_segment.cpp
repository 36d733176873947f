#include "core/sync/segment.h"
#include "core/sync/segmenttiers.h"
#include "tests/sync/samplelog.h"

#include <QTest>
#include <map>
#include <rapidcheck.h>

using namespace verdict;

namespace {

/// A few events of random shape: payloads of any size, packs, attachments, epochs.
std::vector<SharedEvent> someEvents()
{
    SampleLog log;
    static_cast<void>(log.grow(*rc::gen::inRange(0, 3)));
    auto events = log.grow(*rc::gen::inRange(1, 6), *rc::gen::inRange(std::size_t(0), std::size_t(700)));
    for (auto &event : events) {
        event.event.epoch = *rc::gen::inRange(0, 5);
        event.event.payload = *rc::gen::arbitrary<std::string>();
        event.packBytes = *rc::gen::inRange<std::int64_t>(0, SharedStore::maxContentBytes + 1);
        event.blobs.resize(*rc::gen::inRange(std::size_t(0), std::size_t(4)));
        for (auto &blob : event.blobs)
            blob = {ObjectName{sha256(*rc::gen::arbitrary<std::string>())},
                    *rc::gen::inRange<std::int64_t>(1, SharedStore::maxContentBytes + 1)};
    }
    return events;
}

bool isDamaged(const Result<std::vector<SharedEvent>> &read)
{
    return !read && read.error().kind == ErrorKind::Damaged && !read.error().reason.empty();
}

/// With a check sum that fits, so that what is said inside is looked at.
std::string withSum(std::string content)
{
    const Digest sum = sha256(content);
    return content.append(asText(sum));
}

std::string withoutSum(const std::string &bytes) { return bytes.substr(0, bytes.size() - 32); }

std::string withNumber(std::string bytes, std::size_t at, std::uint32_t value)
{
    for (std::size_t i = 0; i < 4; ++i)
        bytes[at + i] = static_cast<char>(value >> (8 * i) & 0xFF);
    return bytes;
}

SizedStretch sized(std::int64_t first, std::int64_t last, std::int64_t bytes)
{
    SizedStretch one;
    one.stretch.first = first;
    one.stretch.last = last;
    one.bytes = bytes;
    return one;
}

} // namespace

class SegmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrote();
    void noticesAnyFlippedByte();
    void noticesAnyCutAndAnyAddition();
    void refusesANewerFormat();
    void believesNoLength();
    void refusesEventsThatAreNoChain();
    void knowsItsOwnSize();
    void mergesLikeACounter();
    void mergesOnlyNeighbours();
};

void SegmentTest::readsWhatItWrote()
{
    QVERIFY(rc::check([] {
        const auto events = someEvents();
        RC_ASSERT(bool(checkStretch(events)));
        const auto bytes = writeSegment(events);
        const auto read = readSegment(bytes);
        RC_ASSERT(bool(read));
        RC_ASSERT(areSame(*read, events));
        RC_ASSERT(writeSegment(*read) == bytes);
    }));
}

void SegmentTest::noticesAnyFlippedByte()
{
    QVERIFY(rc::check([] {
        auto bytes = writeSegment(someEvents());
        auto &byte = bytes[*rc::gen::inRange(std::size_t(0), bytes.size())];
        byte = static_cast<char>(byte ^ *rc::gen::inRange(1, 256));
        RC_ASSERT(isDamaged(readSegment(bytes)));
    }));
    const auto bytes = writeSegment(SampleLog().grow(1, 0));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        auto flipped = bytes;
        flipped[i] = static_cast<char>(flipped[i] ^ 1);
        QVERIFY(isDamaged(readSegment(flipped)));
    }
}

void SegmentTest::noticesAnyCutAndAnyAddition()
{
    const auto bytes = writeSegment(SampleLog().grow(2));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY(isDamaged(readSegment(std::string_view(bytes).substr(0, size))));
    QVERIFY(isDamaged(readSegment(bytes + '\0')));
    QVERIFY(isDamaged(readSegment('\0' + bytes)));
    QVERIFY(isDamaged(readSegment(bytes + bytes)));
}

void SegmentTest::refusesANewerFormat()
{
    const auto content = withoutSum(writeSegment(SampleLog().grow(1)));
    QVERIFY(readSegment(withSum(content)));
    const auto newer = readSegment(withSum(withNumber(content, 8, 2)));
    QVERIFY(isDamaged(newer));
    QVERIFY(newer.error().reason.starts_with("has format 2"));
    QVERIFY(newer.error().reason.find("newer Verdict") != std::string::npos);
    QVERIFY(isDamaged(readSegment(withSum(withNumber(content, 8, 0)))));
}

void SegmentTest::believesNoLength()
{
    const auto events = SampleLog().grow(1);
    const auto content = withoutSum(writeSegment(events));
    const std::size_t body = 24;
    const std::size_t payload = body + events[0].event.bodyBytes.size() + 64 + 4;
    const std::size_t blobs = payload + 4 + events[0].event.payload.size() + 8;
    for (const std::size_t at : {std::size_t(12), std::size_t(16), std::size_t(20), payload, blobs})
        for (const std::uint32_t value : {0u, 1u, 2u, 65'537u, 0x7FFFFFFFu, 0xFFFFFFFFu}) {
            const auto changed = withNumber(content, at, value);
            QVERIFY(changed == content || isDamaged(readSegment(withSum(changed))));
        }
    const std::size_t epoch = payload - 4;
    QVERIFY(isDamaged(readSegment(withSum(withNumber(content, epoch, 0x80000000u)))));
    QVERIFY(isDamaged(readSegment(withSum(withNumber(content, blobs - 4, 0xFFFFFFFFu)))));
    QVERIFY(isDamaged(readSegment(withSum(content.substr(0, 16)))));
}

void SegmentTest::refusesEventsThatAreNoChain()
{
    SampleLog log;
    const auto events = log.grow(3);
    const std::vector<SharedEvent> gap{events[0], events[2]};
    QVERIFY(isDamaged(readSegment(writeSegment(gap))));
    const std::vector<SharedEvent> strangers{events[0], SampleLog().grow(1)[0]};
    QVERIFY(isDamaged(readSegment(writeSegment(strangers))));
    QVERIFY(isDamaged(readSegment(writeSegment({}))));
}

void SegmentTest::knowsItsOwnSize()
{
    QVERIFY(rc::check([] {
        const auto events = someEvents();
        std::int64_t bytes = 48;
        for (const auto &event : events)
            bytes += segmentBytesOf(event);
        RC_ASSERT(static_cast<std::int64_t>(writeSegment(events).size()) == bytes);
    }));
}

/// Equal pieces, one after another: the number of files follows the logarithm, and few bytes are written anew.
void SegmentTest::mergesLikeACounter()
{
    std::vector<SizedStretch> held;
    std::size_t most = 0;
    std::int64_t written = 0;
    for (std::int64_t seq = 1; seq <= 5000; ++seq) {
        held.push_back(sized(seq, seq, 1000));
        for (auto run = stretchesToMerge(held); !run.empty(); run = stretchesToMerge(held)) {
            std::int64_t bytes = 0;
            std::erase_if(held, [&](const SizedStretch &one) {
                const bool taken = std::find(run.begin(), run.end(), one.stretch) != run.end();
                bytes += taken ? one.bytes : 0;
                return taken;
            });
            QVERIFY(bytes <= std::int64_t{4} << 20);
            written += bytes;
            held.push_back(sized(run.front().first, run.back().last, bytes));
        }
        most = std::max(most, held.size());
    }
    QVERIFY(most <= 18);
    QVERIFY(written <= 12 * 5000 * 1000);
    std::int64_t next = 1;
    std::sort(held.begin(), held.end(), [](const auto &a, const auto &b) { return a.stretch < b.stretch; });
    for (const auto &one : held) {
        QCOMPARE(one.stretch.first, next);
        next = one.stretch.last + 1;
    }
    QCOMPARE(next, std::int64_t(5001));
}

void SegmentTest::mergesOnlyNeighbours()
{
    QVERIFY(stretchesToMerge({}).empty());
    QVERIFY(stretchesToMerge({sized(1, 1, 10), sized(2, 2, 10), sized(3, 3, 10)}).empty());
    QVERIFY(stretchesToMerge({sized(1, 1, 10), sized(2, 2, 10), sized(4, 4, 10), sized(5, 5, 10)}).empty());
    const std::int64_t large = std::int64_t{2} << 20;
    QVERIFY(stretchesToMerge({sized(1, 1, large), sized(2, 2, large), sized(3, 3, large), sized(4, 4, large)}).empty());
    // Small ones are found behind a large one that came later.
    const auto run =
        stretchesToMerge({sized(1, 1, 10), sized(2, 2, 10), sized(3, 3, 10), sized(4, 4, 10), sized(5, 5, 2 * large)});
    QCOMPARE(run.size(), std::size_t(4));
    QCOMPARE(run.front().first, std::int64_t(1));
    QCOMPARE(run.back().last, std::int64_t(4));
}

QTEST_GUILESS_MAIN(SegmentTest)
#include "test_segment.moc"
