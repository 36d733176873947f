#pragma once

#include <cstdint>
#include <string>

namespace verdict::bench {

/// What is written for one ingest: cards' payments with ids, confidences and deadlines in random order.
struct SampleSize {
    std::int64_t cases = 0;
    std::size_t bytes = 1024; ///< of each record, within a few per cent
    std::uint64_t seed = 1;
};

/// Writes the cases as Verdict's native JSON Lines.
void writeCaseFile(const std::string &path, const SampleSize &size);

/// Writes the same cases as CSV, a column a field of `importTable`, the nested parts of the record as JSON text.
void writeRowFile(const std::string &path, const SampleSize &size);

/// The table for those rows, with a unique case id and the two indexes of a queue.
extern const char *const importTable;

} // namespace verdict::bench
