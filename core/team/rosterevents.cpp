#include "core/team/rosterevents.h"

#include "core/case/events/fields.h"
#include "core/team/logopening.h"

#include <algorithm>
#include <simdjson.h>

namespace verdict {
namespace {

using namespace rosterchange;

constexpr std::size_t mostHeads = 10'000;
constexpr std::size_t mostListed = 100;

Error malformed(std::string_view key)
{
    return {ErrorKind::Damaged,
            "A journal entry about the team lacks \"" + std::string(key) + "\", or it has another form."};
}

void writeTexts(JsonWriter &json, std::string_view key, const std::vector<std::string> &texts)
{
    json.key(key).beginArray();
    for (const auto &text : texts)
        json.text(text);
    json.endArray();
}

void writeTerms(JsonWriter &json, const MemberTerms &terms)
{
    json.key("name").text(terms.name).key("roles").beginArray();
    for (const auto role : terms.roles)
        json.text(nameOf(role));
    json.endArray();
    writeTexts(json, "skills", terms.skills);
    json.key("tier").number(std::int64_t{terms.tier});
}

void writeDevice(JsonWriter &json, const Device &device)
{
    json.beginObject().key("rosterKey").text(device.rosterKey.hex());
    json.key("boxKey").text(toHex(device.boxKey.data(), device.boxKey.size()));
    json.key("recovery").boolean(device.recovery).endObject();
}

void writeFields(JsonWriter &, const Founded &) {}

void writeFields(JsonWriter &json, const Admitted &admitted)
{
    json.key("admitted").text(admitted.member.value);
    writeTerms(json, admitted.terms);
    json.key("devices").beginArray();
    for (const auto &device : admitted.devices)
        writeDevice(json, device);
    json.endArray().key("invitation").text(admitted.invitation);
}

void writeFields(JsonWriter &json, const Changed &changed)
{
    json.key("changed").text(changed.member.value);
    writeTerms(json, changed.terms);
}

void writeFields(JsonWriter &json, const DeviceAdded &added)
{
    json.key("owner").text(added.member.value).key("device");
    writeDevice(json, added.device);
    json.key("invitation").text(added.invitation);
}

void writeFields(JsonWriter &json, const Revoked &revoked)
{
    json.key("revoked").text(revoked.member.value).key("devices").beginArray();
    for (const auto &device : revoked.devices)
        json.text(device.hex());
    json.endArray().key("accepted");
    writeHeads(json, revoked.accepted);
}

void writeFields(JsonWriter &json, const RouterNamed &named) { json.key("router").text(named.member.value); }

MemberTerms readTerms(PayloadFields &fields)
{
    MemberTerms terms;
    terms.name = fields.text("name");
    for (const auto &name : fields.texts("roles")) {
        const auto role = roleFromName(name);
        if (!role)
            fields.fail("roles");
        else if (std::find(terms.roles.begin(), terms.roles.end(), *role) == terms.roles.end())
            terms.roles.push_back(*role);
    }
    terms.skills = fields.texts("skills");
    terms.tier = static_cast<int>(fields.integer("tier", 1, 3));
    if (terms.skills.size() > mostListed)
        fields.fail("skills");
    return terms;
}

Device readDevice(PayloadFields &fields)
{
    Device device;
    device.rosterKey = fields.hex<LogId>("rosterKey");
    device.boxKey = fields.hex<LogId>("boxKey").bytes;
    // Nothing secret could be sealed to such a key, and nothing at all could be sealed for the others.
    if (!isUsableBoxKey(device.boxKey))
        fields.fail("boxKey");
    bool recovery = false;
    if (fields.object()["recovery"].get(recovery) != simdjson::SUCCESS)
        fields.fail("recovery");
    device.recovery = recovery;
    return device;
}

std::vector<Device> readDevices(PayloadFields &fields)
{
    std::vector<Device> devices;
    for (const auto element : fields.array("devices")) {
        simdjson::dom::object object;
        if (element.get(object) != simdjson::SUCCESS || devices.size() == mostListed) {
            fields.fail("devices");
            return devices;
        }
        PayloadFields inner(object);
        devices.push_back(readDevice(inner));
        if (!inner.ok())
            fields.fail("devices");
    }
    return devices;
}

Device readDeviceUnder(PayloadFields &fields, std::string_view key)
{
    simdjson::dom::object object;
    if (fields.object()[key].get(object) != simdjson::SUCCESS) {
        fields.fail(key);
        return {};
    }
    PayloadFields inner(object);
    Device device = readDevice(inner);
    if (!inner.ok())
        fields.fail(key);
    return device;
}

RosterChange readRevoked(PayloadFields &fields)
{
    Revoked revoked{MemberId{fields.text("revoked")}, {}, {}};
    for (const auto &hex : fields.texts("devices")) {
        const auto key = LogId::fromHex(hex);
        key ? revoked.devices.push_back(*key) : fields.fail("devices");
    }
    auto accepted = readHeads(fields.object(), "accepted");
    if (accepted)
        revoked.accepted = std::move(*accepted);
    else
        fields.fail("accepted");
    return revoked;
}

RosterChange readChange(std::string_view type, PayloadFields &fields)
{
    if (type == "team.founded")
        return Founded{MemberId{fields.text("member")},
                       {fields.hex<LogId>("rosterKey"), fields.hex<LogId>("boxKey").bytes, false}};
    if (type == "member.admitted")
        return Admitted{MemberId{fields.text("admitted")}, readTerms(fields), readDevices(fields),
                        fields.text("invitation")};
    if (type == "member.changed")
        return Changed{MemberId{fields.text("changed")}, readTerms(fields)};
    if (type == "device.added")
        return DeviceAdded{MemberId{fields.text("owner")}, readDeviceUnder(fields, "device"),
                           fields.text("invitation")};
    if (type == "member.revoked")
        return readRevoked(fields);
    return RouterNamed{MemberId{fields.text("router")}};
}

} // namespace

const char *typeOf(const RosterChange &change)
{
    constexpr std::array names{"team.founded", "member.admitted", "member.changed",
                               "device.added", "member.revoked",  "router.named"};
    static_assert(names.size() == std::variant_size_v<RosterChange>);
    return names.at(change.index());
}

std::vector<std::string> rosterTypes()
{
    return {"team.founded", "member.admitted", "member.changed", "device.added", "member.revoked", "router.named"};
}

bool isRosterType(std::string_view type)
{
    const auto types = rosterTypes();
    return std::find(types.begin(), types.end(), type) != types.end();
}

void writeHeads(JsonWriter &json, const std::vector<HeldHead> &heads)
{
    json.beginArray();
    for (const auto &head : heads)
        json.beginArray().text(head.log.hex()).number(head.seq).text(head.hash.hex()).endArray();
    json.endArray();
}

void writeAfter(JsonWriter &json, const LogId &own, std::vector<HeldHead> heads)
{
    std::map<LogId, HeldHead> farthest;
    for (const auto &head : heads)
        if (head.log != own && head.seq > farthest[head.log].seq)
            farthest[head.log] = head;
    std::vector<HeldHead> named;
    for (const auto &[log, head] : farthest)
        if (head.seq > 0)
            named.push_back(head);
    if (named.empty())
        return;
    json.key("after");
    writeHeads(json, named);
}

Result<std::vector<HeldHead>> readHeads(const simdjson::dom::object &payload, std::string_view key)
{
    simdjson::dom::array list;
    if (payload[key].get(list) != simdjson::SUCCESS || list.size() > mostHeads)
        return malformed(key);
    std::vector<HeldHead> heads;
    for (const auto element : list) {
        std::string_view log;
        std::string_view hash;
        HeldHead head;
        const bool sound = element.at(0).get(log) == simdjson::SUCCESS &&
                           element.at(1).get(head.seq) == simdjson::SUCCESS &&
                           element.at(2).get(hash) == simdjson::SUCCESS && head.seq >= 1;
        const auto logId = LogId::fromHex(log);
        const auto headHash = EventHash::fromHex(hash);
        if (!sound || !logId || !headHash)
            return malformed(key);
        head.log = *logId;
        head.hash = *headHash;
        heads.push_back(head);
    }
    return heads;
}

void writeRosterChange(JsonWriter &json, const RosterChange &change, const std::vector<HeldHead> &seen)
{
    std::visit([&](const auto &what) { writeFields(json, what); }, change);
    json.key("seen");
    writeHeads(json, seen);
}

Result<RosterSaying> readRosterChange(std::string_view type, const simdjson::dom::object &payload)
{
    PayloadFields fields(payload);
    RosterSaying saying{readChange(type, fields), {}};
    if (!fields.ok())
        return fields.error();
    if (!fields.has("seen"))
        return saying;
    auto seen = readHeads(payload, "seen");
    if (!seen)
        return seen.error();
    saying.seen = std::move(*seen);
    return saying;
}

} // namespace verdict
