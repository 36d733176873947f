#include "core/sync/foldercontent.h"

#include "core/sync/foldernames.h"

#include <map>
#include <set>

namespace verdict {
namespace {

using Folder = FolderFiles::Folder;

/// Of one content that are looked at; more than a team makes, and memory is bounded.
constexpr std::size_t mostVersions = 1000;

/// Bytes of a version that are there from the start on, by the sizes of its files.
std::int64_t heldBytes(const Folder &folder, const ContentName &name, const ContentVersion &version)
{
    constexpr auto sumBytes = static_cast<std::int64_t>(std::tuple_size_v<FileSum>);
    std::int64_t held = 0;
    for (std::int64_t index = 0; index < foldernames::chunkCount(version); ++index) {
        const auto size = foldernames::chunkSize(version, index);
        if (FolderFiles::size(folder, foldernames::chunk(name, version, index)) != size + sumBytes)
            break;
        held += size;
    }
    return held;
}

Result<std::vector<HeldContent>> heldIn(const FolderFiles &files, const Folder &folder, const ContentName &name)
{
    std::set<ContentVersion, std::greater<>> versions;
    const auto listed = files.forEachName(folder, [&](std::string_view file, bool mayBeFile) {
        if (const auto chunk = mayBeFile ? foldernames::readChunkName(name, file) : std::nullopt)
            versions.insert(chunk->version);
        if (versions.size() > mostVersions)
            versions.erase(std::prev(versions.end()));
    });
    if (!listed)
        return listed.error();
    std::vector<HeldContent> held;
    held.reserve(versions.size());
    for (const auto &version : versions)
        held.push_back({version, heldBytes(folder, name, version)});
    return held;
}

/// Puts contents one after another, many files to a commit.
class ContentWriter {
public:
    ContentWriter(FolderFiles &files, const std::stop_token &stop) : m_files(files), m_stop(stop) {}

    Result<void> put(const ContentPut &content)
    {
        if (auto checked = checkVersion(content.version); !checked)
            return checked;
        const auto folder = folderOf(content.name);
        if (!folder)
            return folder.error();
        const auto held = heldIn(m_files, *folder, content.name);
        if (!held)
            return held.error();
        for (const auto &other : *held)
            if (other.version.generation > content.version.generation && other.isWhole())
                return {};
        for (std::int64_t index = 0; index < foldernames::chunkCount(content.version); ++index)
            if (auto put = putChunk(*folder, content, index); !put)
                return put;
        return {};
    }

    Result<void> finish() { return m_files.commit(m_batch); }

private:
    Result<Folder> folderOf(const ContentName &name)
    {
        const std::string path = foldernames::contentFolder(name);
        if (const auto known = m_folders.find(path); known != m_folders.end())
            return known->second;
        auto folder = m_files.madeFolder(path, m_batch);
        if (!folder)
            return folder;
        m_files.removeForgotten(*folder);
        // Each is an open file, and a process may have so many of them.
        if (m_folders.size() >= PublishBatch::manyFiles)
            m_folders.clear();
        m_folders.emplace(path, *folder);
        return folder;
    }

    Result<void> putChunk(const Folder &folder, const ContentPut &content, std::int64_t index)
    {
        if (m_stop.stop_requested())
            return Error{ErrorKind::Cancelled, "The transfer was stopped; it goes on from here at the next sync."};
        const std::string name = foldernames::chunk(content.name, content.version, index);
        const auto size = foldernames::chunkSize(content.version, index);
        if (isSound(folder, name, size))
            return {};
        const auto bytes = content.read(index * SharedStore::chunkBytes, size);
        if (!bytes)
            return bytes.error();
        if (static_cast<std::int64_t>(bytes->size()) != size)
            return Error{ErrorKind::BadInput, "Content for the shared store is shorter or longer than was said."};
        const FileSum sum = FolderFiles::sumOf(name, *bytes);
        if (auto added = m_files.add(m_batch, folder, name, {*bytes, asText(sum)}); !added)
            return added;
        return m_batch.isFull() ? finish() : Result<void>();
    }

    bool isSound(const Folder &folder, const std::string &name, std::int64_t size) const
    {
        if (!FolderFiles::size(folder, name))
            return false;
        const auto bytes = m_files.readSummed(folder, name, size);
        return bytes && static_cast<std::int64_t>(bytes->size()) == size;
    }

    FolderFiles &m_files;
    const std::stop_token &m_stop;
    PublishBatch m_batch{Readers::AsInFolder};
    std::map<std::string, Folder> m_folders;
};

} // namespace

Result<std::vector<HeldContent>> FolderContent::held(const ContentName &name)
{
    const auto folder = m_files.folder(foldernames::contentFolder(name));
    if (!folder && folder.error().kind == ErrorKind::NotFound)
        return std::vector<HeldContent>();
    if (!folder)
        return folder.error();
    return heldIn(m_files, *folder, name);
}

Result<void> FolderContent::put(std::span<const ContentPut> contents, const std::stop_token &stop)
{
    ContentWriter writer(m_files, stop);
    for (const auto &content : contents) {
        auto put = writer.put(content);
        if (put)
            continue;
        // What came so far stays, so that the next attempt goes on from here; the first reason is the one to tell.
        static_cast<void>(writer.finish());
        return put;
    }
    return writer.finish();
}

Result<std::string> FolderContent::chunk(const ContentName &name, const ContentVersion &version, std::int64_t offset)
{
    if (auto checked = checkChunk(version, offset); !checked)
        return checked.error();
    const auto folder = m_files.folder(foldernames::contentFolder(name));
    if (!folder)
        return folder.error();
    const auto index = offset / SharedStore::chunkBytes;
    const std::string file = foldernames::chunk(name, version, index);
    const auto size = foldernames::chunkSize(version, index);
    auto bytes = m_files.readSummed(*folder, file, size);
    if (bytes && static_cast<std::int64_t>(bytes->size()) != size)
        return Error{ErrorKind::Damaged, "\"" + file + "\" in the shared folder is cut short."};
    return bytes;
}

Result<void> FolderContent::remove(const ContentName &name, const ContentVersion &version)
{
    if (auto checked = checkVersion(version); !checked)
        return checked;
    const auto folder = m_files.folder(foldernames::contentFolder(name));
    if (!folder && folder.error().kind == ErrorKind::NotFound)
        return {};
    if (!folder)
        return folder.error();
    for (std::int64_t index = 0; index < foldernames::chunkCount(version); ++index)
        if (auto removed = m_files.remove(*folder, foldernames::chunk(name, version, index)); !removed)
            return removed;
    return syncDirectory(**folder, foldernames::content);
}

} // namespace verdict
