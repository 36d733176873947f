#include "app/verdictctl/command.h"
#include "core/journal/publish.h"
#include "core/policy/writer.h"
#include "core/workspace/policies.h"

#include <charconv>
#include <iostream>
#include <iterator>
#include <sstream>

namespace verdict {
namespace {

Result<std::string> documentAt(const std::string &path)
{
    if (path != "-")
        return readFile(path);
    return std::string(std::istreambuf_iterator<char>(std::cin), {});
}

std::optional<int> versionOf(const std::string &text)
{
    int version = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    return error == std::errc() && end == text.data() + text.size() && version > 0 ? std::optional(version)
                                                                                   : std::nullopt;
}

/// A version of the journal, or a document.
Result<Policy> policyNamed(Workspace &workspace, const std::string &name)
{
    if (const auto version = versionOf(name))
        return policyOfVersion(workspace.parts(), *version);
    const auto document = documentAt(name);
    return document ? checkPolicy(*document) : Result<Policy>(document.error());
}

int show(CommandContext &context, const std::vector<std::string> &words)
{
    return withWorkspace(context, [&](Workspace &workspace) {
        const auto policy = words.size() > 1 ? policyNamed(workspace, words[1]) : policyOfVersion(workspace.parts(), 0);
        if (!policy)
            return context.output.fail(policy.error());
        if (context.output.json())
            context.output.document(writePolicy(*policy));
        std::istringstream lines(writePolicyPretty(*policy));
        for (std::string line; std::getline(lines, line);)
            context.output.line(line);
        return static_cast<int>(exitDone);
    });
}

int check(CommandContext &context, const std::vector<std::string> &words)
{
    if (words.size() != 2)
        return context.output.fail({ErrorKind::BadInput, "Say which document: policy check FILE."});
    const auto document = documentAt(words[1]);
    if (!document)
        return context.output.fail(document.error());
    const auto policy = checkPolicy(*document);
    if (!policy)
        return context.output.fail(policy.error());
    JsonWriter json;
    json.beginObject().key("version").number(std::int64_t{policy->version}).endObject();
    if (context.output.json())
        context.output.document(json);
    context.output.line("The policy can be published.");
    return exitDone;
}

int publish(CommandContext &context, const std::vector<std::string> &words)
{
    if (words.size() != 2)
        return context.output.fail({ErrorKind::BadInput, "Say which document: policy publish FILE."});
    const auto document = documentAt(words[1]);
    const auto policy = document ? checkPolicy(*document) : Result<Policy>(document.error());
    if (!policy)
        return context.output.fail(policy.error());
    return withWorkspace(context, [&](Workspace &workspace) {
        const auto version = publishPolicy(workspace.parts(), *policy);
        if (!version)
            return context.output.fail(version.error());
        JsonWriter json;
        json.beginObject().key("version").number(std::int64_t{*version}).endObject();
        if (context.output.json())
            context.output.document(json);
        context.output.line("Published as version " + std::to_string(*version) +
                            ". Cases routed from now on follow it.");
        return static_cast<int>(exitDone);
    });
}

int history(CommandContext &context)
{
    return withWorkspace(context, [&](Workspace &workspace) {
        const auto versions = policyHistory(workspace.parts());
        if (!versions)
            return context.output.fail(versions.error());
        for (const auto &one : *versions) {
            JsonWriter json;
            json.beginObject()
                .key("version")
                .number(std::int64_t{one.version})
                .key("at")
                .text(toIso(one.at))
                .key("by")
                .text(one.by.value)
                .endObject();
            if (context.output.json())
                context.output.document(json);
            context.output.line(std::to_string(one.version) + "  " + toIso(one.at) + "  " + one.by.value);
        }
        return static_cast<int>(exitDone);
    });
}

int diff(CommandContext &context, const std::vector<std::string> &words)
{
    if (words.size() != 3)
        return context.output.fail({ErrorKind::BadInput, "Name two versions or documents: policy diff A B."});
    return withWorkspace(context, [&](Workspace &workspace) {
        const auto before = policyNamed(workspace, words[1]);
        const auto after = policyNamed(workspace, words[2]);
        if (!before || !after)
            return context.output.fail(before ? after.error() : before.error());
        for (const auto &change : verdict::diff(*before, *after)) {
            JsonWriter json;
            json.beginObject()
                .key("field")
                .text(change.field)
                .key("before")
                .text(change.before)
                .key("after")
                .text(change.after)
                .endObject();
            if (context.output.json())
                context.output.document(json);
            context.output.line(change.field + ": " + change.before + " → " + change.after);
        }
        return static_cast<int>(exitDone);
    });
}

int policy(CommandContext &context, const Arguments &arguments)
{
    const auto &words = arguments.operands();
    if (words[0] == "show")
        return show(context, words);
    if (words[0] == "check")
        return check(context, words);
    if (words[0] == "publish")
        return publish(context, words);
    if (words[0] == "history")
        return history(context);
    if (words[0] == "diff")
        return diff(context, words);
    return context.output.fail({ErrorKind::BadInput, "There is no \"policy " + words[0] +
                                                         "\"; there are show, check, publish, history and diff."});
}

} // namespace

std::vector<Command> policyCommands()
{
    return {{"policy", "show [VERSION] | check FILE | publish FILE | history | diff A B", {{}, {}, {}, 1, 3}, policy}};
}

} // namespace verdict
