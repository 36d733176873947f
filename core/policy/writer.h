#pragma once

#include "core/policy/policy.h"

#include <string>

namespace verdict {

/// The whole policy as compact JSON: every field, always in the same order. readPolicy() gives back an equal policy.
std::string writePolicy(const Policy &policy);

/// The same with line breaks and two spaces a level, for people and `policy show`; ends with a line break.
std::string writePolicyPretty(const Policy &policy);

/// The part for everybody, published in the team log: {"version":…,"open":{…}}.
std::string writeOpenPart(const Policy &policy);

/// The part for leads and routers, published in the leads log: {"version":…,"leads":{…}}.
std::string writeLeadsPart(const Policy &policy);

} // namespace verdict
