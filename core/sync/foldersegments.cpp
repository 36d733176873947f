#include "core/sync/foldersegments.h"

#include "core/sync/foldermerge.h"
#include "core/sync/foldernames.h"
#include "core/sync/segment.h"

namespace verdict {
namespace {

constexpr std::size_t longestName = 255;

/// How many of these events one file takes; at least one.
std::size_t countForOneFile(std::span<const SharedEvent> events)
{
    std::int64_t bytes = 0;
    std::size_t count = 0;
    while (count < events.size()) {
        bytes += segmentBytesOf(events[count]);
        if (count > 0 && bytes > SegmentFormat::targetBytes)
            break;
        ++count;
    }
    return count;
}

/// Collects what a directory of segments holds.
class Lister {
public:
    void take(std::string_view name, bool mayBeFile)
    {
        if (foldernames::isAside(name))
            return;
        const auto stretch = mayBeFile ? foldernames::readSegmentName(name) : std::nullopt;
        if (!stretch)
            addStranger(name);
        else if (m_listing.stretches.size() < FolderSegments::maxStretches)
            m_listing.stretches.push_back(*stretch);
        else
            m_tooMany = true;
    }

    Result<StoreListing> finish()
    {
        if (m_tooMany)
            return Error{ErrorKind::Damaged, "The shared folder holds more than 1,000,000 segments, which is more than "
                                             "a team makes. Look who fills it, and begin a new one."};
        std::sort(m_listing.stretches.begin(), m_listing.stretches.end());
        return std::move(m_listing);
    }

private:
    void addStranger(std::string_view name)
    {
        if (m_listing.strangers++ == 0)
            m_listing.stranger = name.substr(0, longestName);
    }

    StoreListing m_listing;
    bool m_tooMany = false;
};

} // namespace

Result<StoreListing> FolderSegments::list()
{
    const auto folder = m_files.folder(foldernames::segments);
    if (!folder && folder.error().kind == ErrorKind::NotFound)
        return StoreListing{};
    if (!folder)
        return folder.error();
    Lister lister;
    const auto listed =
        m_files.forEachName(*folder, [&](std::string_view name, bool mayBeFile) { lister.take(name, mayBeFile); });
    if (!listed)
        return listed.error();
    return lister.finish();
}

Result<std::vector<SharedEvent>> FolderSegments::read(const StoredStretch &stretch, std::int64_t from)
{
    const auto folder = m_files.folder(foldernames::segments);
    if (!folder)
        return folder.error();
    auto events = readStretchFile(m_files, *folder, stretch);
    if (!events)
        return events;
    if (from > stretch.last)
        return Error{ErrorKind::BadInput, "The stretch ends before the event that was asked for."};
    const auto skipped = std::max<std::int64_t>(0, from - stretch.first);
    events->erase(events->begin(), events->begin() + skipped);
    return events;
}

Result<void> FolderSegments::append(std::span<const SharedEvent> events)
{
    if (auto checked = checkStretch(events); !checked)
        return checked;
    PublishBatch batch(Readers::AsInFolder);
    const auto folder = m_files.madeFolder(foldernames::segments, batch);
    if (!folder)
        return folder.error();
    while (!events.empty()) {
        const auto piece = events.first(countForOneFile(events));
        events = events.subspan(piece.size());
        if (auto added = addStretchFile(m_files, batch, *folder, piece); !added)
            return added;
        if (batch.isFull())
            if (auto done = m_files.commit(batch); !done)
                return done;
    }
    return m_files.commit(batch);
}

Result<void> FolderSegments::merge(const LogId &log, const IsMine &isMine)
{
    const auto folder = m_files.folder(foldernames::segments);
    if (!folder && folder.error().kind == ErrorKind::NotFound)
        return {};
    if (!folder)
        return folder.error();
    m_files.removeForgotten(*folder);
    return mergeStretchFiles(m_files, *folder, log, isMine);
}

} // namespace verdict
