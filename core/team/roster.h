#pragma once

#include "core/case/clock.h"
#include "core/team/identity.h"
#include "core/team/keyring.h"

#include <map>
#include <optional>
#include <set>
#include <variant>
#include <vector>

namespace verdict {

/// A place in a log that somebody held: everything up to it was known.
struct HeldHead {
    LogId log;
    std::int64_t seq = 0;
    EventHash hash;

    friend auto operator<=>(const HeldHead &, const HeldHead &) = default;
};

/// Where a revocation ends the logs of a member or device; a log that is not named ends before its first event.
using LogEnds = std::map<LogId, HeldHead>;

/// A device of a member: one that works, or the recovery kit in its drawer.
struct Device {
    LogId rosterKey; ///< endorses the device's log keys
    BoxKey boxKey{}; ///< audience keys are sealed to it
    bool recovery = false;

    friend bool operator==(const Device &, const Device &) = default;
};

/// What a lead states of a member.
struct MemberTerms {
    std::string name;
    std::vector<Role> roles;
    std::vector<std::string> skills;
    int tier = 1; ///< 1 = junior to 3

    friend bool operator==(const MemberTerms &, const MemberTerms &) = default;
};

/// A member as the roster tells it.
struct Member {
    MemberId id;
    MemberTerms terms;
    std::set<Role> everHeld; ///< roles held at any time: what was done in them stays valid
    std::vector<Device> devices;
    std::optional<LogEnds> revoked;          ///< set once the membership ended
    std::map<LogId, LogEnds> revokedDevices; ///< by roster key: a lost or stolen device

    [[nodiscard]] bool is(Role role) const;
};

/// Changes of the roster, each the content of one event in a team log.
namespace rosterchange {

struct Founded {
    MemberId founder;
    Device device;
};
struct Admitted {
    MemberId member;
    MemberTerms terms;
    std::vector<Device> devices;
    std::string invitation; ///< hexadecimal digits; an invitation admits once
};
struct Changed {
    MemberId member;
    MemberTerms terms;
};
struct DeviceAdded {
    MemberId member;
    Device device;
    std::string invitation;
};
/// Ends a membership, or takes single devices from it.
struct Revoked {
    MemberId member;
    std::vector<LogId> devices; ///< roster keys; empty = the member
    std::vector<HeldHead> accepted;
};
struct RouterNamed {
    MemberId member;
};

} // namespace rosterchange

using RosterChange = std::variant<rosterchange::Founded, rosterchange::Admitted, rosterchange::Changed,
                                  rosterchange::DeviceAdded, rosterchange::Revoked, rosterchange::RouterNamed>;

/// An event of a team log that changes the roster.
struct RosterEvent {
    EventHash hash;
    LogId log;
    std::int64_t seq = 0;
    LogId signer;               ///< roster key of the device that owns the log
    std::vector<HeldHead> seen; ///< team logs as the signer held them: what came before this change
    RosterChange change;
};

/// One recipient of an audience key.
struct Recipient {
    MemberId member;
    BoxKey boxKey{};

    friend auto operator<=>(const Recipient &, const Recipient &) = default;
};

/// Who belongs to the team, as a pure function of the set of roster events.
struct Roster {
    std::map<MemberId, Member> members;
    std::optional<MemberId> router; ///< the one who routes now; nothing = nobody

    [[nodiscard]] const Member *find(const MemberId &id) const;
    /// The member to whom a roster key belongs; nullptr if nobody's was ever admitted.
    [[nodiscard]] const Member *ownerOf(const LogId &rosterKey) const;
    /// Where a revocation ends a log of the device with this roster key; nothing if no revocation touches it.
    [[nodiscard]] std::optional<LogEnds> endsOf(const LogId &rosterKey) const;
    /// Who may read what is written from now on to a log: devices in a fixed order, revoked members left out.
    [[nodiscard]] std::vector<Recipient> audienceOf(LogRole role, const MemberId &author,
                                                    const MemberId &reviewer) const;
    /// Members that are not revoked and hold a role, by id.
    [[nodiscard]] std::vector<const Member *> holding(Role role) const;
};

/// Builds the roster. The same events give the same roster in whatever order they come.
///
/// Changes apply in causal order (within a log by seq, across logs by what each names as seen), concurrent ones by
/// hash; only those of somebody who is a lead at that point count. A revocation ends logs at the heads it accepts,
/// whenever it becomes known, so that nobody gains by dating something back; several of one member add up to the
/// farthest heads. Where leads revoke one another, the one admitted earlier prevails.
Roster rosterOf(std::vector<RosterEvent> events);

} // namespace verdict
