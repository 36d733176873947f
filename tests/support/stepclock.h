#pragma once

#include "core/case/clock.h"

#include <atomic>

namespace verdict {

/// A clock that stands still until it is told to step; forwards or backwards, by any thread.
class StepClock final : public Clock {
public:
    explicit StepClock(Time start = Time{1'795'000'000'000}) : m_ms(start.ms) {}
    [[nodiscard]] Time now() const override { return Time{m_ms.load()}; }
    void step(std::int64_t milliseconds) { m_ms += milliseconds; }

private:
    std::atomic<std::int64_t> m_ms;
};

} // namespace verdict
