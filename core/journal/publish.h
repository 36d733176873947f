#pragma once

#include "core/case/result.h"

#include <string>
#include <string_view>

namespace verdict {

/// Makes a file appear whole or not at all, and durably: writes aside, syncs, renames, syncs the directory. Readable by
/// its owner alone. A failed sync is never retried on the same file. Storage with the reason otherwise; nothing is left
/// behind.
Result<void> publish(const std::string &path, std::string_view bytes);

/// The whole file, or NotFound, or Storage with the reason.
Result<std::string> readFile(const std::string &path);

/// Syncs a directory so that the names in it are durable.
Result<void> syncDirectory(const std::string &path);

} // namespace verdict
