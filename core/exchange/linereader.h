#pragma once

#include "core/exchange/bytesource.h"

#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace verdict {

/// One line of a file without its line end ("\n" or "\r\n").
struct Line {
    std::string_view text;   ///< lives until the next line is asked for
    std::int64_t number = 0; ///< 1-based
    bool tooLong = false;    ///< `text` is then only the line's beginning
};

/// Cuts a stream into lines. Holds one line and one block: memory depends on the longest line allowed, never on the
/// file.
class LineReader {
public:
    /// Lines of more than `longest` bytes are skipped without being held; of those `text` has the first 4 KiB.
    LineReader(std::unique_ptr<ByteSource> source, std::size_t longest, std::size_t block = std::size_t{1} << 20);

    /// The next line, nothing at the end, or why reading failed.
    Result<std::optional<Line>> next(const std::stop_token &stop);
    /// Bytes of the lines handed out so far, line ends included.
    [[nodiscard]] std::int64_t bytesRead() const { return m_bytesRead; }
    [[nodiscard]] std::int64_t total() const { return m_source->total(); }

private:
    Result<bool> fill();
    Result<std::optional<Line>> skipLong(const std::stop_token &stop);
    Line take(std::size_t length, std::size_t lineEnd);

    std::unique_ptr<ByteSource> m_source;
    std::size_t m_longest;
    std::size_t m_block;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0;   ///< where the line that is being sought begins
    std::size_t m_scanned = 0; ///< no line end stands before this
    std::size_t m_end = 0;     ///< end of the bytes that were read
    std::string m_beginning;   ///< of a line that is too long
    std::int64_t m_number = 0;
    std::int64_t m_bytesRead = 0;
};

} // namespace verdict
