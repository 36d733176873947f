#pragma once

#include "core/case/result.h"

#include <chrono>
#include <string>

namespace verdict {

/// The right to write to a workspace: a lock of the operating system on a side file, which the kernel drops when a
/// process dies, so it cannot go stale. The file's text only tells others who holds it.
class WriterLock {
public:
    explicit WriterLock(std::string path) : m_path(std::move(path)) {}
    ~WriterLock();
    WriterLock(const WriterLock &) = delete;
    WriterLock &operator=(const WriterLock &) = delete;

    /// Waits, up to ten seconds for one and the same holder unless told otherwise; 0 = only if it is free. Busy names
    /// the program that holds it, Storage if the file cannot be made.
    Result<void> acquire(std::chrono::milliseconds patience = std::chrono::seconds(10));
    void release();
    /// Whether another process waits for this lock, held or just released.
    [[nodiscard]] bool isWanted();
    /// Releases the lock and stays away until one of those who wait has taken it, a quarter of a second at most.
    void stepBack();
    [[nodiscard]] bool isHeld() const { return m_held; }

private:
    Result<void> openFile();
    Result<void> waitFor(std::chrono::milliseconds patience);
    bool isFree();
    std::string m_path;
    int m_handle = -1;
    int m_waiting = -1; ///< a second file: whoever waits holds it shared, so that the holder notices
    bool m_held = false;
};

} // namespace verdict
