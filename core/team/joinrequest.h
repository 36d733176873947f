#pragma once

#include "core/team/invitation.h"

#include <optional>

namespace verdict {

/// The public half of a device.
struct DeviceIdentity {
    LogId rosterKey;
    std::array<std::uint8_t, 32> boxKey{};

    friend bool operator==(const DeviceIdentity &, const DeviceIdentity &) = default;
};

/// The public half of these keys.
DeviceIdentity identityOf(const DeviceKeys &keys);

/// The answer to an invitation: the keys that the joining machine made for itself. The private halves stay there.
struct JoinRequest {
    InvitationId invitation{};
    std::string name;
    DeviceIdentity device;
    std::optional<DeviceIdentity> recovery; ///< the kit in a drawer, for founders and leads
    Time at;
    bool secondDevice = false;          ///< another machine of a member who is in the team already
    std::array<std::uint8_t, 32> mac{}; ///< keyed BLAKE2b under the invitation's secret: it answers this invitation
    Signature signature{};              ///< by the new roster key: whoever asks holds it

    friend bool operator==(const JoinRequest &, const JoinRequest &) = default;
};

/// What both proofs are over: a version line, the team, and the request as JSON in one fixed form without its proofs.
std::string provenText(const JoinRequest &request, const TeamId &team);

/// Fills in both proofs. `roster` is the new device's key.
void prove(JoinRequest &request, const Invitation &invitation, const LogKey &roster);

/// The request as a JSON file.
std::string writeJoinRequest(const JoinRequest &request);

/// Reads a request strictly, without checking its proofs. BadInput with every field and reason.
Result<JoinRequest> readJoinRequest(std::string_view json);

/// Whether the request answers this invitation in time and proves it. NotAllowed if the invitation expired; BadInput
/// if it answers another one, was not made with its secret, is not signed by its own key, or brings an unusable key.
Result<void> checkRequest(const JoinRequest &request, const Invitation &invitation, Time now);

/// Six words over all of both documents: equal on both machines exactly if nobody changed either on its way, so two
/// people compare them by voice before the lead admits.
std::string sixWords(const JoinRequest &request, const Invitation &invitation);

} // namespace verdict
