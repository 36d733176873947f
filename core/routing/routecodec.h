#pragma once

#include "core/case/result.h"
#include "core/routing/route.h"

#include <string>
#include <string_view>

namespace verdict {

/// A route as one compact JSON object, for events.
std::string writeRoute(const Route &route);

/// The reverse of writeRoute(); BadInput names the first fault: unknown or missing fields, wrong types, values out of
/// range.
Result<Route> readRoute(std::string_view json);

} // namespace verdict
