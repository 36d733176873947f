#pragma once

#include "core/case/casefile.h"
#include "core/policy/policy.h"

#include <QString>
#include <vector>

namespace verdict {

/// One thing that makes the suggestion less or more certain: a heading and sentences of fact.
struct UncertaintyFact {
    QString heading;
    QString sentence;

    friend bool operator==(const UncertaintyFact &, const UncertaintyFact &) = default;
};

/// What the case file tells of the model's own uncertainty: its range, its members' votes, novelty, signals in
/// conflict, and the labels of similar cases. Nothing is added that was not sent.
std::vector<UncertaintyFact> uncertaintyFacts(const CaseFile &file, const std::vector<CodeText> &labels);

} // namespace verdict
