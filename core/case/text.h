#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace verdict {

/// Longest id, domain, label or model version, in code points.
constexpr std::size_t maxNameCharacters = 200;

/// How many Unicode code points a valid UTF-8 text holds.
std::size_t codePoints(std::string_view utf8);

/// The longest beginning of at most `bytes` bytes that does not end inside a UTF-8 character.
std::string_view cutUtf8(std::string_view text, std::size_t bytes);

/// The text with every byte that is not part of valid UTF-8 replaced by U+FFFD.
std::string validUtf8(std::string_view bytes);

/// What keeps a valid UTF-8 text from being an id, domain, label or model version, as the end of a sentence that begins
/// with the field ("must not be empty"); nothing if it may be one. A name has 1 to 200 code points, is not only blanks,
/// is in Unicode normal form C, and holds no control, bidi-control, line-separating or invisible character.
std::optional<std::string> faultOfName(std::string_view utf8);

} // namespace verdict
