#pragma once

#include "core/policy/policy.h"

namespace verdict {

/// The policy of a new workspace: no domain is named, so nothing is automated and every case goes to a person. Also the
/// source of every value that a published policy leaves out.
Policy defaultPolicy();

} // namespace verdict
