#pragma once

#include "core/case/jsonobjectreader.h"
#include "core/policy/policy.h"

namespace verdict::policyparts {

/// Reads the open part over the defaults that `open` holds.
void readOpen(JsonObjectReader &reader, OpenPolicy &open);

/// Reads the leads' part over the defaults that `leads` holds.
void readLeads(JsonObjectReader &reader, LeadsPolicy &leads);

/// Reads a domain's thresholds, by label or in the form for two labels.
void readThresholds(JsonObjectReader &reader, std::map<std::string, LabelThreshold> &thresholds);

/// Reads one rule and checks that each of its conditions can ever hold.
void readRule(JsonObjectReader &reader, ReviewRule &rule);

/// Notes a fault at `path` unless a domain, label, code or rule may be called so: 1 to 200 bytes without control
/// characters.
void checkName(const std::string &name, const std::string &path, std::vector<JsonFault> &faults);

} // namespace verdict::policyparts
