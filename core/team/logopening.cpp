#include "core/team/logopening.h"

#include "core/case/events/fields.h"
#include "core/team/rosterevents.h"

#include <algorithm>
#include <simdjson.h>
#include <sodium.h>

namespace verdict {
namespace {

constexpr std::size_t mostKeys = 100'000;

std::string hexOf(const BoxKey &key) { return toHex(key.data(), key.size()); }

std::optional<Signature> signatureFromHex(const std::string &hex)
{
    Signature signature{};
    std::size_t length = 0;
    if (hex.size() != 2 * signature.size() ||
        sodium_hex2bin(signature.data(), signature.size(), hex.data(), hex.size(), nullptr, &length, nullptr) != 0 ||
        length != signature.size())
        return std::nullopt;
    return signature;
}

BoxedKey readBoxedKey(const simdjson::dom::object &object, PayloadFields &outer)
{
    PayloadFields fields(object);
    BoxedKey key;
    key.log = fields.hex<LogId>("log");
    key.epoch = static_cast<int>(fields.integer("epoch", 1, 1'000'000'000));
    key.to = fields.hex<LogId>("to").bytes;
    key.box = fields.text("box");
    if (!fields.ok())
        outer.fail("keys");
    return key;
}

/// The roles of a member that may own such a log.
bool mayOwn(const Member &member, LogRole role)
{
    switch (role) {
    case LogRole::Team:
    case LogRole::Leads: return member.everHeld.contains(Role::Lead) || member.everHeld.contains(Role::Router);
    case LogRole::ToReviewer: return member.everHeld.contains(Role::Router);
    case LogRole::FromReviewer: return member.everHeld.contains(Role::Reviewer);
    }
    return false;
}

} // namespace

void writeBoxedKeys(JsonWriter &json, const std::vector<BoxedKey> &keys)
{
    json.key("keys").beginArray();
    for (const auto &key : keys)
        json.beginObject()
            .key("log")
            .text(key.log.hex())
            .key("epoch")
            .number(std::int64_t{key.epoch})
            .key("to")
            .text(hexOf(key.to))
            .key("box")
            .text(key.box)
            .endObject();
    json.endArray();
}

Result<std::vector<BoxedKey>> readBoxedKeys(const simdjson::dom::object &payload)
{
    PayloadFields fields(payload);
    std::vector<BoxedKey> keys;
    for (const auto element : fields.array("keys")) {
        simdjson::dom::object object;
        if (element.get(object) != simdjson::SUCCESS || keys.size() == mostKeys) {
            fields.fail("keys");
            break;
        }
        keys.push_back(readBoxedKey(object, fields));
    }
    if (!fields.ok())
        return fields.error();
    return keys;
}

void writeLogOpening(JsonWriter &json, const LogOpening &opening)
{
    json.key("role").text(nameOf(opening.log.role)).key("reviewer").text(opening.log.reviewer.value);
    json.key("rosterKey").text(opening.device.rosterKey.hex()).key("boxKey").text(hexOf(opening.device.boxKey));
    json.key("endorsement").text(toHex(opening.endorsement.data(), opening.endorsement.size()));
    writeBoxedKeys(json, opening.keys);
    if (opening.continues) {
        json.key("continues");
        writeHeads(json, {*opening.continues});
    }
}

Result<LogOpening> readLogOpening(const LogId &log, const simdjson::dom::object &payload)
{
    PayloadFields fields(payload);
    LogOpening opening;
    const auto role = logRoleFromName(fields.text("role"));
    if (!role)
        fields.fail("role");
    opening.log = {log, role.value_or(LogRole::Team), MemberId{fields.text("member")},
                   MemberId{fields.text("reviewer")}};
    opening.device = {fields.hex<LogId>("rosterKey"), fields.hex<LogId>("boxKey").bytes, false};
    const auto endorsement = signatureFromHex(fields.text("endorsement"));
    if (!endorsement)
        fields.fail("endorsement");
    opening.endorsement = endorsement.value_or(Signature{});
    if (!fields.ok())
        return fields.error();
    auto keys = readBoxedKeys(payload);
    if (!keys)
        return keys.error();
    opening.keys = std::move(*keys);
    if (!fields.has("continues"))
        return opening;
    const auto continues = readHeads(payload, "continues");
    if (!continues || continues->size() != 1)
        return Error{ErrorKind::Damaged, "A log's first entry names what it continues in another form."};
    opening.continues = continues->front();
    return opening;
}

std::vector<BoxedKey> boxesFor(const std::vector<Recipient> &audience, const LogId &log, int epoch,
                               const AudienceKey &key)
{
    std::vector<BoxedKey> boxes;
    for (const auto &recipient : audience)
        boxes.push_back({log, epoch, recipient.boxKey, sealKeyFor(recipient.boxKey, key.bytes)});
    return boxes;
}

LogStanding standingOf(const LogOpening &opening, const Roster &roster)
{
    const auto &log = opening.log;
    const std::string text = endorsementText(nameOf(log.role), log.id, log.author, log.reviewer);
    if (!verifySignature(opening.device.rosterKey, std::string_view(text), opening.endorsement))
        return LogStanding::Void;
    const Member *owner = roster.ownerOf(opening.device.rosterKey);
    if (!owner)
        return LogStanding::Waiting;
    if (owner->id != log.author)
        return LogStanding::Void;
    return mayOwn(*owner, log.role) ? LogStanding::Valid : LogStanding::Waiting;
}

} // namespace verdict
