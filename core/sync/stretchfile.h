#pragma once

#include "core/sync/folderfiles.h"
#include "core/sync/sharedstore.h"

namespace verdict {

/// All events of the file that this stretch has in `folder`. NotFound if there is none; Damaged if it is not whole, or
/// holds something else than its name says.
Result<std::vector<SharedEvent>> readStretchFile(const FolderFiles &files, const FolderFiles::Folder &folder,
                                                 const StoredStretch &stretch);

/// Adds these events' file to the batch, unless it is there with the same bytes.
Result<void> addStretchFile(const FolderFiles &files, PublishBatch &batch, const FolderFiles::Folder &folder,
                            std::span<const SharedEvent> events);

} // namespace verdict
