#include "core/sync/folderstore.h"

#include "core/case/events/fields.h"
#include "core/case/jsonwriter.h"
#include "core/sync/foldercontent.h"
#include "core/sync/foldernames.h"
#include "core/sync/foldersegments.h"

#include <set>
#include <simdjson.h>

namespace verdict {
namespace {

using Folder = FolderFiles::Folder;

constexpr std::int64_t layoutVersion = 1;
constexpr std::int64_t maxMarkerBytes = 64 * 1024;

Error markerDamaged(const std::string &why)
{
    return {ErrorKind::Damaged, "\"verdict-store.json\" in the shared folder is damaged: " + why +
                                    " Remove it, and the next sync writes it anew."};
}

/// Whether a store of this layout and team is what the marker file says.
Result<void> checkMarker(const std::string &bytes, const TeamId &team)
{
    StrictJson json;
    JsonFault fault;
    const auto root = json.parse(bytes, fault);
    simdjson::dom::object object;
    if (!root || root->get(object) != simdjson::SUCCESS)
        return markerDamaged(root ? "it is no object." : fault.reason + ".");
    PayloadFields fields(object);
    if (fields.integer("format", 1, INT64_MAX) > layoutVersion)
        return Error{ErrorKind::BadInput,
                     "The shared folder was laid out by a newer version of Verdict. Use a newer Verdict."};
    const auto owner = fields.hex<TeamId>("team");
    if (!fields.ok())
        return markerDamaged(fields.error().reason);
    if (owner != team)
        return Error{ErrorKind::BadInput, "The shared folder belongs to another team. Choose the folder of your own."};
    return {};
}

std::string markerOf(const TeamId &team)
{
    JsonWriter json;
    json.beginObject().key("format").number(layoutVersion).key("team").text(team.hex()).endObject();
    return json.bytes() + '\n';
}

bool isOurs(std::string_view name)
{
    return name == foldernames::segments || name == foldernames::content || name == foldernames::letters;
}

/// What drives and programs that keep folders in step leave in every folder.
bool isHousekeeping(std::string_view name)
{
    static const std::set<std::string_view> known{
        "lost+found", "System Volume Information", "$RECYCLE.BIN", "desktop.ini", "Thumbs.db", "Icon\r"};
    return name.starts_with('.') || known.contains(name) || foldernames::isAside(name);
}

/// What is in a folder without a marker file.
struct Unmarked {
    bool holdsOurs = false;
    std::string other;
};

Result<Unmarked> lookAround(const FolderFiles &files, const Folder &root)
{
    Unmarked found;
    const auto listed = files.forEachName(root, [&](std::string_view name, bool) {
        if (isOurs(name))
            found.holdsOurs = true;
        else if (!isHousekeeping(name) && found.other.empty())
            found.other = name;
    });
    if (!listed)
        return listed.error();
    return found;
}

Result<void> mayBegin(const FolderFiles &files, const Folder &root, SharedStore::Use use)
{
    const auto found = lookAround(files, root);
    if (!found)
        return found.error();
    if (!found->holdsOurs && !found->other.empty())
        return Error{ErrorKind::BadInput, "\"" + files.rootPath() + "\" holds other things, \"" + found->other +
                                              "\" for instance. Choose an empty folder for the shared store."};
    if (!found->holdsOurs && use == SharedStore::Use::Again)
        return Error{ErrorKind::Unreachable, "The shared folder \"" + files.rootPath() +
                                                 "\" is empty, as if its drive were not mounted. Connect or mount "
                                                 "it, then sync again; nothing was lost."};
    return {};
}

Result<void> makeLayout(FolderFiles &files, const Folder &root, const TeamId &team)
{
    PublishBatch batch(Readers::AsInFolder);
    for (const auto *part : {foldernames::segments, foldernames::content, foldernames::letters})
        if (const auto made = files.madeFolder(part, batch); !made)
            return made.error();
    files.removeForgotten(root);
    if (auto added = files.add(batch, root, foldernames::format, {markerOf(team)}); !added)
        return added;
    return files.commit(batch);
}

} // namespace

FolderStore::FolderStore(const std::string &path) : m_files(path) {}

Result<void> FolderStore::prepare(const TeamId &team, Use use)
{
    if (use == Use::First)
        if (auto made = m_files.makeRoot(); !made)
            return made;
    const auto root = m_files.root();
    if (!root)
        return root.error();
    auto marker = m_files.read(*root, foldernames::format, maxMarkerBytes);
    if (!marker && marker.error().kind == ErrorKind::NotFound) {
        if (auto may = mayBegin(m_files, *root, use); !may)
            return may;
        if (auto made = makeLayout(m_files, *root, team); !made)
            return made;
        // Another team may have come first; the one whose marker stands has it.
        marker = m_files.read(*root, foldernames::format, maxMarkerBytes);
    }
    if (!marker)
        return marker.error();
    return checkMarker(*marker, team);
}

Result<StoreListing> FolderStore::list() { return FolderSegments(m_files).list(); }

Result<std::vector<SharedEvent>> FolderStore::read(const StoredStretch &stretch, std::int64_t from)
{
    return FolderSegments(m_files).read(stretch, from);
}

Result<void> FolderStore::append(std::span<const SharedEvent> events) { return FolderSegments(m_files).append(events); }

Result<void> FolderStore::merge(const LogId &log, const std::function<bool(const SharedEvent &)> &isMine)
{
    return FolderSegments(m_files).merge(log, isMine);
}

Result<std::vector<HeldContent>> FolderStore::contentHeld(const ContentName &name)
{
    return FolderContent(m_files).held(name);
}

Result<void> FolderStore::putContent(std::span<const ContentPut> contents, std::stop_token stop)
{
    return FolderContent(m_files).put(contents, stop);
}

Result<std::string> FolderStore::getChunk(const ContentName &name, const ContentVersion &version, std::int64_t offset)
{
    return FolderContent(m_files).chunk(name, version, offset);
}

Result<void> FolderStore::removeContent(const ContentName &name, const ContentVersion &version)
{
    return FolderContent(m_files).remove(name, version);
}

Result<void> FolderStore::putLetter(std::string_view kind, const LetterName &name, std::string_view bytes)
{
    if (auto checked = checkLetter(kind, bytes); !checked)
        return checked;
    PublishBatch batch(Readers::AsInFolder);
    const auto folder = m_files.madeFolder(foldernames::letters, batch);
    if (!folder)
        return folder.error();
    m_files.removeForgotten(*folder);
    const std::string file = foldernames::letter(kind, name);
    const FileSum sum = FolderFiles::sumOf(file, bytes);
    if (auto added = m_files.add(batch, *folder, file, {bytes, asText(sum)}); !added)
        return added;
    return m_files.commit(batch);
}

Result<std::vector<LetterName>> FolderStore::letters(std::string_view kind)
{
    if (auto checked = checkLetterKind(kind); !checked)
        return checked.error();
    const auto folder = m_files.folder(foldernames::letters);
    if (!folder && folder.error().kind == ErrorKind::NotFound)
        return std::vector<LetterName>();
    if (!folder)
        return folder.error();
    std::set<LetterName> names;
    const auto listed = m_files.forEachName(*folder, [&](std::string_view file, bool mayBeFile) {
        if (const auto name = mayBeFile ? foldernames::readLetterName(kind, file) : std::nullopt)
            names.insert(*name);
        if (names.size() > maxLetters)
            names.erase(std::prev(names.end()));
    });
    if (!listed)
        return listed.error();
    return std::vector<LetterName>(names.begin(), names.end());
}

Result<std::string> FolderStore::letter(std::string_view kind, const LetterName &name)
{
    if (auto checked = checkLetterKind(kind); !checked)
        return checked.error();
    const auto folder = m_files.folder(foldernames::letters);
    if (!folder)
        return folder.error();
    return m_files.readSummed(*folder, foldernames::letter(kind, name), maxLetterBytes);
}

Result<void> FolderStore::removeLetter(std::string_view kind, const LetterName &name)
{
    if (auto checked = checkLetterKind(kind); !checked)
        return checked;
    const auto folder = m_files.folder(foldernames::letters);
    if (!folder && folder.error().kind == ErrorKind::NotFound)
        return {};
    if (!folder)
        return folder.error();
    if (auto removed = m_files.remove(*folder, foldernames::letter(kind, name)); !removed)
        return removed;
    return syncDirectory(**folder, foldernames::letters);
}

} // namespace verdict
