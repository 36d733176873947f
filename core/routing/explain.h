#pragma once

#include "core/policy/policy.h"
#include "core/routing/route.h"

#include <string>
#include <vector>

namespace verdict {

/// Why the case took its route, for leads: a plain English sentence for each reason and for each part of the priority,
/// with the figures of the policy.
std::vector<std::string> explain(const Route &route);

/// Why the case reached a person, for the reviewer who has it: a sentence for each reason, without the limits, shares
/// and weights of the leads' part of the policy, which reviewers must not know. Labels and the domain are named as
/// `rules` name them.
std::vector<std::string> explainToReviewer(const Route &route, const DomainRules &rules = {});

} // namespace verdict
