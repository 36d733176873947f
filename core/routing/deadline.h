#pragma once

#include "core/policy/policy.h"

#include <optional>

namespace verdict {

/// When a decision is due: the record's own requiredBy, else the policy's hours for its domain and stakes after it was
/// received (after it was ingested, where the record does not say). Nothing = no deadline.
std::optional<Time> deadlineOf(const CaseRecord &record, const LeadsPolicy &policy, Time ingested);

} // namespace verdict
