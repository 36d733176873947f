#include "tests/workspace/soloteam.h"

#include "core/journal/publish.h"
#include "core/workspace/founding.h"

#include <filesystem>
#include <sodium.h>
#include <stdexcept>

namespace verdict::test {
namespace {

constexpr const char *passphrase = "eight or more";

void check(const Result<void> &done)
{
    if (!done)
        throw std::runtime_error(done.error().reason);
}

} // namespace

Time monday() { return *fromIso("2026-11-23T08:00:00Z"); }

std::string recordLine(const std::string &id, const std::string &more, double confidence)
{
    return R"({"id":")" + id + R"(","domain":"d","title":")" + id +
           R"(","labels":["a","b"],"prediction":{"label":"a","confidence":)" + std::to_string(confidence) +
           R"(,"modelVersion":"m1"})" + more + "}\n";
}

SoloTeam::SoloTeam() : m_clock(std::make_shared<StepClock>(monday()))
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium does not start");
    const auto founded = orThrow(foundTeam(files().directory, "Ada Founder", passphrase, *m_clock));
    std::filesystem::rename(founded.recoveryKit, folder() + "/recovery-kit.txt");
    reopen();
}

std::string SoloTeam::folder() const { return m_folder.path().toStdString(); }

WorkspaceFiles SoloTeam::files() const { return {folder() + "/team"}; }

Result<std::unique_ptr<Workspace>> SoloTeam::open(const std::string &words) const
{
    return Workspace::open({files().directory, words, nullptr, m_clock});
}

void SoloTeam::reopen()
{
    m_desk.reset();
    m_desk = orThrow(open(passphrase));
}

IngestReport SoloTeam::take(const std::string &lines, Workspace *through)
{
    const std::string path = folder() + "/input" + std::to_string(++m_inputs) + ".jsonl";
    check(publish(path, lines));
    Workspace &by = through ? *through : *m_desk;
    return orThrow(ingest(by.parts(), IngestRequest{path, {}, false, {}}, [](std::int64_t, std::int64_t) {}, {}));
}

RouteCounts SoloTeam::route(Workspace *through)
{
    Workspace &by = through ? *through : *m_desk;
    return orThrow(routeAll(by.parts(), [](std::int64_t) {}, {}));
}

std::vector<QueueRow> SoloTeam::queue(Workspace *through)
{
    Workspace &by = through ? *through : *m_desk;
    QueueQuery query;
    query.limit = 1000;
    return orThrow(by.queuePage(query)).rows;
}

std::string SoloTeam::titles(Workspace *through)
{
    std::string line;
    for (const auto &row : queue(through))
        line += (line.empty() ? "" : " ") + row.title;
    return line;
}

Token SoloTeam::token(const std::string &title)
{
    for (const auto &row : queue())
        if (row.title == title)
            return row.token;
    throw std::runtime_error("no case \"" + title + "\" waits");
}

Token SoloTeam::bring(const std::string &id, const std::string &more)
{
    take(recordLine(id, more));
    route();
    return token(id);
}

Acknowledged SoloTeam::decide(Token token, const std::string &label)
{
    return orThrow(m_desk->decide(token, complete(label), {}));
}

Decision complete(const std::string &label)
{
    Decision decision;
    decision.label = label;
    if (label != "a")
        decision.reasons = {"evidence-differs"};
    return decision;
}

} // namespace verdict::test
