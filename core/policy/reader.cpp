#include "core/policy/reader.h"

#include "core/policy/default.h"
#include "core/policy/parts.h"

#include <algorithm>
#include <limits>
#include <set>
#include <simdjson.h>

namespace verdict {
namespace {

using simdjson::dom::element;

constexpr std::string_view commandReason = "a command is local configuration of one machine and no part of a policy";

std::string below(const std::string &path, std::string_view name)
{
    return path.empty() ? std::string(name) : path + '.' + std::string(name);
}

/// A policy travels to other machines, so nothing in it may look like something to run, whatever its place.
void findCommands(const element &value, const std::string &path, std::vector<JsonFault> &faults)
{
    simdjson::dom::object members;
    simdjson::dom::array items;
    if (!value.get_object().get(members)) {
        for (const auto &[key, member] : members) {
            if (key == "command")
                faults.push_back({below(path, key), std::string(commandReason)});
            findCommands(member, below(path, key), faults);
        }
    } else if (!value.get_array().get(items)) {
        std::size_t index = 0;
        for (const element item : items)
            findCommands(item, below(path, std::to_string(index++)), faults);
    }
}

/// A command is named once, with its own reason, and not again as an unknown field.
void addCommands(const element &root, std::vector<JsonFault> &faults)
{
    std::vector<JsonFault> commands;
    findCommands(root, {}, commands);
    std::set<std::string> named;
    for (const auto &fault : commands)
        named.insert(fault.path);
    std::erase_if(faults, [&](const JsonFault &fault) { return named.contains(fault.path); });
    faults.insert(faults.begin(), commands.begin(), commands.end());
}

bool labelKnown(const DomainRules &rules, const std::string &label)
{
    return rules.labels.empty() || std::any_of(rules.labels.begin(), rules.labels.end(),
                                               [&](const CodeText &known) { return known.code == label; });
}

/// A threshold for a label that the domain does not have would never apply, and nobody would notice.
void checkLabels(const Policy &policy, std::vector<JsonFault> &faults)
{
    for (const auto &[domain, routing] : policy.leads.domains)
        for (const auto &[label, threshold] : routing.thresholds)
            if (!labelKnown(policy.open.of(domain), label))
                faults.push_back({"leads.domains." + domain + ".thresholds." + label,
                                  "is no label of this domain in the open part"});
}

/// Parses, reads the members of the document with `read`, and collects every fault.
template <class ReadMembers> void readDocument(std::string_view json, std::vector<JsonFault> &faults, ReadMembers read)
{
    if (json.size() > maxPolicyBytes) {
        faults.push_back({"", "the policy is larger than 1 MiB"});
        return;
    }
    StrictJson parser;
    JsonFault broken;
    const auto root = parser.parse(json, broken);
    if (!root) {
        faults.push_back(broken);
        return;
    }
    JsonObjectReader reader(*root, {}, faults);
    read(reader);
    reader.refuseOthers();
    addCommands(*root, faults);
}

void readVersion(JsonObjectReader &reader, int &version)
{
    reader.integer("version", version, 1, std::numeric_limits<int>::max());
}

} // namespace

Read<Policy> readPolicy(std::string_view json)
{
    Read<Policy> read{defaultPolicy(), {}};
    Policy &policy = read.value;
    readDocument(json, read.faults, [&](JsonObjectReader &reader) {
        readVersion(reader, policy.version);
        reader.object("open", [&](JsonObjectReader &open) { policyparts::readOpen(open, policy.open); });
        reader.object("leads", [&](JsonObjectReader &leads) { policyparts::readLeads(leads, policy.leads); });
    });
    checkLabels(policy, read.faults);
    return read;
}

Read<OpenPart> readOpenPart(std::string_view json)
{
    Read<OpenPart> read{{1, defaultPolicy().open}, {}};
    readDocument(json, read.faults, [&](JsonObjectReader &reader) {
        reader.require("version");
        reader.require("open");
        readVersion(reader, read.value.version);
        reader.object("open", [&](JsonObjectReader &open) { policyparts::readOpen(open, read.value.policy); });
    });
    return read;
}

Read<LeadsPart> readLeadsPart(std::string_view json)
{
    Read<LeadsPart> read{{1, defaultPolicy().leads}, {}};
    readDocument(json, read.faults, [&](JsonObjectReader &reader) {
        reader.require("version");
        reader.require("leads");
        readVersion(reader, read.value.version);
        reader.object("leads", [&](JsonObjectReader &leads) { policyparts::readLeads(leads, read.value.policy); });
    });
    return read;
}

std::string inWords(const std::vector<JsonFault> &faults)
{
    std::string words;
    for (const auto &[path, reason] : faults)
        words += (words.empty() ? "" : "\n") + (path.empty() ? reason : path + ": " + reason);
    return words;
}

} // namespace verdict
