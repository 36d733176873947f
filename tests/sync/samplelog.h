#pragma once

#include "core/sync/sharedstore.h"

namespace verdict {

/// A log that grows by signed and sealed events, as a machine's own does.
class SampleLog {
public:
    explicit SampleLog(TeamId team = {}) : m_team(team) {}

    [[nodiscard]] const LogId &id() const { return m_key.id(); }
    /// The next events, each with a payload of about so many bytes.
    std::vector<SharedEvent> grow(int count, std::size_t payloadBytes = 100);
    /// Forgets what came after this event, so that what grows next is another branch.
    void goBackTo(const SharedEvent &event);

private:
    TeamId m_team;
    LogKey m_key = LogKey::generate();
    AudienceKey m_audience = AudienceKey::generate();
    Head m_head;
};

/// Whether they are the same in everything that travels.
bool isSame(const SharedEvent &one, const SharedEvent &other);
bool areSame(std::span<const SharedEvent> some, std::span<const SharedEvent> others);

/// Bytes that differ from place to place and from seed to seed.
std::string sampleBytes(std::int64_t size, unsigned seed);

} // namespace verdict
