#pragma once

#include "core/case/jsonwriter.h"
#include "core/case/result.h"
#include "core/case/simdjsonfwd.h"
#include "core/team/roster.h"

#include <string_view>

namespace verdict {

/// "team.founded", "member.admitted", "member.changed", "device.added", "member.revoked" or "router.named".
const char *typeOf(const RosterChange &change);
/// Whether events of this type change the roster.
bool isRosterType(std::string_view type);
/// All types that change the roster, for folds.
std::vector<std::string> rosterTypes();

/// Writes the fields after type, case, at and member; the founding itself is an opening (core/team/logopening.h).
void writeRosterChange(JsonWriter &json, const RosterChange &change, const std::vector<HeldHead> &seen);

/// What an event says of the roster.
struct RosterSaying {
    RosterChange change;
    std::vector<HeldHead> seen;
};

/// Reads the payload of an event of one of these types. Caps: 1,000 heads, 100 devices, 100 skills.
Result<RosterSaying> readRosterChange(std::string_view type, const simdjson::dom::object &payload);

/// Writes "after": what must be held before the event counts, the farthest head of each log other than its own.
void writeAfter(JsonWriter &json, const LogId &own, std::vector<HeldHead> heads);

/// Reads and writes a list of heads: [[log, seq, hash], …].
void writeHeads(JsonWriter &json, const std::vector<HeldHead> &heads);
Result<std::vector<HeldHead>> readHeads(const simdjson::dom::object &payload, std::string_view key);

} // namespace verdict
