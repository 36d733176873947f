#pragma once

#include "core/policy/policy.h"

#include <string>
#include <vector>

namespace verdict {

/// Keys of the demo's domains.
inline constexpr const char *paymentsDomain = "payments";
inline constexpr const char *lesionsDomain = "lesions";
inline constexpr const char *moderationDomain = "moderation";

/// The demo's policy: payments and moderation answer the surest cases by themselves and have some of those audited;
/// every skin lesion goes to a person.
Policy demoPolicy();

/// What that policy says of a domain.
const DomainRules &demoRules(const std::string &domain);

/// Codes of a domain's labels in the policy's order.
std::vector<std::string> demoLabels(const std::string &domain);

/// The words for a label's code.
std::string labelText(const std::string &domain, const std::string &code);

} // namespace verdict
