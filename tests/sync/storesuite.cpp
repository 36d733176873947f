#include "tests/sync/storesuite.h"

#include "tests/sync/samplelog.h"

#include <QTest>
#include <cmath>
#include <map>
#include <thread>

namespace verdict {
namespace {

const TeamId team{sha256("team")};

bool anyEvent(const SharedEvent &) { return true; }

/// Content whose reads are counted.
struct CountedContent {
    ContentPut put;
    std::shared_ptr<std::vector<std::int64_t>> offsets = std::make_shared<std::vector<std::int64_t>>();

    CountedContent(ContentName name, std::string bytes, std::int64_t generation = 1)
    {
        put.name = name;
        put.version = {generation, static_cast<std::int64_t>(bytes.size())};
        put.read = [offsets = offsets, bytes = std::move(bytes)](std::int64_t offset,
                                                                 std::int64_t length) -> Result<std::string> {
            offsets->push_back(offset);
            return bytes.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length));
        };
    }
};

Result<void> putOne(SharedStore &store, const CountedContent &content)
{
    return store.putContent({&content.put, 1}, {});
}

std::string getAll(SharedStore &store, const ContentName &name, const ContentVersion &version)
{
    std::string bytes;
    while (static_cast<std::int64_t>(bytes.size()) < version.bytes) {
        const auto chunk = store.getChunk(name, version, static_cast<std::int64_t>(bytes.size()));
        if (!chunk)
            return chunk.error().reason;
        bytes += *chunk;
    }
    return bytes;
}

ContentName packName(const char *what) { return ContentName::pack(EventHash{sha256(what)}); }

} // namespace

void StoreSuite::init()
{
    beginAnew();
    m_store = open();
    QVERIFY(m_store->prepare(team, SharedStore::Use::First));
}

std::vector<SharedEvent> StoreSuite::readAll(const StoredStretch &stretch)
{
    std::vector<SharedEvent> all;
    std::int64_t from = stretch.first;
    while (from <= stretch.last) {
        auto some = m_store->read(stretch, from);
        if (!some || some->empty())
            return {};
        from = some->back().seq + 1;
        std::move(some->begin(), some->end(), std::back_inserter(all));
    }
    return all;
}

