#include "core/team/invitation.h"

#include "core/case/jsonwriter.h"
#include "core/case/prettyjson.h"
#include "core/team/documentfields.h"
#include "core/team/storeurl.h"

#include <algorithm>
#include <cassert>
#include <sodium.h>

namespace verdict {
namespace {

using namespace teamdocument;

constexpr std::string_view mark = "verdict-invitation";
constexpr std::string_view signedPrefix = "verdict invitation v1\n";
constexpr std::size_t mostSkills = 50;
constexpr int lowestTier = 1;
constexpr int highestTier = 3;

template <std::size_t N> std::string hexOf(const std::array<std::uint8_t, N> &bytes)
{
    return toHex(bytes.data(), bytes.size());
}

/// All members but the signature, without the closing brace.
JsonWriter begun(const Invitation &invitation)
{
    JsonWriter json;
    json.beginObject().key("kind").text(mark).key("version").number(std::int64_t{1});
    json.key("team").text(invitation.team.hex()).key("id").text(hexOf(invitation.id));
    json.key("secret").text(hexOf(invitation.secret)).key("name").text(invitation.memberName);
    json.key("roles").beginArray();
    for (const Role role : invitation.roles)
        json.text(nameOf(role));
    json.endArray().key("skills").beginArray();
    for (const auto &skill : invitation.skills)
        json.text(skill);
    json.endArray().key("tier").number(std::int64_t{invitation.tier});
    json.key("expires").text(toIso(invitation.expires)).key("store").text(invitation.store);
    json.key("inviter").beginObject().key("member").text(invitation.inviter.value);
    json.key("name").text(invitation.inviterName).key("rosterKey").text(invitation.inviterRosterKey.hex()).endObject();
    return json;
}

void readRoles(JsonObjectReader &reader, std::vector<Role> &roles)
{
    std::vector<std::string> names;
    reader.require("roles");
    reader.texts("roles", names);
    if (names.empty() && reader.member("roles"))
        reader.fault("roles", "must name at least one of lead, router, reviewer");
    for (const auto &name : names) {
        const auto role = roleFromName(name);
        if (!role)
            reader.fault("roles", "must be of lead, router, reviewer");
        else if (std::find(roles.begin(), roles.end(), *role) != roles.end())
            reader.fault("roles", "names " + name + " twice");
        else
            roles.push_back(*role);
    }
}

void readSkills(JsonObjectReader &reader, std::vector<std::string> &skills)
{
    reader.require("skills");
    reader.texts("skills", skills);
    if (skills.size() > mostSkills)
        reader.fault("skills", "must be at most 50");
    for (std::size_t i = 0; i < skills.size() && i < mostSkills; ++i) {
        if (const auto fault = faultOfName(skills[i]))
            reader.fault("skills." + std::to_string(i), *fault);
        if (std::find(skills.begin(), skills.begin() + static_cast<std::ptrdiff_t>(i), skills[i]) !=
            skills.begin() + static_cast<std::ptrdiff_t>(i))
            reader.fault("skills." + std::to_string(i), "stands there twice");
    }
}

void readStore(JsonObjectReader &reader, std::string &store)
{
    reader.require("store");
    reader.text("store", store);
    if (const auto fault = faultOfStoreUrl(store); fault && !store.empty())
        reader.fault("store", *fault);
}

void readInviter(JsonObjectReader &reader, Invitation &invitation)
{
    reader.require("member");
    reader.text("member", invitation.inviter.value);
    if (!isMemberId(invitation.inviter.value) && reader.member("member"))
        reader.fault("member", "must be a member's id");
    readName(reader, "name", invitation.inviterName);
    readHex(reader, "rosterKey", invitation.inviterRosterKey.bytes);
}

void readMembers(JsonObjectReader &reader, Invitation &invitation, Signature &signature)
{
    readMark(reader, "kind", mark);
    readVersion(reader);
    readHex(reader, "team", invitation.team.bytes);
    readHex(reader, "id", invitation.id);
    readHex(reader, "secret", invitation.secret);
    readName(reader, "name", invitation.memberName);
    readRoles(reader, invitation.roles);
    readSkills(reader, invitation.skills);
    reader.require("tier");
    reader.integer("tier", invitation.tier, lowestTier, highestTier);
    readTime(reader, "expires", invitation.expires);
    readStore(reader, invitation.store);
    reader.require("inviter");
    reader.object("inviter", [&](JsonObjectReader &inviter) { readInviter(inviter, invitation); });
    readHex(reader, "signature", signature);
}

} // namespace

void drawSecrets(Invitation &invitation)
{
    randombytes_buf(invitation.id.data(), invitation.id.size());
    randombytes_buf(invitation.secret.data(), invitation.secret.size());
}

std::string signedText(const Invitation &invitation)
{
    return std::string(signedPrefix) + begun(invitation).endObject().bytes();
}

std::string writeInvitation(const Invitation &invitation, const LogKey &inviter)
{
    assert(inviter.id() == invitation.inviterRosterKey);
    const std::string text = signedText(invitation);
    JsonWriter json = begun(invitation);
    json.key("signature").text(hexOf(inviter.sign(std::string_view(text)))).endObject();
    return prettyJson(json.bytes());
}

Result<Invitation> readInvitation(std::string_view json)
{
    Invitation invitation;
    Signature signature{};
    const auto read =
        readDocument("invitation", json, [&](JsonObjectReader &reader) { readMembers(reader, invitation, signature); });
    if (!read)
        return read.error();
    const std::string text = signedText(invitation);
    if (!verifySignature(invitation.inviterRosterKey, std::string_view(text), signature))
        return Error{ErrorKind::BadInput, "This invitation was changed after it was signed. Ask " +
                                              invitation.inviterName + " for a new one."};
    return invitation;
}

Result<void> checkNotExpired(const Invitation &invitation, Time now)
{
    if (now <= invitation.expires)
        return {};
    return Error{ErrorKind::NotAllowed, "The invitation of " + invitation.inviterName + " for " +
                                            invitation.memberName + " expired at " + toIso(invitation.expires) +
                                            ". A lead can make a new one."};
}

} // namespace verdict
