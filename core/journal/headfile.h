#pragma once

#include "core/journal/event.h"

#include <map>
#include <optional>
#include <string>

namespace verdict {

/// The heads of this machine's own logs beside the database, so that a database that lost its newest commits is
/// noticed. It may lag behind the database (it is written after each commit and synced when idle), never lead.
class HeadFile {
public:
    using Heads = std::map<LogId, Head>;

    explicit HeadFile(std::string path) : m_path(std::move(path)) {}
    ~HeadFile();
    HeadFile(const HeadFile &) = delete;
    HeadFile &operator=(const HeadFile &) = delete;

    /// What the file says; empty if there is none yet; Damaged if its check sum does not fit.
    Result<Heads> read() const;
    /// Writes heads in place, without waiting for the disk.
    Result<void> write(const Heads &heads);
    /// Waits until the last write is on the disk.
    Result<void> sync();

private:
    Result<int> handle();
    std::string m_path;
    int m_handle = -1;
    bool m_dirty = false;
};

} // namespace verdict
