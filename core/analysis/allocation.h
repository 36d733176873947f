#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 12 of the statistics reference: arms in permuted blocks that leads can verify and nobody can predict.

/// HMAC-SHA256 of a message under the study's key, which stays with the caller.
using Digest = std::array<std::uint8_t, 32>;
using KeyedHash = std::function<Digest(std::string_view message)>;

/// A digest as a number in [0, 1): the first 8 bytes, big-endian, >> 11, / 2^53.
double uniformOf(const Digest &digest);

enum class Arm { Shown, Blind };

/// The arms of one block by position. Messages are "<study>|<stratum>|<block>|<position>"; the positions with the
/// smallest digests are shown. Errors: invalid_input for a '|' in study or stratum, a negative block number or share,
/// an empty block.
Result<std::vector<Arm>> permutedBlock(const KeyedHash &hash, std::string_view study, std::string_view stratum,
                                       std::int64_t block, int shown, int blind);

/// The length of a block, one of `lengths` (customarily 4, 6, 8) by the number of message
/// "<study>|<stratum>|<block>|size". Errors: as above; no lengths.
Result<int> blockLength(const KeyedHash &hash, std::string_view study, std::string_view stratum, std::int64_t block,
                        std::span<const int> lengths);

} // namespace verdict::analysis
