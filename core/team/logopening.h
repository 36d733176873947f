#pragma once

#include "core/case/jsonwriter.h"
#include "core/case/result.h"
#include "core/case/simdjsonfwd.h"
#include "core/team/roster.h"

namespace verdict {

/// An audience key of one epoch, sealed to one device.
struct BoxedKey {
    LogId log; ///< the log that the key opens
    int epoch = 1;
    BoxKey to{};
    std::string box; ///< hexadecimal digits (core/team/identity.h)
};

/// The first event of a log, whose payload everybody may read: what the log is, who vouches for it, who may open it.
struct LogOpening {
    LogInfo log;
    Device device;                     ///< whose roster key endorses the log
    Signature endorsement{};           ///< over endorsementText()
    std::vector<BoxedKey> keys;        ///< of the first epoch
    std::optional<HeldHead> continues; ///< the log of the same member that this one carries on
};

inline constexpr std::string_view teamFoundedType = "team.founded";
inline constexpr std::string_view logOpenedType = "log.opened";
inline constexpr std::string_view keysRenewedType = "keys.renewed"; ///< the log's next epoch, for a changed audience
inline constexpr std::string_view keysGrantedType =
    "keys.granted"; ///< older keys of logs that the granting member can open, for one member

/// Writes the fields after type, case, at and member.
void writeLogOpening(JsonWriter &json, const LogOpening &opening);
/// Reads the opening of the log with this id. Damaged if a field is missing or of another form.
Result<LogOpening> readLogOpening(const LogId &log, const simdjson::dom::object &payload);

/// Writes and reads the boxes of keys.renewed and keys.granted: [{"log","epoch","to","box"}, …] under "keys".
void writeBoxedKeys(JsonWriter &json, const std::vector<BoxedKey> &keys);
Result<std::vector<BoxedKey>> readBoxedKeys(const simdjson::dom::object &payload);

/// Seals one epoch's key to each device of an audience.
std::vector<BoxedKey> boxesFor(const std::vector<Recipient> &audience, const LogId &log, int epoch,
                               const AudienceKey &key);

/// What the roster says of a log.
enum class LogStanding {
    Valid,
    Waiting, ///< its author, or the author's right to such a log, is not known (yet)
    Void,    ///< its endorsement is wrong, or names somebody else's device
};

/// Judges a log by its opening; where a revocation ends it is a second question (Roster::endsOf).
LogStanding standingOf(const LogOpening &opening, const Roster &roster);

} // namespace verdict
