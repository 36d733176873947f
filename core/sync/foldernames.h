#pragma once

#include "core/sync/sharedstore.h"

namespace verdict {

/// What the files of a shared folder are called. All names are of small letters, digits and "-", so that they are the
/// same on every file system; every other name is a stranger's.
namespace foldernames {

constexpr const char *format = "verdict-store.json";
constexpr const char *segments = "segments";
constexpr const char *content = "content";
constexpr const char *letters = "letters";

/// "<32 digits of the log>-<first>-<last>-<32 digits of the tip>.seg".
std::string segment(const StoredStretch &stretch);
std::optional<StoredStretch> readSegmentName(std::string_view name);

/// "content/<first two digits>".
std::string contentFolder(const ContentName &name);
/// "<pack or blob><64 digits>-<generation>-<bytes>-<index of the chunk>".
std::string chunk(const ContentName &name, const ContentVersion &version, std::int64_t index);

/// One chunk of a content's version.
struct ChunkName {
    ContentVersion version;
    std::int64_t index = 0;
};
/// Nothing unless it is a chunk of this content.
std::optional<ChunkName> readChunkName(const ContentName &content, std::string_view name);
/// Bytes of content in this chunk.
std::int64_t chunkSize(const ContentVersion &version, std::int64_t index);
std::int64_t chunkCount(const ContentVersion &version);

/// "<kind>-<64 digits>".
std::string letter(std::string_view kind, const LetterName &name);
std::optional<LetterName> readLetterName(std::string_view kind, std::string_view name);

/// Whether a name is that of a file somebody is writing, or was when their machine stopped.
bool isAside(std::string_view name);

} // namespace foldernames
} // namespace verdict
