#include "core/storage/workspaceplace.h"

#include <filesystem>
#include <sys/vfs.h>

namespace verdict {
namespace {

namespace fs = std::filesystem;

struct FileSystemType {
    std::uint32_t type;
    const char *name;
};

constexpr std::uint32_t fuseType = 0x65735546;
constexpr std::uint32_t plan9Type = 0x01021997;

/// linux/magic.h and the file systems' own sources.
constexpr FileSystemType networkTypes[] = {
    {0x00006969, "NFS"},        {0x0000517B, "SMB"},    {0xFF534D42, "SMB (CIFS)"}, {0xFE534D42, "SMB"},
    {plan9Type, "9p"},          {fuseType, "FUSE"},     {0x5346414F, "AFS"},        {0x6B414653, "AFS"},
    {0x73757245, "Coda"},       {0x00C36400, "Ceph"},   {0x0000564C, "NetWare"},    {0x01161970, "GFS2"},
    {0x7461636F, "OCFS2"},      {0x0BD00BD0, "Lustre"}, {0x19830326, "BeeGFS"},     {0x47504653, "GPFS"},
    {0x786F4256, "VirtualBox"}, {0xBACBACBC, "VMware"}, {0x7C7C6673, "Parallels"},  {0xAAD7AAEA, "PanFS"},
};

enum class EntryKind { File, Folder, Either };

struct Marker {
    std::string_view begin; ///< of the name, or all of it
    std::string_view end;   ///< of the name; empty = `begin` is all of it
    EntryKind kind;
    const char *program;
};

constexpr Marker markers[] = {
    // A folder of this name in one's home holds Dropbox's own settings; only the file marks what is kept in step.
    {".dropbox", "", EntryKind::File, "Dropbox"},
    {".dropbox.cache", "", EntryKind::Folder, "Dropbox"},
    {".stfolder", "", EntryKind::Either, "Syncthing"},
    {".sync", "", EntryKind::Folder, "Resilio Sync"},
    {".sync_", ".db", EntryKind::File, "Nextcloud"},
    {"._sync_", ".db", EntryKind::File, "Nextcloud"},
    {".nextcloudsync.log", "", EntryKind::File, "Nextcloud"},
    {".owncloudsync.log", "", EntryKind::File, "ownCloud"},
    {".849C9593-D756-4E56-8D6E-42412F2A707B", "", EntryKind::Either, "OneDrive"},
    {".icloud", "", EntryKind::Either, "iCloud"},
    {".tmp.drivedownload", "", EntryKind::Folder, "Google Drive"},
    {".tmp.driveupload", "", EntryKind::Folder, "Google Drive"},
    {".grive", "", EntryKind::Either, "Google Drive"},
    {".SeaDrive", "", EntryKind::Either, "Seafile"},
};

struct NamedFolder {
    std::string_view name;
    bool alsoLonger; ///< "OneDrive - Company"
    const char *program;
};

constexpr NamedFolder namedFolders[] = {
    {"OneDrive", false, "OneDrive"},          {"OneDrive - ", true, "OneDrive"},
    {"iCloud Drive", false, "iCloud"},        {"iCloudDrive", false, "iCloud"},
    {"com~apple~CloudDocs", false, "iCloud"}, {"Google Drive", false, "Google Drive"},
    {"GoogleDrive", false, "Google Drive"},   {"Dropbox", false, "Dropbox"},
};

/// No folder that people keep their work in has more entries, and a look at it takes no time.
constexpr int mostEntries = 200'000;

bool isOfKind(EntryKind kind, bool isFolder)
{
    return kind == EntryKind::Either || (kind == EntryKind::Folder) == isFolder;
}

bool isNamed(const Marker &marker, std::string_view name)
{
    if (marker.end.empty())
        return name == marker.begin;
    return name.size() >= marker.begin.size() + marker.end.size() && name.starts_with(marker.begin) &&
           name.ends_with(marker.end);
}

std::optional<std::string> syncProgramIn(const fs::path &folder)
{
    if (auto program = syncProgramByFolder(folder.filename().string()))
        return program;
    std::error_code code;
    int seen = 0;
    for (fs::directory_iterator at(folder, code), end; !code && at != end && seen < mostEntries; at.increment(code)) {
        ++seen;
        std::error_code ignored;
        const std::string name = at->path().filename().string();
        if (!name.starts_with('.'))
            continue;
        if (auto program = syncProgramByEntry(name, at->is_directory(ignored)))
            return program;
    }
    return std::nullopt;
}

/// The folder itself, or the nearest one above it that is there.
fs::path nearestFolder(fs::path path)
{
    std::error_code code;
    while (path.has_relative_path() && !fs::is_directory(path, code))
        path = path.parent_path();
    return path;
}

std::optional<std::uint32_t> typeOf(const fs::path &folder)
{
    struct statfs state {};
    if (::statfs(folder.c_str(), &state) != 0)
        return std::nullopt;
    return static_cast<std::uint32_t>(state.f_type);
}

/// Containers and virtual machines run from a disk that reaches them as FUSE or 9p; there the type tells nothing.
bool isMachinesOwn(std::uint32_t type) { return (type == fuseType || type == plan9Type) && typeOf("/") == type; }

} // namespace

std::optional<std::string> networkFileSystem(std::int64_t type)
{
    for (const auto &known : networkTypes)
        if (known.type == static_cast<std::uint32_t>(type))
            return known.name;
    return std::nullopt;
}

std::optional<std::string> syncProgramByEntry(std::string_view name, bool isFolder)
{
    for (const auto &marker : markers)
        if (isNamed(marker, name) && isOfKind(marker.kind, isFolder))
            return marker.program;
    return std::nullopt;
}

std::optional<std::string> syncProgramByFolder(std::string_view name)
{
    for (const auto &known : namedFolders)
        if (known.alsoLonger ? name.starts_with(known.name) : name == known.name)
            return known.program;
    return std::nullopt;
}

Result<void> mayHoldWorkspace(const std::string &directory)
{
    std::error_code code;
    // Links are followed first: a link into a synced folder leads into it.
    const fs::path place = fs::weakly_canonical(fs::absolute(directory, code), code);
    if (code)
        return Error{ErrorKind::BadInput, "\"" + directory + "\" cannot be used: " + code.message() + "."};
    const auto type = typeOf(nearestFolder(place));
    const auto network = type && !isMachinesOwn(*type) ? networkFileSystem(*type) : std::nullopt;
    if (network)
        return Error{ErrorKind::BadInput, "\"" + directory + "\" lies on a drive that is not this machine's own (" +
                                              *network +
                                              "), where a workspace can lose decisions. Choose a folder on a local "
                                              "disk; the team shares through a shared folder instead."};
    for (fs::path folder = place; folder.has_relative_path(); folder = folder.parent_path())
        if (const auto program = syncProgramIn(folder))
            return Error{ErrorKind::BadInput,
                         "\"" + directory + "\" lies in a folder that " + *program +
                             " keeps in step with other machines, where a workspace can lose decisions. Choose a "
                             "folder outside of it; the team shares through a shared folder instead."};
    return {};
}

} // namespace verdict
