#pragma once

#include "core/policy/diff.h"
#include "core/routing/folds/policyfold.h"
#include "core/workspace/parts.h"

namespace verdict {

/// Reads a policy document; BadInput lists every fault with its field.
Result<Policy> checkPolicy(const std::string &document);

/// Publishes a policy as the next version: the open part in the team log, the rest in the leads log, in one
/// transaction. Answers with the version it got.
Result<int> publishPolicy(WorkspaceParts &parts, Policy policy);

/// A published version; 0 = the one in force.
Result<Policy> policyOfVersion(WorkspaceParts &parts, int version);
Result<std::vector<PublishedPolicy>> policyHistory(WorkspaceParts &parts);

} // namespace verdict
