#pragma once

#include "core/case/events/ingested.h"
#include "core/storage/blobs.h"

#include <algorithm>

namespace verdict {

/// The two integers under which a keyed name is stored: the first is indexed.
struct KeyPair {
    std::int64_t high = 0;
    std::int64_t low = 0;

    friend bool operator==(const KeyPair &, const KeyPair &) = default;
};

inline KeyPair pairOf(const KeyedName &name)
{
    KeyPair pair;
    for (std::size_t i = 0; i < 8; ++i) {
        pair.high = static_cast<std::int64_t>(static_cast<std::uint64_t>(pair.high) << 8 | name[i]);
        pair.low = static_cast<std::int64_t>(static_cast<std::uint64_t>(pair.low) << 8 | name[8 + i]);
    }
    return pair;
}

/// An object's place from four columns of a row: event, offset, length, name.
inline ObjectRef objectRefAt(const Statement &row, int column)
{
    ObjectRef ref{row.integer(column), row.integer(column + 1), row.integer(column + 2), {}};
    const auto name = row.bytes(column + 3);
    if (name.size() != ref.name.bytes.size())
        throw DatabaseFailure{
            {ErrorKind::Damaged, "A row of a projection is damaged. \"verdictctl rebuild\" makes it anew."}};
    std::copy(name.begin(), name.end(), ref.name.bytes.begin());
    return ref;
}

} // namespace verdict
