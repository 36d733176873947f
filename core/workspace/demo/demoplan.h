#pragma once

#include "core/workspace/demo/democase.h"

#include <vector>

namespace verdict {

/// Cases that are taken in together.
struct DemoBatch {
    Time at;
    std::vector<DemoCase> cases;
};

/// All that arrives in a demo, with when: a function of seed, size and the present alone.
struct DemoPlan {
    Time founded;
    std::vector<DemoBatch> past; ///< a batch a day, all decided or answered by the end of its day
    DemoBatch today;             ///< within the last hour, decided too
    DemoBatch open;              ///< now; left to whoever opens the demo
};

/// Plans a demo in which `openCases` (at least 1) wait for a person at `now`; cases that the policy answers by itself
/// come on top.
DemoPlan planDemo(std::uint64_t seed, int openCases, Time now);

} // namespace verdict
