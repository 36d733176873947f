#pragma once

namespace verdict {

/// Where an assignment stands for its reviewer; the values are stored.
enum class ReviewState {
    Queued = 0,
    SetAside = 1,
    Decided = 2,
    Released = 3,
    Escalated = 4,
    Withdrawn = 5,
};

/// "queued", "set-aside", "decided", "released", "escalated" or "withdrawn".
const char *nameOf(ReviewState state);

} // namespace verdict
