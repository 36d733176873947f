#pragma once

#include "core/case/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace verdict {

/// What each column of a CSV file gives to a case record, and the record made from one row.
///
/// A mapping names our field and their column: "prediction.confidence" and "score". A column "=text" is no column but
/// that text for every row. Unmapped columns give the field they are named after ("id", "prediction.label" or just
/// "label"), and else become facts. Fields that several columns may give: keyEvidence, evidence.text, evidence.link,
/// evidence.image, evidence.pdf, evidence.audio, evidence.video, context.facts.NAME, prediction.probabilities.LABEL.
class CsvColumns {
public:
    using Mapping = std::vector<std::pair<std::string, std::string>>;

    /// Fails with a sentence if a mapping names no such field or column, or if a required field has no column.
    static Result<CsvColumns> plan(std::vector<std::string> header, const Mapping &map, const std::string &domain,
                                   bool decimalComma);

    [[nodiscard]] std::size_t count() const { return m_header.size(); }
    /// The native record of a row with count() cells of valid UTF-8. Cells that are no number where one is wanted stay
    /// text, so that the reader says what is wrong; empty cells give nothing.
    [[nodiscard]] std::string record(const std::vector<std::string> &cells) const;
    /// "column \"score\" (4)" for the column that gives a field; empty if none does.
    [[nodiscard]] std::string columnOf(std::string_view field) const;
    /// The same by number, from 0.
    [[nodiscard]] std::string nameOf(std::size_t column) const;

private:
    /// One field and where it comes from.
    struct Source {
        std::string field;
        std::size_t column = 0; ///< header size or more: `constant`
        std::string constant;
    };

    explicit CsvColumns(std::vector<std::string> header, bool decimalComma);
    Result<void> addMapped(const std::string &ours, const std::string &theirs);
    void addUnmapped();
    [[nodiscard]] bool isGiven(std::string_view field) const;
    [[nodiscard]] const std::string &cellOf(const Source &source, const std::vector<std::string> &cells) const;
    [[nodiscard]] std::string titleOf(const Source &source) const;

    std::vector<std::string> m_header;
    std::vector<Source> m_sources;
    bool m_decimalComma;
    friend class CsvRecord;
};

} // namespace verdict
