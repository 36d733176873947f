#include "core/team/roster.h"

#include <algorithm>
#include <tuple>

namespace verdict {
namespace {

using namespace rosterchange;

constexpr std::size_t unknown = static_cast<std::size_t>(-1);

/// Puts events into causal order; concurrent ones by hash. Events that name something that is not held are left out.
std::vector<RosterEvent> inCausalOrder(std::vector<RosterEvent> events)
{
    std::sort(events.begin(), events.end(), [](const RosterEvent &a, const RosterEvent &b) {
        return std::tie(a.seq, a.hash) < std::tie(b.seq, b.hash);
    });
    std::map<LogId, std::vector<std::size_t>> byLog;
    for (std::size_t i = 0; i < events.size(); ++i)
        byLog[events[i].log].push_back(i);
    std::vector<bool> done(events.size(), false);
    const auto doneUpTo = [&](const LogId &log, std::int64_t seq) {
        const auto found = byLog.find(log);
        return found == byLog.end() || std::all_of(found->second.begin(), found->second.end(),
                                                   [&](std::size_t i) { return events[i].seq > seq || done[i]; });
    };
    const auto isReady = [&](const RosterEvent &event) {
        return doneUpTo(event.log, event.seq - 1) &&
               std::all_of(event.seen.begin(), event.seen.end(),
                           [&](const HeldHead &head) { return head.log == event.log || doneUpTo(head.log, head.seq); });
    };
    std::vector<RosterEvent> ordered;
    for (;;) {
        std::size_t next = unknown;
        for (std::size_t i = 0; i < events.size(); ++i)
            if (!done[i] && (next == unknown || events[i].hash < events[next].hash) && isReady(events[i]))
                next = i;
        if (next == unknown)
            return ordered;
        done[next] = true;
        ordered.push_back(events[next]);
    }
}

/// A revocation with the rank of who signed it: the order in which members were admitted.
struct Revocation {
    std::size_t seniority = 0;
    RosterEvent event;
};

/// Where revocations end logs: of whole members, and of single devices by roster key.
struct Cuts {
    std::map<MemberId, LogEnds> members;
    std::map<LogId, LogEnds> devices;

    [[nodiscard]] bool isCut(const MemberId &member, const RosterEvent &event) const
    {
        const auto byMember = members.find(member);
        const auto byDevice = devices.find(event.signer);
        return (byMember != members.end() && isBeyond(byMember->second, event)) ||
               (byDevice != devices.end() && isBeyond(byDevice->second, event));
    }

private:
    static bool isBeyond(const LogEnds &ends, const RosterEvent &event)
    {
        const auto end = ends.find(event.log);
        return end == ends.end() || event.seq > end->second.seq;
    }
};

/// One pass over the changes in causal order. Revocations in `cuts` hold from the start; `effective` are those that
/// their signers had the right to.
class Pass {
public:
    /// `lenient`: whoever was ever a lead may revoke, so that nobody escapes by first demoting the lead who would.
    Pass(Cuts cuts, bool lenient) : m_cuts(std::move(cuts)), m_lenient(lenient) {}

    void apply(const RosterEvent &event)
    {
        if (const auto *founded = std::get_if<Founded>(&event.change))
            return found(event, *founded);
        const Member *signer = roster.ownerOf(event.signer);
        if (signer && mayChange(*signer, event) && !m_cuts.isCut(signer->id, event))
            std::visit([&](const auto &change) { take(event, *signer, change); }, event.change);
    }

    Roster roster;
    std::vector<Revocation> effective;

private:
    [[nodiscard]] bool mayChange(const Member &signer, const RosterEvent &event) const
    {
        if (m_lenient && std::holds_alternative<Revoked>(event.change))
            return signer.everHeld.contains(Role::Lead);
        return signer.is(Role::Lead);
    }

    void found(const RosterEvent &event, const Founded &founded)
    {
        if (!roster.members.empty() || founded.device.rosterKey != event.signer)
            return;
        Member &founder = roster.members[founded.founder];
        founder.id = founded.founder;
        founder.terms.roles = {Role::Lead, Role::Router, Role::Reviewer};
        founder.everHeld = {Role::Lead, Role::Router, Role::Reviewer};
        founder.devices = {founded.device};
        roster.router = founded.founder;
        m_order.push_back(founded.founder);
    }

    bool spend(const std::string &invitation) { return invitation.empty() || m_spent.insert(invitation).second; }

    [[nodiscard]] bool isKnown(const Device &device) const { return roster.ownerOf(device.rosterKey) != nullptr; }

    void take(const RosterEvent &, const Member &, const Founded &) {}

    void take(const RosterEvent &, const Member &, const Admitted &admitted)
    {
        const auto isTaken = [this](const Device &device) { return isKnown(device); };
        if (roster.members.contains(admitted.member) ||
            std::any_of(admitted.devices.begin(), admitted.devices.end(), isTaken) || !spend(admitted.invitation))
            return;
        Member &member = roster.members[admitted.member];
        member.id = admitted.member;
        member.devices = admitted.devices;
        setTerms(member, admitted.terms);
        m_order.push_back(admitted.member);
    }

    void take(const RosterEvent &, const Member &, const Changed &changed)
    {
        const auto found = roster.members.find(changed.member);
        if (found == roster.members.end() || found->second.revoked)
            return;
        setTerms(found->second, changed.terms);
        if (roster.router == changed.member && !found->second.is(Role::Router) && !found->second.is(Role::Lead))
            roster.router.reset();
    }

