#pragma once

#include "core/case/clock.h"
#include "core/case/result.h"
#include "core/team/identity.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace verdict {

using InvitationId = std::array<std::uint8_t, 16>;

/// What a lead hands to somebody who is to join: whom, as what, until when, where the team meets, and a secret that
/// proves that the answer comes from whoever got the file.
struct Invitation {
    TeamId team;
    InvitationId id{};
    std::array<std::uint8_t, 32> secret{};
    std::string memberName;          ///< suggested; who joins may choose another
    std::vector<Role> roles;         ///< at least one, each once
    std::vector<std::string> skills; ///< at most 50, each once
    int tier = 1;                    ///< 1 = junior to 3
    Time expires;
    std::string store; ///< "folder:PATH" or "postgresql://…", without a password; empty where it is told apart
    MemberId inviter;
    std::string inviterName;
    LogId inviterRosterKey;

    friend bool operator==(const Invitation &, const Invitation &) = default;
};

/// Draws the id and the secret.
void drawSecrets(Invitation &invitation);

/// What the inviter's roster key signs: a version line and the invitation as JSON in one fixed form.
std::string signedText(const Invitation &invitation);

/// The invitation as a JSON file, signed; `inviter` is the key that inviterRosterKey names.
std::string writeInvitation(const Invitation &invitation, const LogKey &inviter);

/// Reads an invitation strictly. BadInput with every field and reason (unknown and missing ones, limits, a store
/// address with a password), or because the signature does not fit. Says nothing of whether it expired.
Result<Invitation> readInvitation(std::string_view json);

/// Nothing wrong, or NotAllowed with the sentence that the invitation has expired.
Result<void> checkNotExpired(const Invitation &invitation, Time now);

} // namespace verdict
