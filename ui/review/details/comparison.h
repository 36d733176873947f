#pragma once

#include "core/case/casefile.h"
#include "core/policy/policy.h"

#include <QString>
#include <vector>

namespace verdict {

/// One cell of the comparison.
struct ComparedCell {
    QString text;         ///< made visible; empty if that case does not tell
    bool differs = false; ///< from this case; false where either is silent
    bool comparable = false;
};

/// One fact over this case and its neighbours.
struct ComparedRow {
    QString name;
    QString mine;
    std::vector<ComparedCell> theirs; ///< one a neighbour
};

/// A neighbour's head and foot.
struct ComparedCase {
    QString name;    ///< title, or the id where it has none
    QString note;    ///< id and similarity, e.g. "C-18822 · similarity 0.93"
    QString label;   ///< the label it ended with, in the policy's words; empty if not told
    QString outcome; ///< the truth learned later; empty if not told
};

/// How often a label stands among the neighbours.
struct LabelCount {
    QString label;
    int count = 0;
};

/// This case beside its similar ones.
struct CaseComparison {
    std::vector<ComparedCase> cases;
    std::vector<ComparedRow> rows;
    std::vector<LabelCount> labels; ///< most frequent first; neighbours without a label are not counted
};

/// Lays a case's facts and key evidence beside the facts of its similar cases, this case's facts first and in its
/// order. `labels` are the policy's words for labels; one that it does not name stays as it was sent.
CaseComparison compared(const CaseFile &file, const std::vector<CodeText> &labels);

/// "Labels of the similar cases that tell one: Fraud 3, Legitimate 2." Empty if no neighbour tells its label.
QString labelSentence(const CaseComparison &comparison);

} // namespace verdict