    void take(const RosterEvent &, const Member &, const DeviceAdded &added)
    {
        const auto found = roster.members.find(added.member);
        if (found != roster.members.end() && !found->second.revoked && !isKnown(added.device) &&
            spend(added.invitation))
            found->second.devices.push_back(added.device);
    }

    void take(const RosterEvent &event, const Member &signer, const Revoked &revoked)
    {
        const auto rank = std::find(m_order.begin(), m_order.end(), signer.id) - m_order.begin();
        effective.push_back({static_cast<std::size_t>(rank), event});
        const auto found = roster.members.find(revoked.member);
        if (found == roster.members.end())
            return;
        for (const auto &device : revoked.devices)
            if (const auto cut = m_cuts.devices.find(device); cut != m_cuts.devices.end())
                found->second.revokedDevices[device] = cut->second;
        const auto cut = m_cuts.members.find(revoked.member);
        if (!revoked.devices.empty() || cut == m_cuts.members.end())
            return;
        found->second.revoked = cut->second;
        found->second.terms.roles.clear();
        if (roster.router == revoked.member)
            roster.router.reset();
    }

    void take(const RosterEvent &, const Member &, const RouterNamed &named)
    {
        const auto found = roster.members.find(named.member);
        if (found == roster.members.end() || found->second.revoked ||
            (!found->second.is(Role::Router) && !found->second.is(Role::Lead)))
            return;
        roster.router = named.member;
        found->second.everHeld.insert(Role::Router);
    }

    static void setTerms(Member &member, const MemberTerms &terms)
    {
        member.terms = terms;
        member.everHeld.insert(terms.roles.begin(), terms.roles.end());
    }

    Cuts m_cuts;
    bool m_lenient;
    std::vector<MemberId> m_order; ///< as admitted
    std::set<std::string> m_spent;
};

void extend(LogEnds &ends, const std::vector<HeldHead> &accepted)
{
    for (const auto &head : accepted)
        if (HeldHead &end = ends[head.log]; std::tie(end.seq, end.hash) < std::tie(head.seq, head.hash))
            end = head;
}

/// Where these revocations end whose logs: the senior's first; one whose own log ended before it does not count.
Cuts cutsOf(std::vector<Revocation> revocations, const Roster &roster)
{
    std::sort(revocations.begin(), revocations.end(), [](const Revocation &a, const Revocation &b) {
        return std::tie(a.seniority, a.event.hash) < std::tie(b.seniority, b.event.hash);
    });
    Cuts cuts;
    for (const auto &[seniority, event] : revocations) {
        const Member *signer = roster.ownerOf(event.signer);
        if (!signer || cuts.isCut(signer->id, event))
            continue;
        const auto &revoked = std::get<Revoked>(event.change);
        if (revoked.devices.empty())
            extend(cuts.members[revoked.member], revoked.accepted);
        for (const auto &device : revoked.devices)
            extend(cuts.devices[device], revoked.accepted);
    }
    return cuts;
}

Pass passOver(const std::vector<RosterEvent> &events, Cuts cuts, bool lenient)
{
    Pass pass(std::move(cuts), lenient);
    for (const auto &event : events)
        pass.apply(event);
    return pass;
}

} // namespace

bool Member::is(Role role) const
{
    return std::find(terms.roles.begin(), terms.roles.end(), role) != terms.roles.end();
}

const Member *Roster::find(const MemberId &id) const
{
    const auto found = members.find(id);
    return found == members.end() ? nullptr : &found->second;
}

const Member *Roster::ownerOf(const LogId &rosterKey) const
{
    for (const auto &[id, member] : members)
        for (const auto &device : member.devices)
            if (device.rosterKey == rosterKey)
                return &member;
    return nullptr;
}

std::vector<const Member *> Roster::holding(Role role) const
{
    std::vector<const Member *> list;
    for (const auto &[id, member] : members)
        if (!member.revoked && member.is(role))
            list.push_back(&member);
    return list;
}

std::optional<LogEnds> Roster::endsOf(const LogId &rosterKey) const
{
    const Member *owner = ownerOf(rosterKey);
    if (!owner)
        return std::nullopt;
    if (const auto device = owner->revokedDevices.find(rosterKey); device != owner->revokedDevices.end())
        return device->second;
    return owner->revoked;
}

std::vector<Recipient> Roster::audienceOf(LogRole role, const MemberId &author, const MemberId &reviewer) const
{
    std::vector<Recipient> audience;
    for (const auto &[id, member] : members) {
        const bool leads = member.is(Role::Lead) || router == id;
        const bool reads =
            role == LogRole::Team || leads || id == author || (role == LogRole::ToReviewer && id == reviewer);
        if (member.revoked || !reads)
            continue;
        for (const auto &device : member.devices)
            if (!member.revokedDevices.contains(device.rosterKey))
                audience.push_back({id, device.boxKey});
    }
    std::sort(audience.begin(), audience.end());
    return audience;
}

Roster rosterOf(std::vector<RosterEvent> events)
{
    const auto ordered = inCausalOrder(std::move(events));
    Pass pass = passOver(ordered, {}, true);
    // Each round drops those revocations whose signers lost the right to them by another one.
    for (std::size_t before = pass.effective.size() + 1; pass.effective.size() < before;) {
        before = pass.effective.size();
        pass = passOver(ordered, cutsOf(pass.effective, pass.roster), false);
    }
    return std::move(pass.roster);
}

} // namespace verdict
