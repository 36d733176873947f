#pragma once

#include "core/journal/event.h"

#include <array>
#include <map>
#include <optional>
#include <string>

namespace verdict {

/// The heads of this machine's own logs beside the database, so that a database that lost its newest commits is
/// noticed. They may lag behind the database (they are written after each commit and synced when idle), never lead.
///
/// There are two slots, each a file with a generation and a check sum. The newest is written over until it is known to
/// be on the disk; only then the other one takes over. So a power cut spoils one slot at most, and the other still says
/// what was synced before. Whoever writes holds the workspace's lock.
class HeadFile {
public:
    using Heads = std::map<LogId, Head>;

    /// What the slots say.
    struct Known {
        Heads heads;       ///< of the newest sound slot; empty if there is none
        bool torn = false; ///< a slot is there that does not fit its check sum
    };

    explicit HeadFile(const std::string &path);
    ~HeadFile();
    HeadFile(const HeadFile &) = delete;
    HeadFile &operator=(const HeadFile &) = delete;

    Known read() const;
    /// Writes heads in place, without waiting for the disk.
    Result<void> write(const Heads &heads);
    /// Waits until the last write is on the disk.
    Result<void> sync();
    /// Writes heads over every slot that is torn, and waits for the disk.
    Result<void> repair(const Heads &heads);

private:
    struct Content {
        std::int64_t generation = 0; ///< 0 = nothing was written yet
        Heads heads;
        bool torn = false;
    };
    using Contents = std::array<Content, 2>;

    static std::string text(const Content &content);
    static std::optional<Content> contentIn(const std::string &bytes);
    static std::size_t newestOf(const Contents &contents);
    [[nodiscard]] Contents readSlots() const;
    Result<void> writeSlot(std::size_t slot, const Content &content);

    std::array<std::string, 2> m_paths;
    std::array<int, 2> m_handles{-1, -1};
    std::optional<std::size_t> m_dirty; ///< written by this object, and not synced since
    std::int64_t m_written = 0;         ///< generation of this object's last write
    std::int64_t m_synced = -1;         ///< generation that is known to be on the disk
};

} // namespace verdict
