#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace verdict {

/// One row of a comma-separated table (RFC 4180) that a spreadsheet program opens without running anything: a text that
/// begins with = + - @ TAB or CR gets a leading apostrophe. Numbers are written as they are.
class CsvLine {
public:
    CsvLine &text(std::string_view value);
    /// The shortest digits that read back as the same number; an empty cell for nothing, NaN and infinities.
    CsvLine &number(std::optional<double> value);
    CsvLine &empty();
    /// "true", "false", or an empty cell.
    CsvLine &boolean(std::optional<bool> value);

    /// The row with its line break.
    std::string take() { return std::move(m_row) + "\r\n"; }

private:
    void separate();
    bool m_begun = false;
    std::string m_row;
};

} // namespace verdict
