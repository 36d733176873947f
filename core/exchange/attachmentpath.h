#pragma once

#include "core/case/result.h"

#include <cstdint>
#include <memory>
#include <string>

namespace verdict {

/// Largest file that evidence may name: 256 MiB.
constexpr std::int64_t maxAttachmentBytes = std::int64_t{256} << 20;

/// The folder in which a record's file stands: the only place from which its evidence may be read. Names are strangers'
/// input: nothing outside the folder, no symbolic link on the way, and nothing but regular files is ever opened.
class AttachmentFolder {
public:
    /// The folder of the file `recordFile`.
    static Result<std::shared_ptr<const AttachmentFolder>> of(const std::string &recordFile);
    ~AttachmentFolder();
    AttachmentFolder(const AttachmentFolder &) = delete;
    AttachmentFolder &operator=(const AttachmentFolder &) = delete;

    /// Size in bytes of the file that `path` names, or why it cannot be taken.
    [[nodiscard]] Result<std::int64_t> sizeOf(const std::string &path) const;
    /// All bytes of the file that `path` names; a file whose size is not `expected` has changed and is refused.
    [[nodiscard]] Result<std::string> load(const std::string &path, std::int64_t expected) const;

private:
    explicit AttachmentFolder(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

} // namespace verdict
