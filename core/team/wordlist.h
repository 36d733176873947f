#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verdict {

/// How many words there are: 2¹¹, so a word carries 11 bits.
constexpr std::size_t wordCount = 2048;

/// The word at this place, 0 to 2047; the words are sorted.
std::string_view wordOf(std::size_t index);

/// The place of a word, without regard to case; nothing if it is none of them.
std::optional<std::size_t> indexOf(std::string_view word);

/// The words most like what was typed, likest first: those with its first four letters, and those that at most two
/// letters changed, left out, added or swapped make of it. At most `atMost`, perhaps none.
std::vector<std::string_view> wordsLike(std::string_view typed, std::size_t atMost = 3);

/// The words in order, a blank between two.
std::string inWords(const std::vector<std::size_t> &indexes);

/// Reads 11 bits a word from the bytes' start, the highest bit first. The bytes must hold that many.
std::vector<std::size_t> wordIndexes(std::string_view bytes, std::size_t words);

} // namespace verdict
