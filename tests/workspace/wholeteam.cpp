#include "tests/workspace/wholeteam.h"

#include "core/journal/publish.h"
#include "core/review/casestore.h"
#include "core/workspace/founding.h"
#include "core/workspace/joining.h"
#include "core/workspace/upkeep.h"

#include <filesystem>
#include <sodium.h>
#include <stdexcept>

namespace verdict::test {
namespace {

constexpr const char *words = "eight or more";

template <class T> T must(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().reason);
    return std::move(*result);
}

void must(const Result<void> &result)
{
    if (!result)
        throw std::runtime_error(result.error().reason);
}

} // namespace

WholeTeam::WholeTeam() : m_clock(std::make_shared<StepClock>(monday()))
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium does not start");
    std::filesystem::create_directory(storeFolder());
    must(foundTeam(folderOf("lead"), "lead", words, *m_clock));
    open("lead");
    must(syncWorkspace(desk("lead").parts(), {"folder:" + storeFolder(), -1, false}, [](int, int) {}, {}));
}

void WholeTeam::open(const std::string &name)
{
    m_desks[name] = must(Workspace::open({folderOf(name), words, nullptr, m_clock}));
}

void WholeTeam::join(const std::string &name, const std::vector<std::string> &roles, const std::string &by)
{
    InviteTerms terms;
    terms.name = name;
    terms.roles = roles;
    const std::string path = folderOf(name + ".invitation");
    must(publish(path, must(inviteMember(desk(by).parts(), terms))));
    must(joinTeam(folderOf(name), path, name, words, *m_clock));
    open(name);
}

void WholeTeam::admit(const std::string &name, const std::vector<std::string> &roles, const std::string &by)
{
    join(name, roles, by);
    for (const auto &request : must(waitingRequests(desk(by).parts())))
        if (request.name == name)
            must(admitMember(desk(by).parts(), request.invitation));
    sync(by);
    sync(name);
}

SyncReport WholeTeam::sync(const std::string &name)
{
    return must(syncWorkspace(desk(name).parts(), {}, [](int, int) {}, {}));
}

void WholeTeam::syncAll()
{
    for (bool moved = true; moved;) {
        moved = false;
        for (const auto &[name, desk] : m_desks) {
            const auto report = sync(name);
            moved = moved || report.sent > 0 || report.received > 0;
        }
    }
}

void WholeTeam::take(const std::string &lines, const std::string &by)
{
    const std::string path = folder() + "/input" + std::to_string(++m_files) + ".jsonl";
    must(publish(path, lines));
    must(ingest(desk(by).parts(), IngestRequest{path, {}, false, {}}, [](std::int64_t, std::int64_t) {}, {}));
}

RouteCounts WholeTeam::route(const std::string &by)
{
    return must(routeAll(desk(by).parts(), [](std::int64_t) {}, {}));
}

std::vector<QueueRow> WholeTeam::queue(const std::string &name)
{
    QueueQuery query;
    query.limit = 1000;
    return must(answerOf(desk(name).queuePage(query))).rows;
}

void WholeTeam::decide(const std::string &name, Token token, const std::string &label)
{
    must(answerOf(desk(name).decide(token, complete(label), {})));
}

Token WholeTeam::decideNext(const std::string &name, const std::string &label)
{
    const auto rows = queue(name);
    if (rows.empty())
        throw std::runtime_error(name + " has nothing to decide");
    decide(name, rows.front().token, label);
    return rows.front().token;
}

void WholeTeam::copyFolder(const std::string &from, const std::string &to)
{
    std::filesystem::copy(folderOf(from), folderOf(to), std::filesystem::copy_options::recursive);
}

void WholeTeam::moveFolder(const std::string &from, const std::string &to)
{
    std::filesystem::rename(folderOf(from), folderOf(to));
}

std::map<Token, std::vector<std::string>> WholeTeam::decisions(const std::string &name)
{
    using Decisions = std::map<Token, std::vector<std::string>>;
    return must(answerOf(desk(name).parts().bulk.submit<Decisions>([](ReadSession &session) -> Result<Decisions> {
        Decisions decisions;
        Statement rows(
            session.database,
            "SELECT a.token, d.event FROM act d JOIN assignment a ON a.id = d.assignment WHERE d.kind IN (0, 1) "
            "AND d.undone = 0 AND d.superseded = 0 ORDER BY a.token, d.hash");
        while (rows.step())
            decisions[Token{static_cast<std::uint32_t>(rows.integer(0))}].push_back(
                readAct(session.database, session.credentials.keys(), rows.integer(1)).decision.label);
        return decisions;
    })));
}

std::string WholeTeam::digest(const std::string &name)
{
    const auto digest = must(digestOfWorkspace(desk(name).parts()));
    return digest.digest + ' ' + digest.projection;
}

std::vector<std::string> WholeTeam::problems(const std::string &name)
{
    return must(verifyWorkspace(desk(name).parts(), [](std::int64_t) {}, {})).problems;
}

} // namespace verdict::test