/// The events of all stretches, for a store of one log without a fork and without overlaps.
std::vector<SharedEvent> StoreSuite::readEverything()
{
    std::vector<SharedEvent> all;
    const auto listing = m_store->list();
    if (!listing)
        return {};
    for (const auto &stretch : listing->stretches) {
        auto some = readAll(stretch);
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

void StoreSuite::belongsToOneTeam()
{
    QVERIFY(m_store->prepare(team, SharedStore::Use::First));
    QVERIFY(open()->prepare(team, SharedStore::Use::Again));
    const auto other = open()->prepare(TeamId{sha256("others")}, SharedStore::Use::First);
    QVERIFY(!other && other.error().kind == ErrorKind::BadInput);
    QVERIFY(!other.error().reason.empty());
    QVERIFY(m_store->list()->stretches.empty());
}

void StoreSuite::takesAnEmptyPlaceForAnUnmountedOne()
{
    beginAnew();
    const auto store = open();
    const auto again = store->prepare(team, SharedStore::Use::Again);
    QVERIFY(!again && again.error().kind == ErrorKind::Unreachable);
    QVERIFY(store->prepare(team, SharedStore::Use::First));
    QVERIFY(store->prepare(team, SharedStore::Use::Again));
}

void StoreSuite::readsWhatWasAppended()
{
    SampleLog log(team);
    const auto events = log.grow(1200);
    QVERIFY(m_store->append(std::span(events).first(1)));
    QVERIFY(m_store->append(std::span(events).subspan(1)));
    SampleLog otherLog(team);
    const auto few = otherLog.grow(3, 3'000'000);
    QVERIFY(m_store->append(few));
    const auto listing = m_store->list();
    QVERIFY(listing && std::is_sorted(listing->stretches.begin(), listing->stretches.end()));
    QCOMPARE(listing->strangers, std::int64_t(0));
    QVERIFY(listing->remark().empty());
    std::vector<SharedEvent> mine;
    std::vector<SharedEvent> others;
    for (const auto &stretch : listing->stretches) {
        auto &into = stretch.log == LogPrefix::of(log.id()) ? mine : others;
        auto some = readAll(stretch);
        QVERIFY(!some.empty() && stretchOf(some) == stretch);
        std::move(some.begin(), some.end(), std::back_inserter(into));
    }
    QVERIFY(areSame(mine, events));
    QVERIFY(areSame(others, few));
}

void StoreSuite::readsFromTheMiddle()
{
    SampleLog log(team);
    const auto events = log.grow(10);
    QVERIFY(m_store->append(events));
    const auto stretch = stretchOf(events);
    const auto some = m_store->read(stretch, 8);
    QVERIFY(some && areSame(*some, std::span(events).subspan(7)));
    QVERIFY(m_store->read(stretch, 0)->front().seq == 1);
    const auto beyond = m_store->read(stretch, 11);
    QVERIFY(!beyond && beyond.error().kind == ErrorKind::BadInput);
}

void StoreSuite::takesTheSameTwice()
{
    SampleLog log(team);
    const auto events = log.grow(20);
    QVERIFY(m_store->append(events));
    const auto before = m_store->list();
    QVERIFY(m_store->append(events));
    QVERIFY(before->stretches == m_store->list()->stretches);
    QVERIFY(m_store->append(std::span(events).subspan(5, 3)));
    QVERIFY(areSame(readAll(stretchOf(events)), events));
}

void StoreSuite::refusesWhatIsNoChain()
{
    SampleLog log(team);
    const auto events = log.grow(4);
    std::vector<std::vector<SharedEvent>> wrong{{}, {events[0], events[2]}, {events[1], events[0]}};
    wrong.push_back({events[0], SampleLog(team).grow(1)[0]});
    for (int field = 0; field < 5; ++field) {
        auto lying = events;
        auto &one = lying[2];
        if (field == 0)
            one.seq = 7;
        else if (field == 1)
            one.prev = {};
        else if (field == 2)
            one.log = {};
        else if (field == 3)
            one.event.hash = {};
        else
            one.event.bodyBytes += ' ';
        wrong.push_back(lying);
    }
    for (const auto &some : wrong) {
        const auto refused = m_store->append(some);
        QVERIFY(!refused && refused.error().kind == ErrorKind::BadInput && !refused.error().reason.empty());
    }
    QVERIFY(m_store->list()->stretches.empty());
}

void StoreSuite::refusesWhatIsTooLarge()
{
    SampleLog log(team);
    auto events = log.grow(1);
    events[0].blobs = {{ObjectName{}, SharedStore::maxContentBytes + 1}};
    QVERIFY(!m_store->append(events));
    events[0].blobs = {};
    events[0].packBytes = -1;
    QVERIFY(!m_store->append(events));
    events[0].packBytes = 0;
    events[0].event.payload.assign(SharedStore::maxPayloadBytes + 1, 'x');
    QVERIFY(!m_store->append(events));
    QVERIFY(m_store->list()->stretches.empty());
}

void StoreSuite::keepsBothBranchesOfAFork()
{
    SampleLog log(team);
    const auto trunk = log.grow(3);
    const auto left = log.grow(2);
    log.goBackTo(trunk.back());
    const auto right = log.grow(2, 200);
    for (const auto *some : {&trunk, &left, &right})
        QVERIFY(m_store->append(*some));
    QCOMPARE(m_store->list()->stretches.size(), std::size_t(3));
    QVERIFY(m_store->merge(log.id(), anyEvent));
    for (const auto *branch : {&left, &right}) {
        const auto wanted = HashPrefix::of(branch->back().event.hash);
        const auto listing = m_store->list();
        const auto found = std::find_if(listing->stretches.begin(), listing->stretches.end(),
                                        [&](const auto &stretch) { return stretch.tip == wanted; });
        QVERIFY(found != listing->stretches.end());
        QVERIFY(isSame(readAll(*found).back(), branch->back()));
    }
}

void StoreSuite::tellsWhatHasVanished()
{
    SampleLog log(team);
    const auto missing = m_store->read(stretchOf(log.grow(2)), 1);
    QVERIFY(!missing && missing.error().kind == ErrorKind::NotFound && !missing.error().reason.empty());
    const auto content = m_store->getChunk(packName("none"), {1, 10}, 0);
    QVERIFY(!content && content.error().kind == ErrorKind::NotFound);
    QVERIFY(m_store->contentHeld(packName("none"))->empty());
    QVERIFY(m_store->removeContent(packName("none"), {1, 10}));
    const auto letter = m_store->letter("join", LetterName{});
    QVERIFY(!letter && letter.error().kind == ErrorKind::NotFound);
    QVERIFY(m_store->merge(log.id(), anyEvent));
}

void StoreSuite::mergesWithoutLosingAnything()
{
    SampleLog log(team);
    std::vector<SharedEvent> all;
    for (int i = 1; i <= 200; ++i) {
        const auto events = log.grow(1, i % 50 == 0 ? 100'000 : 100);
        all.insert(all.end(), events.begin(), events.end());
        QVERIFY(m_store->append(events));
        QVERIFY(m_store->merge(log.id(), anyEvent));
        QVERIFY(m_store->list()->stretches.size() <= 4 + 2 * std::size_t(std::log2(i)));
    }
    QVERIFY(areSame(readEverything(), all));
    QVERIFY(m_store->merge(LogId{}, anyEvent));
    QVERIFY(areSame(readEverything(), all));
}

void StoreSuite::mergesOnlyWhatItsAuthorConfirms()
{
    SampleLog log(team);
    const auto events = log.grow(8);
    for (const auto &event : events)
        QVERIFY(m_store->append({&event, 1}));
    QVERIFY(m_store->merge(log.id(), [](const SharedEvent &) { return false; }));
    QCOMPARE(m_store->list()->stretches.size(), std::size_t(8));
    QVERIFY(m_store->merge(log.id(), [](const SharedEvent &event) { return event.seq <= 4; }));
    QCOMPARE(m_store->list()->stretches.size(), std::size_t(5));
    QVERIFY(areSame(readEverything(), events));
}

void StoreSuite::putsContentInChunks()
{
    const auto bytes = sampleBytes(SharedStore::chunkBytes * 5 / 2, 1);
    const CountedContent large(packName("large"), bytes);
    const CountedContent exact(ContentName::blob(ObjectName{sha256("large")}), sampleBytes(SharedStore::chunkBytes, 2));
    const CountedContent tiny(packName("tiny"), "x");
    const std::vector<ContentPut> all{large.put, exact.put, tiny.put};
    QVERIFY(m_store->putContent(all, {}));
    QVERIFY(*large.offsets == std::vector<std::int64_t>({0, SharedStore::chunkBytes, 2 * SharedStore::chunkBytes}));
    const auto version = large.put.version;
    QVERIFY(*m_store->contentHeld(large.put.name) == std::vector<HeldContent>({{version, version.bytes}}));
    QVERIFY(getAll(*m_store, large.put.name, version) == bytes);
    QVERIFY(getAll(*m_store, exact.put.name, exact.put.version) == sampleBytes(SharedStore::chunkBytes, 2));
    QVERIFY(getAll(*m_store, tiny.put.name, tiny.put.version) == "x");
    for (const std::int64_t offset : {std::int64_t(-1), std::int64_t(1), SharedStore::chunkBytes * 3})
        QCOMPARE(int(m_store->getChunk(large.put.name, version, offset).error().kind), int(ErrorKind::BadInput));
    QVERIFY(m_store->removeContent(large.put.name, version));
    QVERIFY(m_store->contentHeld(large.put.name)->empty());
    QVERIFY(m_store->contentHeld(exact.put.name)->front().isWhole());
    for (const std::int64_t size : {std::int64_t(0), SharedStore::maxContentBytes + 1}) {
        auto wrong = tiny.put;
        wrong.version.bytes = size;
        QVERIFY(!m_store->putContent({&wrong, 1}, {}));
    }
}

void StoreSuite::resumesContent()
{
    const auto bytes = sampleBytes(SharedStore::chunkBytes * 4, 3);
    const CountedContent content(packName("resumed"), bytes);
    auto cutOff = content.put;
    cutOff.read = [&](std::int64_t offset, std::int64_t length) -> Result<std::string> {
        if (offset >= 2 * SharedStore::chunkBytes)
            return Error{ErrorKind::Storage, "The attachment cannot be read."};
        return content.put.read(offset, length);
    };
    const auto broken = m_store->putContent({&cutOff, 1}, {});
    QVERIFY(!broken && broken.error().reason == "The attachment cannot be read.");
    const auto held = m_store->contentHeld(content.put.name);
    QVERIFY(*held == std::vector<HeldContent>({{content.put.version, 2 * SharedStore::chunkBytes}}));
    content.offsets->clear();
    QVERIFY(putOne(*m_store, content));
    QVERIFY(*content.offsets == std::vector<std::int64_t>({2 * SharedStore::chunkBytes, 3 * SharedStore::chunkBytes}));
    QVERIFY(getAll(*m_store, content.put.name, content.put.version) == bytes);
    content.offsets->clear();
    QVERIFY(putOne(*m_store, content));
    QVERIFY(content.offsets->empty());
}

void StoreSuite::stopsPuttingWhenAsked()
{
    std::stop_source stop;
    const CountedContent content(packName("stopped"), sampleBytes(SharedStore::chunkBytes * 3, 4));
    auto stopping = content.put;
    stopping.read = [&](std::int64_t offset, std::int64_t length) {
        stop.request_stop();
        return content.put.read(offset, length);
    };
    const auto stopped = m_store->putContent({&stopping, 1}, stop.get_token());
    QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
    QCOMPARE(m_store->contentHeld(content.put.name)->front().held, SharedStore::chunkBytes);
    QVERIFY(putOne(*m_store, content));
    QVERIFY(m_store->contentHeld(content.put.name)->front().isWhole());
}

void StoreSuite::passesOnWhyContentCannotBeRead()
{
    auto content = CountedContent(packName("short"), "twelve bytes").put;
    content.version.bytes = 13;
    const auto shorter = m_store->putContent({&content, 1}, {});
    QVERIFY(!shorter && shorter.error().kind == ErrorKind::BadInput);
    const auto held = m_store->contentHeld(content.name);
    QVERIFY(held && (held->empty() || held->front().held == 0));
}

void StoreSuite::replacesContent()
{
    const CountedContent whole(packName("erased"), sampleBytes(SharedStore::chunkBytes * 2, 5));
    const CountedContent fewer(packName("erased"), sampleBytes(1000, 6), 2);
    QVERIFY(putOne(*m_store, whole));
    QVERIFY(m_store->replaceContent(fewer.put, {}));
    QVERIFY(*m_store->contentHeld(whole.put.name) == std::vector<HeldContent>({{{2, 1000}, 1000}}));
    QVERIFY(getAll(*m_store, fewer.put.name, fewer.put.version) == sampleBytes(1000, 6));
    QCOMPARE(int(m_store->getChunk(whole.put.name, whole.put.version, 0).error().kind), int(ErrorKind::NotFound));
    whole.offsets->clear();
    QVERIFY(putOne(*m_store, whole));
    QVERIFY(whole.offsets->empty());
    QCOMPARE(m_store->contentHeld(whole.put.name)->size(), std::size_t(1));
}

void StoreSuite::carriesLetters()
{
    const LetterName one = sha256("one");
    const LetterName two = sha256("two");
    QVERIFY(m_store->letters("join")->empty());
    QVERIFY(m_store->putLetter("join", one, "first"));
    QVERIFY(m_store->putLetter("join", two, std::string(SharedStore::maxLetterBytes, '\0')));
    QVERIFY(m_store->putLetter("other", one, ""));
    QVERIFY(m_store->putLetter("join", one, "second"));
    std::vector<LetterName> both{one, two};
    std::sort(both.begin(), both.end());
    QVERIFY(*m_store->letters("join") == both);
    QCOMPARE(*m_store->letter("join", one), std::string("second"));
    QCOMPARE(m_store->letter("join", two)->size(), SharedStore::maxLetterBytes);
    QCOMPARE(*m_store->letter("other", one), std::string());
    QVERIFY(m_store->removeLetter("join", one));
    QVERIFY(m_store->removeLetter("join", one));
    QVERIFY(*m_store->letters("join") == std::vector<LetterName>{two});
    QVERIFY(!m_store->putLetter("join", one, std::string(SharedStore::maxLetterBytes + 1, 'x')));
    for (const char *kind : {"", "Join", "a/b", "..", "seventeenletterss", "j-1"})
        QVERIFY(!m_store->putLetter(kind, one, "x") && !m_store->letters(kind) && !m_store->letter(kind, one) &&
                !m_store->removeLetter(kind, one));
}

void StoreSuite::servesManyAtOnce()
{
    const CountedContent shared(packName("shared"), sampleBytes(3000, 8));
    std::vector<std::vector<SharedEvent>> grown(4);
    std::vector<int> failures(grown.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < grown.size(); ++i)
        threads.emplace_back([&, i, store = open()] {
            const CountedContent content(packName("shared"), sampleBytes(3000, 8));
            SampleLog log(team);
            for (int round = 0; round < 12; ++round) {
                const auto events = log.grow(2);
                failures[i] += !store->append(events) + !putOne(*store, content) + !store->list();
                failures[i] += !store->merge(log.id(), anyEvent);
                grown[i].insert(grown[i].end(), events.begin(), events.end());
            }
        });
    for (auto &thread : threads)
        thread.join();
    QVERIFY(failures == std::vector<int>(grown.size()));
    std::map<LogPrefix, std::vector<SharedEvent>> found;
    const auto listing = m_store->list();
    for (const auto &stretch : listing->stretches)
        for (auto &event : readAll(stretch))
            found[stretch.log].push_back(std::move(event));
    for (const auto &events : grown)
        QVERIFY(areSame(found[LogPrefix::of(events.front().log)], events));
    QVERIFY(getAll(*m_store, shared.put.name, shared.put.version) == sampleBytes(3000, 8));
}

} // namespace verdict
