#pragma once

#include "core/case/caserecord.h"

#include <QString>
#include <string>
#include <vector>

namespace verdict {

/// How strongly the model weighed a passage, by its share of the heaviest one.
enum class Strength { Weak, Medium, Strong };

/// A highlight as it lies on the shown text.
struct HighlightSpan {
    qsizetype start = 0; ///< UTF-16 units of the shown text
    qsizetype end = 0;   ///< one past the last
    Strength strength = Strength::Weak;
    int number = 0;    ///< 1 = heaviest; matches the list of phrases
    double weight = 0; ///< as sent
    QString label;     ///< label that the passage speaks for, made visible
    QString phrase;    ///< the passage on one line, made visible and shortened

    friend bool operator==(const HighlightSpan &, const HighlightSpan &) = default;
};

/// A text made visible, with its highlights on it.
struct HighlightedText {
    QString shown;
    std::vector<HighlightSpan> spans; ///< in the order of the text
};

/// Makes a text visible and moves its highlights, given in code points of the raw text, onto what is shown. Highlights
/// that are empty or lie outside the text are cut to it or left out.
HighlightedText highlightedText(const std::string &utf8, const std::vector<Highlight> &highlights);

} // namespace verdict
