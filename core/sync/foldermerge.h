#pragma once

#include "core/sync/stretchfile.h"

namespace verdict {

/// Tidies the files of one log in `folder`, as SharedStore::merge() says: writes what is larger first, then removes
/// what it replaces, so that a stop at any moment leaves every event in some file.
Result<void> mergeStretchFiles(const FolderFiles &files, const FolderFiles::Folder &folder, const LogId &log,
                               const std::function<bool(const SharedEvent &)> &isMine);

} // namespace verdict
