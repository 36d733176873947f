#pragma once

#include "core/team/joinrequest.h"

namespace verdict {

/// Keys that are the same in every run.
inline DeviceKeys deviceNumber(std::uint8_t number)
{
    LogKey::Seed seed{};
    seed.fill(number);
    std::array<std::uint8_t, 32> box{};
    box.fill(static_cast<std::uint8_t>(number + 1));
    return DeviceKeys::fromSecrets(seed, box);
}

/// Ada (device 1) invites Ben.
inline Invitation adaInvitesBen()
{
    Invitation invitation;
    invitation.team.bytes.fill(0xab);
    invitation.id.fill(0x11);
    invitation.secret.fill(0x22);
    invitation.memberName = "Ben Ólafsson";
    invitation.roles = {Role::Reviewer, Role::Lead};
    invitation.skills = {"dermatology", "german"};
    invitation.tier = 2;
    invitation.expires = *fromIso("2026-11-29T09:30:00.000Z");
    invitation.store = "postgresql://ben@db.example.org:5432/verdict?sslmode=verify-full";
    invitation.inviterRosterKey = deviceNumber(1).roster.id();
    invitation.inviter = memberIdOf(invitation.inviterRosterKey);
    invitation.inviterName = "Ada";
    return invitation;
}

/// Ben (device 3, kit 5) answers.
inline JoinRequest benAnswers(const Invitation &invitation = adaInvitesBen())
{
    JoinRequest request;
    request.invitation = invitation.id;
    request.name = "Ben";
    request.device = identityOf(deviceNumber(3));
    request.recovery = identityOf(deviceNumber(5));
    request.at = *fromIso("2026-11-23T08:00:00.000Z");
    prove(request, invitation, deviceNumber(3).roster);
    return request;
}

} // namespace verdict
