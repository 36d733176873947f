#pragma once

#include "core/exchange/bytesource.h"

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace verdict {

/// One item of a JSON list, not parsed yet.
struct ArrayItem {
    std::string_view text; ///< lives until the next item is asked for; the beginning alone where there is a fault
    std::int64_t line = 0; ///< 1-based line on which the item begins
    std::string fault;     ///< why the item cannot be used; empty if it may be parsed
};

/// Cuts a file that is one JSON list into its items, so that memory depends on the largest item, never on the file. It
/// finds where items end and leaves all else to the parser.
class ArrayReader {
public:
    /// Items of more than `longest` bytes are skipped without being held.
    ArrayReader(std::unique_ptr<ByteSource> bytes, std::size_t longest, std::size_t block = std::size_t{1} << 18);

    /// The next item, nothing at the end, or why reading failed.
    Result<std::optional<ArrayItem>> next(const std::stop_token &stop);
    [[nodiscard]] std::int64_t bytesRead() const { return m_bytesRead; }
    [[nodiscard]] std::int64_t total() const { return m_bytes->total(); }

private:
    enum class At { BeforeList, BetweenItems, InItem, BehindList, Done };

    Result<bool> fill(const std::stop_token &stop);
    std::optional<ArrayItem> take(char c);
    std::optional<ArrayItem> takeOutside(char c);
    void begin(char c);
    void add(char c);
    std::optional<ArrayItem> finish();
    std::optional<ArrayItem> broken(std::string fault);
    std::optional<ArrayItem> atEnd();

    std::unique_ptr<ByteSource> m_bytes;
    std::size_t m_longest;
    std::vector<char> m_block;
    std::size_t m_at = 0;
    std::size_t m_end = 0;
    At m_state = At::BeforeList;
    std::string m_item;
    std::string m_given;
    bool m_tooLong = false;
    int m_depth = 0;
    bool m_inText = false;
    bool m_escaped = false;
    std::int64_t m_line = 1;
    std::int64_t m_itemLine = 1;
    std::int64_t m_bytesRead = 0;
};

} // namespace verdict
