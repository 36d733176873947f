#pragma once

#include "core/sync/folderfiles.h"
#include "core/sync/sharedstore.h"

#include <string>

namespace verdict {

/// The shared store in a directory that several machines can reach: a file share, a synced folder, a stick. Its files
/// are described in docs/formats.md; each is written once, under a name that says what it holds, with a check sum of
/// its own. Other people's files there are never touched.
class FolderStore final : public SharedStore {
public:
    explicit FolderStore(const std::string &path);

    Result<void> prepare(const TeamId &team, Use use) override;
    Result<StoreListing> list() override;
    Result<std::vector<SharedEvent>> read(const StoredStretch &stretch, std::int64_t from) override;
    Result<void> append(std::span<const SharedEvent> events) override;
    Result<void> merge(const LogId &log, const std::function<bool(const SharedEvent &)> &isMine) override;
    Result<std::vector<HeldContent>> contentHeld(const ContentName &name) override;
    Result<void> putContent(std::span<const ContentPut> contents, std::stop_token stop) override;
    Result<std::string> getChunk(const ContentName &name, const ContentVersion &version, std::int64_t offset) override;
    Result<void> removeContent(const ContentName &name, const ContentVersion &version) override;
    Result<void> putLetter(std::string_view kind, const LetterName &name, std::string_view bytes) override;
    Result<std::vector<LetterName>> letters(std::string_view kind) override;
    Result<std::string> letter(std::string_view kind, const LetterName &name) override;
    Result<void> removeLetter(std::string_view kind, const LetterName &name) override;

private:
    FolderFiles m_files;
};

} // namespace verdict
