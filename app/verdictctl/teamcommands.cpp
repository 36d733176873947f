#include "app/passphrase/passphrase.h"
#include "app/verdictctl/command.h"
#include "core/journal/publish.h"
#include "core/workspace/joining.h"
#include "core/workspace/members.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace verdict {
namespace {

std::vector<std::string> split(const std::string &text)
{
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const auto comma = std::min(text.find(',', from), text.size());
        if (comma > from)
            parts.push_back(text.substr(from, comma - from));
        from = comma + 1;
    }
    return parts;
}

/// The member that a person means by an id or a name.
Result<MemberId> memberNamed(const WorkspaceParts &parts, const std::string &text)
{
    std::vector<MemberId> found;
    for (const auto &row : teamRows(parts))
        if (row.member.id.value == text || row.member.name == text)
            found.push_back(row.member.id);
    if (found.empty())
        return Error{ErrorKind::NotFound, "There is no member \"" + text + "\". \"verdictctl members\" lists them."};
    if (found.size() > 1)
        return Error{ErrorKind::BadInput, "Several members are called \"" + text + "\". Name one by its id."};
    return found.front();
}

Result<InviteTerms> termsOf(const Arguments &arguments)
{
    InviteTerms terms;
    terms.name = arguments.value("--name").value_or("");
    terms.roles = arguments.list("--role");
    terms.skills = split(arguments.value("--skills").value_or(""));
    const std::string tier = arguments.value("--tier").value_or("1");
    if (tier.size() != 1 || tier[0] < '1' || tier[0] > '3')
        return Error{ErrorKind::BadInput, "A tier is 1 (junior), 2 or 3."};
    terms.tier = tier[0] - '0';
    if (terms.name.empty())
        return Error{ErrorKind::BadInput, "Say whom you invite: --name NAME."};
    if (terms.roles.empty())
        return Error{ErrorKind::BadInput, "Say as what: --role reviewer, lead or router."};
    return terms;
}

Result<void> writeInvitationFile(const std::string &path, const std::string &file)
{
    std::error_code code;
    if (std::filesystem::exists(std::filesystem::symlink_status(path, code)))
        return Error{ErrorKind::BadInput, "\"" + path + "\" exists already; an invitation never overwrites."};
    return publish(path, file);
}

int invite(CommandContext &context, const Arguments &arguments)
{
    auto terms = termsOf(arguments);
    if (!terms)
        return context.output.fail(terms.error());
    const std::string path = arguments.value("-o").value_or("invitation.json");
    return withWorkspace(context, [&](Workspace &workspace) {
        const auto file = inviteMember(workspace.parts(), *terms);
        if (!file)
            return context.output.fail(file.error());
        if (const auto written = writeInvitationFile(path, *file); !written)
            return context.output.fail(written.error());
        JsonWriter json;
        json.beginObject().key("member").null().key("file").text(path).endObject();
        if (context.output.json())
            context.output.document(json);
        context.output.line("Written: " + path + ". Give it to " + terms->name +
                            " over a channel that you trust; it admits once, within seven days.");
        return static_cast<int>(exitDone);
    });
}

int join(CommandContext &context, const Arguments &arguments)
{
    const auto file = arguments.value("--invite");
    if (!file)
        return context.output.fail({ErrorKind::BadInput, "Name the invitation: --invite FILE."});
    const auto passphrase = newPassphrase();
    if (!passphrase)
        return context.output.fail(passphrase.error());
    const auto joined = joinTeam(arguments.operands().front(), *file, arguments.value("--name").value_or(""),
                                 *passphrase, SystemClock());
    if (!joined)
        return context.output.fail(joined.error());
    JsonWriter json;
    json.beginObject().key("member").text(joined->member.value).key("key").text(joined->rosterKey);
    json.key("words").text(joined->sixWords).key("recovery");
    joined->recoveryKit.empty() ? json.null() : json.text(joined->recoveryKit);
    json.endObject();
    if (context.output.json())
        context.output.document(json);
    context.output.line("You asked to join. Read these six words to your lead: " + joined->sixWords);
    context.output.line("Once you are admitted, \"verdictctl sync\" brings your work.");
    if (!joined->recoveryKit.empty())
        context.output.note("Your recovery kit lies in " + joined->recoveryKit +
                            ". Print it, or move it off this machine.");
    return exitDone;
}

int listRequests(CommandContext &context, const std::vector<WaitingRequest> &requests)
{
    for (const auto &request : requests) {
        JsonWriter json;
        json.beginObject().key("invitation").text(request.invitation).key("name").text(request.name);
        json.key("words").text(request.sixWords).key("at").text(toIso(request.at)).endObject();
        if (context.output.json())
            context.output.document(json);
        context.output.line(request.name + " asks to join. Six words: " + request.sixWords);
    }
    if (requests.empty())
        context.output.note("Nobody waits to be admitted.");
    else
        context.output.note("Let them read the words to you, and type them: verdictctl admit WORD WORD WORD WORD WORD "
                            "WORD");
    return exitDone;
}

