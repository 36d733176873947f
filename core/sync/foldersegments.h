#pragma once

#include "core/sync/folderfiles.h"
#include "core/sync/sharedstore.h"

namespace verdict {

/// The segment files of a shared folder: all in one directory, so that one look tells what there is.
class FolderSegments {
public:
    using IsMine = std::function<bool(const SharedEvent &)>;

    /// More stretches than this are refused: no team makes as many, and memory is bounded.
    static constexpr std::size_t maxStretches = 1'000'000;

    explicit FolderSegments(FolderFiles &files) : m_files(files) {}

    /// As SharedStore says of these.
    Result<StoreListing> list();
    Result<std::vector<SharedEvent>> read(const StoredStretch &stretch, std::int64_t from);
    Result<void> append(std::span<const SharedEvent> events);
    Result<void> merge(const LogId &log, const IsMine &isMine);

private:
    FolderFiles &m_files;
};

} // namespace verdict
