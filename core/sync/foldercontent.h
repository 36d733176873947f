#pragma once

#include "core/sync/folderfiles.h"
#include "core/sync/sharedstore.h"

namespace verdict {

/// The content files of a shared folder: one a chunk, in 256 directories by the name's first two digits.
class FolderContent {
public:
    explicit FolderContent(FolderFiles &files) : m_files(files) {}

    /// As SharedStore says of these.
    Result<std::vector<HeldContent>> held(const ContentName &name);
    Result<void> put(std::span<const ContentPut> contents, const std::stop_token &stop);
    Result<std::string> chunk(const ContentName &name, const ContentVersion &version, std::int64_t offset);
    Result<void> remove(const ContentName &name, const ContentVersion &version);

private:
    FolderFiles &m_files;
};

} // namespace verdict
