#pragma once

#include "core/exchange/attachmentpath.h"
#include "core/exchange/casesource.h"

#include <optional>

namespace verdict {

/// Finds the files that the record's evidence names and adds them to `into`. The rejection if one cannot be taken, or
/// if there is no folder (nullptr) because the record came through a pipe or the network.
std::optional<Rejection> findAttachments(const CaseRecord &record,
                                         const std::shared_ptr<const AttachmentFolder> &folder,
                                         std::vector<IncomingAttachment> &into);

} // namespace verdict
