#pragma once

#include "core/case/clock.h"

#include <atomic>

namespace verdict {

/// A clock that stands still until it is stepped, so that weeks of history are made in seconds. Any thread may read it.
class SteppingClock final : public Clock {
public:
    explicit SteppingClock(Time start) : m_ms(start.ms) {}
    [[nodiscard]] Time now() const override { return Time{m_ms.load()}; }
    /// Never goes back: a journal's times rise.
    void stepTo(Time time)
    {
        if (time > now())
            m_ms.store(time.ms);
    }
    void step(std::int64_t milliseconds) { stepTo(now() + milliseconds); }

private:
    std::atomic<std::int64_t> m_ms;
};

} // namespace verdict
