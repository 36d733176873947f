// A first push into a shared folder beside writing as many bytes to one file and fsync; see docs/performance.md.
#include "core/sync/folderstore.h"
#include "tests/bench/figure.h"
#include "tests/bench/place.h"

#include <fcntl.h>
#include <filesystem>
#include <random>
#include <unistd.h>

using namespace verdict;
using namespace verdict::bench;

namespace {

constexpr int rounds = 5;
constexpr int eventCount = 20'000;
constexpr int packCount = 64;
constexpr std::size_t payloadBytes = 120; ///< makes an event of about 600 bytes

std::vector<SharedEvent> makeEvents(const TeamId &team)
{
    const LogKey key = LogKey::generate();
    const AudienceKey audience = AudienceKey::generate();
    std::vector<SharedEvent> events;
    Head head;
    for (int i = 0; i < eventCount; ++i) {
        const Event event =
            makeEvent(key, team, head, Time{1'700'000'000'000}, 0, audience, std::string(payloadBytes, 'p'));
        auto shared = orExit(sharedEventOf(event.bodyBytes));
        shared.event = event;
        head = {shared.seq, shared.event.hash, Time{1'700'000'000'000}};
        events.push_back(std::move(shared));
    }
    return events;
}

std::vector<std::string> makePacks()
{
    std::minstd_rand random(1);
    std::vector<std::string> packs(packCount, std::string(std::size_t{1} << 20, '\0'));
    for (auto &pack : packs)
        for (auto &byte : pack)
            byte = static_cast<char>(random() >> 8);
    return packs;
}

std::vector<ContentPut> putsOf(const std::vector<SharedEvent> &events, const std::vector<std::string> &packs)
{
    std::vector<ContentPut> puts;
    for (std::size_t i = 0; i < packs.size(); ++i)
        puts.push_back({ContentName::pack(events[i].event.hash),
                        {1, static_cast<std::int64_t>(packs[i].size())},
                        [&pack = packs[i]](std::int64_t offset, std::int64_t length) -> Result<std::string> {
                            return pack.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length));
                        }});
    return puts;
}

double secondsOfPush(const Place &place, const TeamId &team, const std::vector<SharedEvent> &events,
                     const std::vector<ContentPut> &puts)
{
    place.clear("shared");
    FolderStore store(place.file("shared"));
    orExit(store.prepare(team, SharedStore::Use::First));
    place.settle();
    const double begin = secondsNow();
    orExit(store.putContent(puts, {}));
    orExit(store.append(events));
    return secondsNow() - begin;
}

std::int64_t bytesBelow(const std::string &folder)
{
    std::int64_t bytes = 0;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder))
        bytes += entry.is_regular_file() ? static_cast<std::int64_t>(entry.file_size()) : 0;
    return bytes;
}

/// The baseline: as many bytes to one file, from the same memory, and fsync.
double secondsOfOneFile(const Place &place, std::int64_t bytes, const std::vector<std::string> &packs)
{
    place.clear("baseline");
    place.settle();
    const double begin = secondsNow();
    const int file = ::open(place.file("baseline").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    for (std::size_t i = 0; bytes > 0; ++i) {
        const auto &pack = packs[i % packs.size()];
        const auto size = std::min<std::size_t>(pack.size(), static_cast<std::size_t>(bytes));
        if (::write(file, pack.data(), size) != static_cast<ssize_t>(size))
            exitWith({ErrorKind::Storage, "The baseline could not write."});
        bytes -= static_cast<std::int64_t>(size);
    }
    if (::fsync(file) != 0)
        exitWith({ErrorKind::Storage, "The baseline could not write."});
    ::close(file);
    return secondsNow() - begin;
}

} // namespace

int main()
{
    const Place place;
    const TeamId team{sha256("team")};
    const auto events = makeEvents(team);
    const auto packs = makePacks();
    const auto puts = putsOf(events, packs);
    Figure push("folder push, 20,000 events and 64 MiB", "s", 1.5);
    for (int round = 0; round < rounds; ++round) {
        const double ours = secondsOfPush(place, team, events, puts);
        push.addRound(ours, secondsOfOneFile(place, bytesBelow(place.file("shared")), packs));
    }
    push.print();
    return 0;
}