int admit(CommandContext &context, const Arguments &arguments)
{
    return withWorkspace(context, [&](Workspace &workspace) {
        const auto requests = waitingRequests(workspace.parts());
        if (!requests)
            return context.output.fail(requests.error());
        if (arguments.operands().empty())
            return listRequests(context, *requests);
        std::string words;
        for (const auto &word : arguments.operands())
            words += (words.empty() ? "" : " ") + word;
        const auto meant = std::find_if(requests->begin(), requests->end(), [&](const WaitingRequest &request) {
            return request.sixWords == words || request.invitation == words;
        });
        if (meant == requests->end())
            return context.output.fail({ErrorKind::NotFound,
                                        "Nobody who waits has these six words. Have them read again; if they differ, "
                                        "somebody changed the request or the invitation on its way: do not admit."});
        const auto member = admitMember(workspace.parts(), meant->invitation);
        if (!member)
            return context.output.fail(member.error());
        JsonWriter json;
        json.beginObject().key("member").text(member->value).endObject();
        if (context.output.json())
            context.output.document(json);
        context.output.line(meant->name + " is admitted as " + member->value +
                            ". \"verdictctl sync\" tells the store.");
        return static_cast<int>(exitDone);
    });
}

int members(CommandContext &context, const Arguments &)
{
    return withWorkspace(context, [&](Workspace &workspace) {
        for (const auto &row : teamRows(workspace.parts())) {
            JsonWriter json;
            json.beginObject().key("member").text(row.member.id.value).key("name").text(row.member.name);
            json.key("lead").boolean(row.member.lead).key("router").boolean(row.member.router);
            json.key("reviewer").boolean(row.member.reviewer).key("skills").beginArray();
            for (const auto &skill : row.skills)
                json.text(skill);
            json.endArray().key("tier").number(std::int64_t{row.tier}).key("ended").boolean(row.ended);
            json.key("devices").number(std::int64_t{row.devices}).key("words").text(row.sixWords).endObject();
            if (context.output.json())
                context.output.document(json);
            const std::string roles = std::string(row.member.lead ? " lead" : "") +
                                      (row.member.router ? " router" : "") + (row.member.reviewer ? " reviewer" : "");
            context.output.line(row.member.id.value + "  " + row.member.name + (row.ended ? "  (ended)" : roles));
        }
        return static_cast<int>(exitDone);
    });
}

int onMember(CommandContext &context, const Arguments &arguments, const std::string &done,
             const std::function<Result<void>(WorkspaceParts &, const MemberId &)> &act)
{
    return withWorkspace(context, [&](Workspace &workspace) {
        const auto member = memberNamed(workspace.parts(), arguments.operands().front());
        if (!member)
            return context.output.fail(member.error());
        if (const auto acted = act(workspace.parts(), *member); !acted)
            return context.output.fail(acted.error());
        JsonWriter json;
        json.beginObject().key("member").text(member->value).endObject();
        if (context.output.json())
            context.output.document(json);
        context.output.line(done);
        return static_cast<int>(exitDone);
    });
}

int revoke(CommandContext &context, const Arguments &arguments)
{
    return onMember(context, arguments,
                    "The membership has ended. What was received until now stays; all that comes later is void.",
                    [](WorkspaceParts &parts, const MemberId &member) { return revokeMember(parts, member); });
}

int router(CommandContext &context, const Arguments &arguments)
{
    return onMember(context, arguments, "This member routes from now on.",
                    [](WorkspaceParts &parts, const MemberId &member) { return nameRouterOf(parts, member); });
}

} // namespace

std::vector<Command> teamCommands()
{
    CommandShape inviting;
    inviting.values = {"--name", "--skills", "--tier", "-o"};
    inviting.lists = {"--role"};
    CommandShape joining;
    joining.values = {"--invite", "--name"};
    joining.minOperands = joining.maxOperands = 1;
    CommandShape admitting;
    admitting.maxOperands = 6;
    CommandShape one;
    one.minOperands = one.maxOperands = 1;
    return {
        {"invite", "--name NAME --role ROLE [--role …] [--skills a,b] [--tier 1] [-o FILE]", inviting, invite},
        {"join", "DIR --invite FILE [--name NAME]", joining, join},
        {"admit", "[WORD WORD WORD WORD WORD WORD]", admitting, admit},
        {"members", "", {}, members},
        {"revoke", "MEMBER", one, revoke},
        {"router", "MEMBER", one, router},
    };
}

} // namespace verdict
