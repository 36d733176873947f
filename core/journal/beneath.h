#pragma once

#include "core/case/result.h"

#include <cstdint>
#include <string>

namespace verdict {

/// An open file or folder that closes itself.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int value) : m_value(value) {}
    ~Descriptor();
    Descriptor(Descriptor &&other) noexcept;
    Descriptor &operator=(Descriptor &&other) noexcept;
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    [[nodiscard]] int value() const { return m_value; }
    [[nodiscard]] bool isOpen() const { return m_value >= 0; }
    /// Gives the open file away.
    int release();

private:
    int m_value = -1;
};

/// Opens for reading what a stranger's `path` names below an open folder: nothing outside of it, no symbolic link on
/// the way, no waiting for a pipe's other end. `flags` are added, O_DIRECTORY for a folder. Not open on failure, which
/// errno tells.
Descriptor openBeneath(int folder, const std::string &path, int flags = 0);

/// Why a file could not be opened, as the end of a sentence that begins with its name: "does not exist".
std::string whyNotOpened(int error);

/// Whether an error number says that a whole file system went away (a stale handle, a lost server), not one file.
bool isAway(int error);

/// Size in bytes of an open file. BadInput, with the end of a sentence, unless it is a regular file of at most
/// `maxBytes`; nothing was read then.
Result<std::int64_t> regularSize(int descriptor, std::int64_t maxBytes);

/// All bytes of an open file whose size is known. BadInput if it became shorter, Storage if the disk fails, Unreachable
/// if the file system went away, each with the end of a sentence.
Result<std::string> readWhole(int descriptor, std::int64_t size);

} // namespace verdict
