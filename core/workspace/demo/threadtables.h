#pragma once

#include "core/workspace/demo/moderationwords.h"

namespace verdict {

/// Threads in English and Greek, some with emoji.
std::vector<DemoThread> leftToRightThreads();

/// Threads in Arabic and Hebrew, some with both directions in one line.
std::vector<DemoThread> rightToLeftThreads();

/// Threads in Japanese and Hindi.
std::vector<DemoThread> asianThreads();

} // namespace verdict
