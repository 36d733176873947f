#pragma once

#include "core/case/result.h"

#include <string>
#include <string_view>

namespace verdict {

/// Where an export goes: a file that appears whole or not at all, readable by its owner alone, or standard output for
/// "-" and "". Bytes are written aside in the same directory; finish() syncs and renames. Without finish() nothing
/// stays behind.
class FileTarget {
public:
    /// Conflict if the file exists and `force` is not given; NotAllowed for a symbolic link or anything but a plain
    /// file, also with `force`; Storage if the directory cannot be written.
    static Result<FileTarget> open(const std::string &path, bool force = false);

    FileTarget(FileTarget &&other) noexcept;
    FileTarget &operator=(FileTarget &&) = delete;
    ~FileTarget();

    Result<void> write(std::string_view bytes);
    /// Puts the file in place, durably. Conflict if somebody made a file of that name meanwhile and `force` is not
    /// given.
    Result<void> finish();

private:
    FileTarget(int fd, std::string path, std::string aside, bool force);
    Result<void> flush();
    Result<void> place();
    Result<void> failure(const char *what, int code) const;
    void discard();

    int m_fd;
    std::string m_path;  ///< empty for standard output
    std::string m_aside; ///< empty once in place or for standard output
    bool m_force;
    std::string m_buffer;
};

} // namespace verdict
