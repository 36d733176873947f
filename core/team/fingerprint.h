#pragma once

#include "core/case/ids.h"

#include <string>
#include <string_view>
#include <vector>

namespace verdict {

/// Six words (66 bits) that two people compare by voice instead of a key. To make other keys with the same six words
/// takes about 2⁶⁶ attempts.
///
/// The words of SHA-256 over "verdict fingerprint v1", the purpose, and the parts, each behind its length.
std::string fingerprintOf(std::string_view purpose, const std::vector<std::string_view> &parts);

/// The words of one roster key.
std::string fingerprintOf(const LogId &rosterKey);

/// The words of two members' roster keys in one team: the same whoever of the two asks.
std::string fingerprintOf(const TeamId &team, const LogId &one, const LogId &other);

} // namespace verdict
