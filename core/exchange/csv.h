#pragma once

#include "core/exchange/attachmentpath.h"
#include "core/exchange/bytesource.h"
#include "core/exchange/casesource.h"
#include "core/exchange/csvcolumns.h"

#include <memory>

namespace verdict {

/// Case records from a CSV file whose first row names its columns. `head` is the beginning of `bytes`. Fails with a
/// sentence if the header cannot be read or its columns do not make a record.
Result<std::unique_ptr<CaseSource>> csvSource(std::unique_ptr<ByteSource> bytes, const std::string &head,
                                              std::shared_ptr<const AttachmentFolder> folder,
                                              const CsvColumns::Mapping &map, const std::string &domain);

} // namespace verdict
