#include "core/workspace/places.h"

#include "core/journal/publish.h"
#include "core/storage/workspaceplace.h"
#include "core/sync/storeurl.h"
#include "core/team/invitation.h"

#include <filesystem>
#include <unistd.h>

namespace verdict {

namespace fs = std::filesystem;

Result<std::string> inspectWorkspaceFolder(const std::string &directory)
{
    if (directory.empty())
        return Error{ErrorKind::BadInput, "Name the folder in which the workspace begins."};
    if (const auto may = mayHoldWorkspace(directory); !may)
        return may.error();
    std::error_code code;
    if (!fs::exists(directory, code))
        return std::string("The folder will be made.");
    if (!fs::is_directory(directory, code))
        return Error{ErrorKind::BadInput, "This is a file, not a folder."};
    if (!fs::is_empty(directory, code))
        return Error{ErrorKind::BadInput, "The folder is not empty; a workspace begins in one of its own."};
    return std::string("The folder is empty and can be used.");
}

Result<std::string> inspectStore(const std::string &address)
{
    const auto place = readStoreUrl(address);
    if (!place)
        return place.error();
    if (place->kind != StoreAddress::Kind::Folder)
        return openStore(*place) ? Result<std::string>(std::string("This place can be used."))
                                 : Result<std::string>(openStore(*place).error());
    std::error_code code;
    if (!fs::is_directory(place->place, code))
        return Error{ErrorKind::NotFound, "There is no such folder. Make it first, where every member can reach it."};
    if (::access(place->place.c_str(), W_OK | X_OK) != 0)
        return Error{ErrorKind::Storage, "The folder cannot be written by you."};
    return std::string("The folder is there and can be written.");
}

Result<std::string> inspectInvitation(const std::string &file, Time now)
{
    const auto bytes = readFile(file);
    if (!bytes)
        return bytes.error();
    const auto invitation = readInvitation(*bytes);
    if (!invitation)
        return invitation.error();
    if (const auto valid = checkNotExpired(*invitation, now); !valid)
        return valid.error();
    return "From " + invitation->inviterName + " for " + invitation->memberName + ", valid until " +
           toIso(invitation->expires).substr(0, 10) + ". The team shares in " + invitation->store + ".";
}

} // namespace verdict
