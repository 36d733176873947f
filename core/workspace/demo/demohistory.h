#pragma once

#include "core/workspace/demo/demoplan.h"
#include "core/workspace/demo/demoreviewer.h"
#include "core/workspace/demo/steppingclock.h"
#include "core/workspace/workspace.h"

#include <functional>

namespace verdict {

/// What has been done so far.
struct DemoCounts {
    std::int64_t cases = 0;
    std::int64_t automated = 0; ///< audited ones included
    std::int64_t audited = 0;
    std::int64_t decided = 0;

    friend bool operator==(const DemoCounts &, const DemoCounts &) = default;
};

/// The demo's days, lived through one after the other in a real workspace: everything goes through the same use cases
/// that people and programs use, only the clock is stepped.
class DemoHistory {
public:
    DemoHistory(Workspace &workspace, SteppingClock &clock, std::uint64_t seed, std::stop_token stop)
        : m_workspace(workspace), m_clock(clock), m_seed(seed), m_stop(std::move(stop))
    {
    }

    /// Takes the batch in and routes it.
    Result<void> receive(const DemoBatch &batch);
    /// Decides all of the batch that reached a person.
    Result<void> decide(const DemoBatch &batch);
    /// The same, but the first decision is made in a hurry, undone, and made again with care.
    Result<void> decideWithSecondThoughts(const DemoBatch &batch);
    /// Sets the first case of the batch that waits for a person aside for two hours.
    Result<void> setOneAside(const DemoBatch &batch);

    [[nodiscard]] const DemoCounts &counts() const { return m_counts; }

private:
    Result<std::optional<Token>> tokenOf(const DemoCase &wanted);
    Result<void> file(Token token, DemoReview review);
    Result<void> undoHasty(Token token, const DemoCase &reviewed);

    Workspace &m_workspace;
    SteppingClock &m_clock;
    std::uint64_t m_seed;
    std::stop_token m_stop;
    DemoCounts m_counts;
};

} // namespace verdict
