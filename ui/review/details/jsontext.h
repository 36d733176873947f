#pragma once

#include <string>
#include <string_view>

namespace verdict {

/// JSON without white space laid out over lines with two blanks a level. Texts and digits stay byte for byte as they
/// were sent.
std::string indentedJson(std::string_view compact);

} // namespace verdict
