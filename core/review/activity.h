#pragma once

#include "core/case/decision.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace verdict {

/// A reading of a clock that never goes back, in milliseconds from an origin of its own.
struct Steady {
    std::int64_t ms = 0;

    friend auto operator<=>(const Steady &, const Steady &) = default;
};

/// One reading of both clocks, taken together by the caller.
struct Moment {
    Time wall;
    Steady steady;
};

/// Which silences and glances count as work.
struct ActivityLimits {
    std::int64_t longestGapMs = 120'000; ///< a longer silence (idle, suspended, frozen) does not count at all
    std::int64_t glanceMs = 700;         ///< a visit to a details section is recorded from this long on
};

/// Active time on one case: a stopwatch that stands still while paused and skips silences over a limit, with the time
/// spent in each details section. Time counts between one sign of life and the next, so the caller reports every key,
/// pointer move or scroll.
class Activity {
public:
    explicit Activity(ActivityLimits limits = {}) : m_limits(limits) {}

    /// Starts, or goes on after a pause.
    void start(Steady now);
    /// Stands still until the next start: the screen was locked, the window left, the case closed.
    void pause(Steady now);
    /// A sign of life.
    void touch(Steady now);
    /// Begins a visit to a section; ends the visit before.
    void enter(std::string_view section, Steady now);
    /// Ends the visit, if there is one.
    void leave(Steady now);

    [[nodiscard]] bool running() const { return m_running; }
    /// The section that is being visited; empty if none.
    [[nodiscard]] const std::string &section() const { return m_section; }
    /// Active time up to the last sign of life.
    [[nodiscard]] double seconds() const { return static_cast<double>(m_activeMs) / 1000; }
    /// Sections in the order of their first recorded visit, each with the active time of all its recorded visits.
    [[nodiscard]] std::vector<DetailView> details() const;

private:
    ActivityLimits m_limits;
    Steady m_last;
    bool m_running = false;
    std::int64_t m_activeMs = 0;
    std::string m_section;
    std::int64_t m_visitMs = 0;
    std::vector<DetailView> m_past;
};

} // namespace verdict
