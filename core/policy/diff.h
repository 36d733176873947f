#pragma once

#include "core/policy/policy.h"

#include <string>
#include <vector>

namespace verdict {

/// One difference between two policies.
struct PolicyChange {
    std::string field;  ///< dotted, e.g. "leads.domains.payments.thresholds.fraud.automateAt"
    std::string before; ///< in words: "0.95", "yes", "never", "not set"
    std::string after;

    friend bool operator==(const PolicyChange &, const PolicyChange &) = default;
};

/// Every difference in the order of the document, fields that are new last; versions are not compared.
std::vector<PolicyChange> diff(const Policy &before, const Policy &after);

} // namespace verdict
