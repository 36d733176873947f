#pragma once

#include <cstdint>
#include <string>

namespace verdict {

/// Why one record of a file was not taken.
struct Rejection {
    std::int64_t line = 0; ///< 1-based line (or record number where a format has no lines)
    std::string field;     ///< dotted path of the field, empty if the record as a whole is at fault
    std::string reason;    ///< a sentence
    std::string record;    ///< the record's bytes, cut at 4 KiB
};

} // namespace verdict
