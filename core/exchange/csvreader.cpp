#include "core/exchange/csvreader.h"

#include "core/case/caselimits.h"

#include <algorithm>
#include <array>
#include <utility>

namespace verdict {
namespace {

constexpr std::size_t shownOfRow = 4096;

bool isLineEnd(char c) { return c == '\n' || c == '\r'; }

} // namespace

char separatorOf(std::string_view head)
{
    std::array<std::pair<int, char>, 3> counts{{{0, ','}, {0, ';'}, {0, '\t'}}};
    bool quoted = false;
    for (const char c : head) {
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && isLineEnd(c))
            break;
        for (auto &[count, separator] : counts)
            count += !quoted && c == separator;
    }
    return std::max_element(counts.begin(), counts.end(), [](auto &a, auto &b) { return a.first < b.first; })->second;
}

CsvReader::CsvReader(std::unique_ptr<ByteSource> bytes, char separator, std::size_t block)
    : m_bytes(std::move(bytes)), m_separator(separator), m_block(block)
{
}

Result<bool> CsvReader::fill(const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Error{ErrorKind::Cancelled, "reading was stopped"};
    const auto got = m_bytes->read(m_block.data(), m_block.size());
    if (!got)
        return got.error();
    m_at = 0;
    m_end = *got;
    return *got > 0;
}

Result<std::optional<CsvRow>> CsvReader::next(const std::stop_token &stop)
{
    CsvRow row;
    row.line = m_line;
    m_rowBytes = 0;
    while (true) {
        if (m_at == m_end) {
            const auto more = fill(stop);
            if (!more)
                return more.error();
            if (!*more)
                break;
        }
        const char c = m_block[m_at++];
        ++m_bytesRead;
        if (take(c, row))
            return std::optional(std::move(row));
    }
    if (m_rowBytes == 0)
        return std::optional<CsvRow>();
    finishAtEnd(row);
    return std::optional(std::move(row));
}

/// Returns whether the row is complete.
bool CsvReader::take(char c, CsvRow &row)
{
    const bool second = std::exchange(m_afterReturn, c == '\r') && c == '\n'; // of a line end that was counted already
    if (second && m_state != At::Quoted && m_rowBytes == 0)
        return false;
    const bool lineEnd = isLineEnd(c);
    m_line += lineEnd && !second;
    if (lineEnd && m_state != At::Quoted)
        return endLine(row);
    if (++m_rowBytes > CaseLimits::recordBytes && m_state != At::Broken)
        breakOff(row, "the row is longer than 16 MiB");
    if (row.raw.size() < shownOfRow)
        row.raw += c;
    if (m_state != At::Quoted)
        return takeUnquoted(c, row);
    if (c == '"')
        m_state = At::QuoteSeen;
    else
        m_cell += c;
    return false;
}

bool CsvReader::takeUnquoted(char c, CsvRow &row)
{
    if (m_state == At::Broken)
        return false;
    if (c == m_separator) {
        endCell(row);
    } else if (c == '"' && m_state == At::CellStart) {
        m_state = At::Quoted;
    } else if (m_state == At::QuoteSeen && c == '"') {
        m_cell += c;
        m_state = At::Quoted;
    } else if (m_state == At::QuoteSeen) {
        breakOff(row, "column " + std::to_string(row.cells.size() + 1) + " goes on behind its closing quote");
    } else {
        m_cell += c;
        m_state = At::Plain;
    }
    return false;
}

bool CsvReader::endLine(CsvRow &row)
{
    if (m_rowBytes == 0) { // an empty line
        row.line = m_line;
        return false;
    }
    finishAtEnd(row);
    return true;
}

void CsvReader::endCell(CsvRow &row)
{
    row.cells.push_back(std::move(m_cell));
    m_cell.clear();
    m_state = At::CellStart;
    if (row.cells.size() > maxColumns)
        breakOff(row, "the row has more than 10,000 columns");
}

void CsvReader::breakOff(CsvRow &row, std::string fault)
{
    row.fault = std::move(fault);
    row.cells.clear();
    m_cell = {};
    m_state = At::Broken;
}

void CsvReader::finishAtEnd(CsvRow &row)
{
    if (m_state == At::Quoted)
        breakOff(row, "the quote that opens column " + std::to_string(row.cells.size() + 1) + " is never closed");
    if (m_state != At::Broken)
        endCell(row);
    m_state = At::CellStart;
}

} // namespace verdict
