#pragma once

#include "core/journal/seal.h"

#include <deque>

namespace verdict {

/// The objects that were opened last, so that a case listed in the queue is not unsealed anew when it is looked at. An
/// object's name is the hash of what it holds, so a copy is never out of date. Holds at most 128 objects and 1 MiB.
class RecentObjects {
public:
    /// The object by this name; nullptr if it is not among the last. Valid until keep() is called.
    [[nodiscard]] const Opened *find(const ObjectName &name) const;
    /// Keeps an object, and lets the oldest go. One that is larger than everything allowed is not kept.
    void keep(const ObjectName &name, const Opened &object);

private:
    struct Kept {
        ObjectName name;
        Opened object;
    };
    std::deque<Kept> m_kept; ///< oldest first
    std::size_t m_bytes = 0;
};

} // namespace verdict
