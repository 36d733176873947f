#include "tests/sync/samplelog.h"

#include <random>

namespace verdict {

std::vector<SharedEvent> SampleLog::grow(int count, std::size_t payloadBytes)
{
    std::vector<SharedEvent> events;
    for (int i = 0; i < count; ++i) {
        const std::string payload = sampleBytes(static_cast<std::int64_t>(payloadBytes), 7);
        const Event event = makeEvent(m_key, m_team, m_head, Time{1'700'000'000'000}, 1, m_audience, payload);
        auto shared = sharedEventOf(event.bodyBytes);
        shared->event = event;
        shared->packBytes = shared->seq % 3 == 0 ? 5000 + shared->seq : 0;
        if (shared->seq % 5 == 0)
            shared->blobs = {{ObjectName{sha256("one")}, 1}, {ObjectName{event.hash.bytes}, 3'000'000}};
        m_head = {shared->seq, shared->event.hash, Time{1'700'000'000'000}};
        events.push_back(std::move(*shared));
    }
    return events;
}

void SampleLog::goBackTo(const SharedEvent &event) { m_head = {event.seq, event.event.hash, Time{1'700'000'000'000}}; }

bool isSame(const SharedEvent &one, const SharedEvent &other)
{
    return one.event.bodyBytes == other.event.bodyBytes && one.event.hash == other.event.hash &&
           one.event.signature == other.event.signature && one.event.epoch == other.event.epoch &&
           one.event.payload == other.event.payload && one.log == other.log && one.seq == other.seq &&
           one.prev == other.prev && one.packBytes == other.packBytes && one.blobs == other.blobs;
}

bool areSame(std::span<const SharedEvent> some, std::span<const SharedEvent> others)
{
    return std::equal(some.begin(), some.end(), others.begin(), others.end(), isSame);
}

std::string sampleBytes(std::int64_t size, unsigned seed)
{
    std::minstd_rand random(seed + 1);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    for (auto &byte : bytes)
        byte = static_cast<char>(random() >> 8);
    return bytes;
}

} // namespace verdict
