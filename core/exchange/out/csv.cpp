#include "core/exchange/out/csv.h"

#include <charconv>
#include <cmath>

namespace verdict {
namespace {

bool couldRun(std::string_view value)
{
    return !value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos;
}

} // namespace

void CsvLine::separate()
{
    if (m_begun)
        m_row += ',';
    m_begun = true;
}

CsvLine &CsvLine::text(std::string_view value)
{
    separate();
    const std::string cell = (couldRun(value) ? "'" : "") + std::string(value);
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
        m_row += cell;
        return *this;
    }
    m_row += '"';
    for (const char c : cell)
        m_row.append(c == '"' ? 2 : 1, c);
    m_row += '"';
    return *this;
}

CsvLine &CsvLine::number(std::optional<double> value)
{
    separate();
    if (!value || !std::isfinite(*value))
        return *this;
    char digits[40];
    m_row.append(digits, std::to_chars(digits, digits + sizeof digits, *value).ptr);
    return *this;
}

CsvLine &CsvLine::empty()
{
    separate();
    return *this;
}

CsvLine &CsvLine::boolean(std::optional<bool> value)
{
    separate();
    if (value)
        m_row += *value ? "true" : "false";
    return *this;
}

} // namespace verdict
