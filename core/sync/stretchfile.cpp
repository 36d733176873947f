#include "core/sync/stretchfile.h"

#include "core/sync/foldernames.h"
#include "core/sync/segment.h"

namespace verdict {
namespace {

Error damaged(const StoredStretch &stretch, const std::string &why)
{
    return {ErrorKind::Damaged, "\"" + foldernames::segment(stretch) + "\" in the shared folder " + why};
}

bool isThere(const FolderFiles &files, const FolderFiles::Folder &folder, const std::string &name,
             std::string_view bytes)
{
    const auto size = static_cast<std::int64_t>(bytes.size());
    if (FolderFiles::size(folder, name) != size)
        return false;
    const auto held = files.read(folder, name, size);
    return held && *held == bytes;
}

} // namespace

Result<std::vector<SharedEvent>> readStretchFile(const FolderFiles &files, const FolderFiles::Folder &folder,
                                                 const StoredStretch &stretch)
{
    const auto bytes = files.read(folder, foldernames::segment(stretch), SegmentFormat::maxBytes);
    if (!bytes)
        return bytes.error();
    auto events = readSegment(*bytes);
    if (!events)
        return damaged(stretch, events.error().reason);
    if (stretchOf(*events) != stretch)
        return damaged(stretch, "holds other events than its name says.");
    return events;
}

Result<void> addStretchFile(const FolderFiles &files, PublishBatch &batch, const FolderFiles::Folder &folder,
                            std::span<const SharedEvent> events)
{
    const std::string name = foldernames::segment(stretchOf(events));
    const std::string bytes = writeSegment(events);
    if (isThere(files, folder, name, bytes))
        return {};
    return files.add(batch, folder, name, {bytes});
}

} // namespace verdict
