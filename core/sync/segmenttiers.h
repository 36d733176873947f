#pragma once

#include "core/sync/sharedstore.h"

namespace verdict {

/// A stretch and the size of its file.
struct SizedStretch {
    StoredStretch stretch;
    std::int64_t bytes = 0;

    friend bool operator==(const SizedStretch &, const SizedStretch &) = default;
};

/// Which stretches of one log should become one, in the order of their events: at least four that follow one another by
/// seq, each no larger than all younger ones together, all together at most SegmentFormat::targetBytes. So every byte
/// is written anew a few times in its life, and the number of small files grows with the logarithm of the log's length.
/// Whether they are one chain is for the caller to check. Empty if there is nothing to do.
std::vector<StoredStretch> stretchesToMerge(std::vector<SizedStretch> stretches);

} // namespace verdict
