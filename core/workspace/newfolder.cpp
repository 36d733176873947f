#include "core/workspace/newfolder.h"

#include "core/storage/workspaceplace.h"

#include <filesystem>

namespace verdict {

namespace fs = std::filesystem;

Result<void> makeWorkspaceFolder(const WorkspaceFiles &files)
{
    if (const auto may = mayHoldWorkspace(files.directory); !may)
        return may;
    std::error_code code;
    if (fs::exists(files.directory, code) && !fs::is_empty(files.directory, code))
        return Error{ErrorKind::BadInput,
                     "\"" + files.directory + "\" is not empty; a workspace begins in a folder of its own."};
    if (!fs::create_directories(files.blobs(), code) && code)
        return Error{ErrorKind::Storage,
                     "The folder \"" + files.directory + "\" could not be made: " + code.message() + "."};
    fs::permissions(files.directory, fs::perms::owner_all, code);
    return {};
}

} // namespace verdict
