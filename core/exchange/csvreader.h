#pragma once

#include "core/exchange/bytesource.h"

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace verdict {

/// One row of a CSV file.
struct CsvRow {
    std::vector<std::string> cells;
    std::int64_t line = 0; ///< 1-based line on which the row begins
    std::string fault;     ///< what is wrong with its quotes or size; the cells are then of no use
    std::string raw;       ///< the row's first 4 KiB as they stand in the file
};

/// Comma, semicolon or tab: whichever the first line has most of outside quotes; the comma if it has none.
char separatorOf(std::string_view head);

/// Cuts CSV (RFC 4180) into rows: cells in quotes may hold separators, line ends and doubled quotes. Line ends are
/// "\n", "\r\n" or "\r"; empty lines are skipped. A broken row is handed out with its fault, and reading goes on behind
/// the line's end.
class CsvReader {
public:
    static constexpr std::size_t maxColumns = 10'000;

    CsvReader(std::unique_ptr<ByteSource> bytes, char separator, std::size_t block = 256 * 1024);

    /// The next row, nothing at the end, or why reading failed.
    Result<std::optional<CsvRow>> next(const std::stop_token &stop);
    [[nodiscard]] std::int64_t bytesRead() const { return m_bytesRead; }
    [[nodiscard]] std::int64_t total() const { return m_bytes->total(); }

private:
    enum class At { CellStart, Plain, Quoted, QuoteSeen, Broken };

    Result<bool> fill(const std::stop_token &stop);
    bool take(char c, CsvRow &row);
    bool takeUnquoted(char c, CsvRow &row);
    bool endLine(CsvRow &row);
    void endCell(CsvRow &row);
    void breakOff(CsvRow &row, std::string fault);
    void finishAtEnd(CsvRow &row);

    std::unique_ptr<ByteSource> m_bytes;
    char m_separator;
    std::vector<char> m_block;
    std::size_t m_at = 0;
    std::size_t m_end = 0;
    At m_state = At::CellStart;
    std::string m_cell;
    std::size_t m_rowBytes = 0;
    std::int64_t m_line = 1;
    std::int64_t m_bytesRead = 0;
    bool m_afterReturn = false; ///< a "\n" now belongs to the "\r" before it
};

} // namespace verdict
