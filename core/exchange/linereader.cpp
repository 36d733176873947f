#include "core/exchange/linereader.h"

#include <algorithm>
#include <cstring>

namespace verdict {
namespace {

constexpr std::size_t shownOfLong = 4096;

Error cancelled() { return {ErrorKind::Cancelled, "reading was stopped"}; }

} // namespace

LineReader::LineReader(std::unique_ptr<ByteSource> source, std::size_t longest, std::size_t block)
    : m_source(std::move(source)), m_longest(longest), m_block(block)
{
}

Result<bool> LineReader::fill()
{
    if (m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_scanned -= m_begin;
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_buffer.size() < m_end + m_block)
        m_buffer.resize(std::max(m_end + m_block, std::min(2 * m_buffer.size(), m_longest + 2 * m_block)));
    const auto got = m_source->read(m_buffer.data() + m_end, m_block);
    if (!got)
        return got.error();
    m_end += *got;
    return *got > 0;
}

Line LineReader::take(std::size_t length, std::size_t lineEnd)
{
    std::string_view text(m_buffer.data() + m_begin, length);
    if (text.ends_with('\r'))
        text.remove_suffix(1);
    m_begin += length + lineEnd;
    m_scanned = m_begin;
    m_bytesRead += static_cast<std::int64_t>(length + lineEnd);
    return {text, ++m_number, false};
}

Result<std::optional<Line>> LineReader::next(const std::stop_token &stop)
{
    while (true) {
        const char *from = m_buffer.data() + m_scanned;
        const void *found = m_end > m_scanned ? std::memchr(from, '\n', m_end - m_scanned) : nullptr;
        const std::size_t length =
            found ? static_cast<std::size_t>(static_cast<const char *>(found) - m_buffer.data()) - m_begin
                  : m_end - m_begin;
        if (length > m_longest)
            return skipLong(stop);
        if (found)
            return std::optional(take(length, 1));
        m_scanned = m_end;
        if (stop.stop_requested())
            return cancelled();
        const auto more = fill();
        if (!more)
            return more.error();
        if (!*more)
            return m_end > m_begin ? std::optional(take(m_end - m_begin, 0)) : std::nullopt;
    }
}

Result<std::optional<Line>> LineReader::skipLong(const std::stop_token &stop)
{
    m_beginning.assign(m_buffer.data() + m_begin, shownOfLong);
    while (true) {
        const void *found = std::memchr(m_buffer.data() + m_begin, '\n', m_end - m_begin);
        if (found) {
            take(static_cast<std::size_t>(static_cast<const char *>(found) - m_buffer.data()) - m_begin, 1);
            return std::optional(Line{m_beginning, m_number, true});
        }
        m_bytesRead += static_cast<std::int64_t>(m_end - m_begin);
        m_begin = m_scanned = m_end;
        if (stop.stop_requested())
            return cancelled();
        const auto more = fill();
        if (!more)
            return more.error();
        if (!*more)
            return std::optional(Line{m_beginning, ++m_number, true});
    }
}

} // namespace verdict
