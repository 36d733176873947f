#include "core/team/joinrequest.h"

#include "core/case/jsonwriter.h"
#include "core/case/prettyjson.h"
#include "core/team/documentfields.h"
#include "core/team/fingerprint.h"

#include <cassert>
#include <sodium.h>

namespace verdict {
namespace {

using namespace teamdocument;

constexpr std::string_view mark = "verdict-join-request";
constexpr std::string_view provenPrefix = "verdict join request v1\n";

template <std::size_t N> std::string hexOf(const std::array<std::uint8_t, N> &bytes)
{
    return toHex(bytes.data(), bytes.size());
}

void write(JsonWriter &json, const DeviceIdentity &device)
{
    json.beginObject().key("rosterKey").text(device.rosterKey.hex());
    json.key("boxKey").text(hexOf(device.boxKey)).endObject();
}

/// All members but the proofs, without the closing brace.
JsonWriter begun(const JoinRequest &request)
{
    JsonWriter json;
    json.beginObject().key("kind").text(mark).key("version").number(std::int64_t{1});
    json.key("invitation").text(hexOf(request.invitation)).key("name").text(request.name).key("device");
    write(json, request.device);
    if (request.recovery)
        write(json.key("recovery"), *request.recovery);
    json.key("at").text(toIso(request.at)).key("secondDevice").boolean(request.secondDevice);
    return json;
}

std::array<std::uint8_t, 32> macOf(std::string_view text, const std::array<std::uint8_t, 32> &secret)
{
    std::array<std::uint8_t, 32> mac{};
    crypto_generichash(mac.data(), mac.size(), reinterpret_cast<const unsigned char *>(text.data()), text.size(),
                       secret.data(), secret.size());
    return mac;
}

DeviceIdentity readDevice(JsonObjectReader &reader)
{
    DeviceIdentity device;
    readHex(reader, "rosterKey", device.rosterKey.bytes);
    readHex(reader, "boxKey", device.boxKey);
    return device;
}

void readMembers(JsonObjectReader &reader, JoinRequest &request)
{
    readMark(reader, "kind", mark);
    readVersion(reader);
    readHex(reader, "invitation", request.invitation);
    readName(reader, "name", request.name);
    reader.require("device");
    reader.object("device", [&](JsonObjectReader &device) { request.device = readDevice(device); });
    reader.object("recovery", [&](JsonObjectReader &device) { request.recovery = readDevice(device); });
    readTime(reader, "at", request.at);
    reader.require("secondDevice");
    reader.boolean("secondDevice", request.secondDevice);
    readHex(reader, "mac", request.mac);
    readHex(reader, "signature", request.signature);
}

Error refusal(const std::string &why) { return {ErrorKind::BadInput, why}; }

Result<void> checkProofs(const JoinRequest &request, const Invitation &invitation)
{
    const std::string text = provenText(request, invitation.team);
    if (sodium_memcmp(macOf(text, invitation.secret).data(), request.mac.data(), request.mac.size()) != 0)
        return refusal("This request was not made with the invitation for " + invitation.memberName +
                       ", or it was changed on its way. Ask for it again.");
    if (!verifySignature(request.device.rosterKey, std::string_view(text), request.signature))
        return refusal("The request of " + request.name + " is not signed by the key it brings. Ask for it again.");
    return {};
}

Result<void> checkKeys(const JoinRequest &request)
{
    const bool usable =
        isUsableBoxKey(request.device.boxKey) && (!request.recovery || isUsableBoxKey(request.recovery->boxKey));
    if (!usable)
        return refusal("The request of " + request.name +
                       " brings a box key that everybody can open. Do not admit it.");
    if (request.recovery &&
        (request.recovery->rosterKey == request.device.rosterKey || request.recovery->boxKey == request.device.boxKey))
        return refusal("The request of " + request.name +
                       " brings the same keys for the machine and for its recovery kit. Ask for it again.");
    return {};
}

} // namespace

DeviceIdentity identityOf(const DeviceKeys &keys) { return {keys.roster.id(), keys.boxPublic}; }

std::string provenText(const JoinRequest &request, const TeamId &team)
{
    return std::string(provenPrefix) + team.hex() + '\n' + begun(request).endObject().bytes();
}

void prove(JoinRequest &request, const Invitation &invitation, const LogKey &roster)
{
    assert(roster.id() == request.device.rosterKey);
    const std::string text = provenText(request, invitation.team);
    request.mac = macOf(text, invitation.secret);
    request.signature = roster.sign(std::string_view(text));
}

std::string writeJoinRequest(const JoinRequest &request)
{
    JsonWriter json = begun(request);
    json.key("mac").text(hexOf(request.mac)).key("signature").text(hexOf(request.signature)).endObject();
    return prettyJson(json.bytes());
}

Result<JoinRequest> readJoinRequest(std::string_view json)
{
    JoinRequest request;
    const auto read =
        readDocument("join request", json, [&](JsonObjectReader &reader) { readMembers(reader, request); });
    if (!read)
        return read.error();
    return request;
}

Result<void> checkRequest(const JoinRequest &request, const Invitation &invitation, Time now)
{
    if (request.invitation != invitation.id)
        return refusal("This request answers another invitation than the one for " + invitation.memberName + '.');
    if (auto inTime = checkNotExpired(invitation, now); !inTime)
        return inTime;
    if (auto proven = checkProofs(request, invitation); !proven)
        return proven;
    return checkKeys(request);
}

std::string sixWords(const JoinRequest &request, const Invitation &invitation)
{
    const std::string invited = signedText(invitation);
    const std::string asked = provenText(request, invitation.team);
    return fingerprintOf("admission", {invited, asked});
}

} // namespace verdict
