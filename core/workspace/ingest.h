#pragma once

#include "core/exchange/ingestbatch.h"
#include "core/exchange/opencases.h"
#include "core/workspace/parts.h"

#include <functional>
#include <stop_token>

namespace verdict {

/// What `ingest` is asked to do with one file.
struct IngestRequest {
    std::string path; ///< "-" = standard input
    ReadOptions options;
    bool dryRun = false;       ///< read and check only
    std::string rejectsFolder; ///< where the rejects file goes; empty = beside the input, or in the workspace where
                               ///< that cannot be written
};

/// What came of it.
struct IngestReport {
    Format format = Format::Native;
    std::int64_t read = 0; ///< records, good and bad
    IngestCounts counts;
    std::int64_t rejected = 0;
    std::string rejectsFile; ///< empty if nothing was rejected
    bool cancelled = false;  ///< stopped between two transactions; feeding the file again completes it
    double sealSeconds = 0;  ///< processor time of sealing, for the share that docs and benchmarks state
};

/// Bytes read so far and in all (−1 = not known).
using IngestProgress = std::function<void(std::int64_t read, std::int64_t total)>;

/// Takes a file's cases in: read and checked, sealed, appended in transactions of a few thousand, each durable before
/// the next. Blocks.
Result<IngestReport> ingest(WorkspaceParts &parts, const IngestRequest &request, const IngestProgress &progress,
                            const std::stop_token &stop);

} // namespace verdict
