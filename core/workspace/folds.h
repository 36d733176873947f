#pragma once

#include "core/storage/fold.h"
#include "core/storage/verification.h"

namespace verdict {

/// Every projection of this version, in the order in which they are applied, for the workspace of this member.
Folds allFolds(const MemberId &self);

/// The sealed objects that an event names, for verification.
std::vector<NamedObject> objectsNamedBy(std::string_view type, const simdjson::dom::object &payload);

} // namespace verdict
