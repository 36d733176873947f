#pragma once

#include "core/case/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace verdict {

/// What kind of network or foreign file system a type (`f_type` of statfs) is, as people call it; nothing for a local
/// disk and for types that nobody knows.
std::optional<std::string> networkFileSystem(std::int64_t type);

/// Which program keeps a folder in step with other machines, by an entry that it puts there.
std::optional<std::string> syncProgramByEntry(std::string_view name, bool isFolder);
/// The same by what a folder itself is called.
std::optional<std::string> syncProgramByFolder(std::string_view name);

/// Whether a workspace may lie in this directory, which need not be there yet: on a local disk, outside of every folder
/// that a program keeps in step. Two machines' copies of one database, or a database whose locks a server only pretends
/// to hold, lose decisions. BadInput with a sentence otherwise.
Result<void> mayHoldWorkspace(const std::string &directory);

} // namespace verdict
