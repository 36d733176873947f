#pragma once

#include "core/exchange/out/casewriter.h"

namespace verdict {

/// Decisions as JSON Lines, exact (docs/formats.md). A proposed label adds the key "proposedLabel".
class DecisionLines final : public CaseWriter {
public:
    std::string take(const DecidedCase &decided) override;
};

/// Decisions as a table for people and spreadsheets, safe against formulas: the same fields as columns, lists joined by
/// "; ".
class DecisionTable final : public CaseWriter {
public:
    std::string head() override;
    std::string take(const DecidedCase &decided) override;
};

} // namespace verdict
