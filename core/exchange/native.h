#pragma once

#include "core/exchange/attachmentpath.h"
#include "core/exchange/bytesource.h"
#include "core/exchange/casesource.h"

#include <memory>

namespace verdict {

/// Case records as JSON Lines. Blank lines are skipped; a record's bytes are handed on exactly, unless it names no
/// domain and `domain` (empty for none) is put in front.
std::unique_ptr<CaseSource> nativeSource(std::unique_ptr<ByteSource> bytes,
                                         std::shared_ptr<const AttachmentFolder> folder, std::string domain);

} // namespace verdict
