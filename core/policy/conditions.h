#pragma once

#include "core/policy/policy.h"

#include <string>
#include <string_view>
#include <vector>

namespace verdict {

/// Whether a rule may name this field: "id", "domain", "kind", "prediction.label", "prediction.confidence",
/// "prediction.modelVersion", "prediction.novelty", or "context." and a path below it.
bool isConditionField(std::string_view field);

/// Whether the condition holds for the case. A field that is absent is not equal to anything and fails every other
/// comparison; numbers and texts never equal each other. Contains looks for a part of a text, or for an item of a list.
bool holds(const Condition &condition, const CaseRecord &record);

/// Whether all conditions of the rule hold. A rule without conditions never holds.
bool holds(const ReviewRule &rule, const CaseRecord &record);

/// What a field of the case holds: its value, or the items of a list; nothing where it is absent.
std::vector<Scalar> valuesOf(std::string_view field, const CaseRecord &record);

/// The condition as a person reads it, e.g. "context.financialImpact greater 10000".
std::string inWords(const Condition &condition);

} // namespace verdict
