#pragma once

#include "core/exchange/bytesource.h"
#include "core/exchange/casesource.h"

#include <memory>
#include <string>
#include <string_view>

namespace verdict {

/// A text that comes in pieces of at most `block` bytes, without a known size.
std::unique_ptr<ByteSource> inBlocks(std::string text, std::size_t block);

/// `head`, then `unit` over and over up to `size` bytes in all, then `tail`, never held as a whole.
std::unique_ptr<ByteSource> longBytes(std::string head, const std::string &unit, std::int64_t size, std::string tail);

/// Everything a source brings, batch after batch.
CaseBatch readAll(CaseSource &source, const BatchLimits &limits = {});

/// A case record in one line without a line end.
std::string recordLine(std::string_view id, std::string_view more = "");

/// "3 prediction.label: is missing" for each rejection, with "\n" between them.
std::string summary(const CaseBatch &batch);

/// The ids of the records that were taken, with blanks between them.
std::string ids(const CaseBatch &batch);

/// The most memory this process has held so far, in bytes.
std::int64_t peakMemory();

} // namespace verdict
