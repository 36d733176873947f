#pragma once

#include "core/case/caserecord.h"
#include "core/case/rejection.h"
#include "core/case/result.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace verdict {

/// A file that a record names as evidence. It was there, readable and of a fair size when the record was read.
struct IncomingAttachment {
    int evidenceIndex = 0; ///< which piece of the record's evidence names it
    std::string path;      ///< as the record names it
    std::int64_t bytes = 0;
    std::function<Result<std::string>()> load; ///< reads the bytes; fails if the file changed or went away since
};

/// One record that was taken.
struct IncomingCase {
    std::string json; ///< the record's bytes as sent; for other formats the native record made from them
    CaseRecord record;
    std::int64_t line = 0; ///< 1-based line on which the record begins
    std::vector<IncomingAttachment> attachments;
};

/// What one step of reading brought.
struct CaseBatch {
    std::vector<IncomingCase> cases;
    std::vector<Rejection> rejections;
    std::int64_t bytesRead = 0;  ///< since the beginning
    std::int64_t bytesTotal = 0; ///< of the whole input; −1 for a pipe
    bool end = false;            ///< nothing comes after this batch
};

/// How much one step may bring at most; it stops at whichever comes first, and always brings at least one record.
struct BatchLimits {
    std::size_t records = 10'000;                ///< taken and rejected ones together
    std::int64_t bytes = std::int64_t{32} << 20; ///< of input
};

/// Records from one input, batch by batch, so that memory does not grow with the input. One thread at a time.
class CaseSource {
public:
    virtual ~CaseSource() = default;
    /// The next batch. Fails where the input itself cannot be read any further; a bad record is a rejection, not a
    /// failure.
    virtual Result<CaseBatch> next(const BatchLimits &limits, const std::stop_token &stop) = 0;
};

} // namespace verdict
