#include "core/workspace/config.h"

#include "core/case/events/fields.h"
#include "core/case/jsonwriter.h"
#include "core/journal/publish.h"

#include <filesystem>
#include <simdjson.h>

namespace verdict {
namespace {

constexpr std::int64_t version = 1;

Error damaged(const std::string &why) { return {ErrorKind::Damaged, "The workspace's config.json is damaged: " + why}; }

WrappedKey readKey(PayloadFields &fields)
{
    simdjson::dom::object object;
    if (fields.object()["key"].get(object) != simdjson::SUCCESS) {
        fields.fail("key");
        return {};
    }
    PayloadFields inner(object);
    WrappedKey key;
    key.salt = inner.text("salt");
    key.passes = static_cast<std::uint64_t>(inner.integer("passes", 0, INT64_MAX));
    key.memoryBytes = static_cast<std::uint64_t>(inner.integer("memoryBytes", 0, INT64_MAX));
    key.wrapped = inner.text("wrapped");
    if (!inner.ok())
        fields.fail("key");
    return key;
}

} // namespace

Result<WorkspaceConfig> readConfig(const WorkspaceFiles &files)
{
    const auto bytes = readFile(files.config());
    if (!bytes && bytes.error().kind == ErrorKind::NotFound) {
        const bool known = std::filesystem::exists(files.database());
        return known ? damaged("it is missing.")
                     : Error{ErrorKind::NotFound,
                             "\"" + files.directory +
                                 "\" is not a workspace. \"verdictctl init DIR --name NAME\" makes one."};
    }
    if (!bytes)
        return bytes.error();
    StrictJson json;
    JsonFault fault;
    const auto root = json.parse(*bytes, fault);
    simdjson::dom::object object;
    if (!root || root->get(object) != simdjson::SUCCESS)
        return damaged(fault.reason + ".");
    PayloadFields fields(object);
    if (fields.integer("version", 1, INT64_MAX) > version)
        return damaged("it was written by a newer Verdict, or its version is damaged.");
    WorkspaceConfig config;
    config.team = fields.hex<TeamId>("team");
    config.member.value = fields.text("member");
    config.key = readKey(fields);
    config.recovery = fields.textOr("recovery", "");
    config.store = fields.textOr("store", "");
    config.storeUsed = fields.integerOr("storeUsed", 0) != 0;
    config.lastSynced = fields.integerOr("lastSynced", 0);
    config.delivered = fields.integerOr("delivered", 0);
    config.waitingWords = fields.textOr("waitingWords", "");
    config.retrainCommand = fields.texts("retrainCommand");
    if (!fields.ok())
        return damaged(fields.error().reason);
    return config;
}

Result<void> writeConfig(const WorkspaceFiles &files, const WorkspaceConfig &config)
{
    JsonWriter json;
    json.beginObject().key("version").number(version).key("team").text(config.team.hex());
    json.key("member").text(config.member.value).key("key").beginObject().key("salt").text(config.key.salt);
    json.key("passes").number(static_cast<std::int64_t>(config.key.passes));
    json.key("memoryBytes").number(static_cast<std::int64_t>(config.key.memoryBytes));
    json.key("wrapped").text(config.key.wrapped).endObject();
    json.key("recovery").text(config.recovery).key("store").text(config.store);
    json.key("storeUsed").number(std::int64_t{config.storeUsed ? 1 : 0});
    json.key("lastSynced").number(config.lastSynced).key("delivered").number(config.delivered);
    json.key("waitingWords").text(config.waitingWords).key("retrainCommand").beginArray();
    for (const auto &argument : config.retrainCommand)
        json.text(argument);
    json.endArray().endObject();
    return publish(files.config(), json.bytes() + '\n');
}

} // namespace verdict
