#pragma once

#include "core/exchange/out/casewriter.h"

namespace verdict {

/// One case record as a line of JSON Lines: the sender's own bytes, on one line; empty if there are none.
std::string caseLine(std::string_view recordJson);

/// The case records of decided cases as JSON Lines.
class CaseLines final : public CaseWriter {
public:
    std::string take(const DecidedCase &decided) override { return caseLine(decided.recordJson); }
};

} // namespace verdict
