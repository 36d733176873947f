#pragma once

#include <string>
#include <string_view>

namespace verdict {

/// Compact JSON with line breaks and two spaces a level, for people; what fits into a line of 100 characters stays on
/// one. Ends with a line break. `compact` must be well-formed JSON without white space between its tokens, as
/// JsonWriter makes it.
std::string prettyJson(std::string_view compact);

} // namespace verdict
