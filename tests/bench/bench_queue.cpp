// The head of a long queue beside one random case; see docs/performance.md.
#include "core/review/casestore.h"
#include "core/review/queuestore.h"
#include "core/routing/folds/assignmentfold.h"
#include "core/workspace/routing.h"
#include "tests/bench/figure.h"
#include "tests/bench/place.h"
#include "tests/bench/sampledata.h"

#include <QCoreApplication>
#include <cstring>
#include <functional>
#include <random>

using namespace verdict;
using namespace verdict::bench;

namespace {

constexpr int rounds = 5;
constexpr int perRound = 2000;

/// The questions of one reviewer's screen, asked on one connection.
class Screen {
public:
    Screen(ReadSession &session, const WorkspaceParts &parts)
        : m_session(session), m_parts(parts), m_policy(parts.policy.get()), m_rows(countRows())
    {
    }

    /// Each time the next case from the head on, as if those before it were decided: none is known from before.
    void openTop()
    {
        QueueQuery query;
        query.limit = 1;
        query.after = m_top;
        const QueuePage page = readQueuePage(m_session, m_policy->open, query);
        m_top = page.next;
        open(page.rows.front().token);
    }

    void openRandom()
    {
        Statement &query = m_session.database.cached("SELECT token FROM assignment WHERE id = ?");
        query.bind(1, randomRow());
        if (!query.step())
            exitWith({ErrorKind::NotFound, "A row of the queue is missing."});
        const Token token{static_cast<std::uint32_t>(query.integer(0))};
        query.reset();
        open(token);
    }

    void pageSomewhere()
    {
        Statement &place = m_session.database.cached("SELECT class, rank, deadline FROM assignment WHERE id = ?");
        const std::int64_t row = randomRow();
        place.bind(1, row);
        place.step();
        QueueQuery query;
        query.after = QueueCursor{static_cast<int>(place.integer(0)), place.integer(1), place.integer(2), row};
        place.reset();
        static_cast<void>(readQueuePage(m_session, m_policy->open, query));
    }

    /// Nothing is due: what a tick costs while time merely passes.
    void idleTick() { static_cast<void>(tick(m_session.database, Time{1})); }

private:
    std::int64_t countRows()
    {
        Statement query(m_session.database, "SELECT max(id) FROM assignment");
        query.step();
        return query.integer(0);
    }

    std::int64_t randomRow() { return 1 + static_cast<std::int64_t>(m_random() % static_cast<std::uint64_t>(m_rows)); }

    void open(Token token)
    {
        const CaseAccess access{m_session.database, m_session.objects, *m_parts.keys, m_policy->open, m_parts.key};
        orExit(readOpenedCase(access, token));
    }

    ReadSession &m_session;
    const WorkspaceParts &m_parts;
    std::shared_ptr<const Policy> m_policy;
    std::mt19937_64 m_random{7};
    std::int64_t m_rows;
    std::optional<QueueCursor> m_top;
};

void compare(Screen &screen, Figure figure, void (Screen::*ours)())
{
    for (int round = 0; round < rounds; ++round) {
        std::vector<double> samples;
        std::vector<double> baseline;
        for (int i = 0; i < perRound; ++i) {
            const double begin = secondsNow();
            (screen.*ours)();
            const double middle = secondsNow();
            screen.openRandom();
            samples.push_back((middle - begin) * 1e6);
            baseline.push_back((secondsNow() - middle) * 1e6);
        }
        figure.addRound(quantile(samples, 0.5), quantile(baseline, 0.5));
    }
    figure.print();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const bool full = argc > 1 && std::strcmp(argv[1], "--full") == 0;
    const std::int64_t cases = full ? 1'000'000 : 100'000;
    const Place place;
    writeCaseFile(place.file("cases.jsonl"), {cases, 1024, 8});
    foundIn(place.file("workspace"));
    const auto workspace = openIn(place.file("workspace"));
    ingestInto(*workspace, place.file("cases.jsonl"));
    orExit(routeAll(
        workspace->parts(), [](std::int64_t) {}, std::stop_token()));
    orExit(workspace->catchUp());
    WorkspaceParts &parts = workspace->parts();
    const std::string of = " of " + std::to_string(cases);
    orExit(answerOf(parts.bulk.submit<bool>([&](ReadSession &session) -> Result<bool> {
        Screen screen(session, parts);
        compare(screen, Figure("top case found and read," + of, "us", 1.5), &Screen::openTop);
        compare(screen, Figure("page of 50 at a random place," + of, "us"), &Screen::pageSomewhere);
        compare(screen, Figure("tick with nothing due," + of, "us"), &Screen::idleTick);
        return true;
    })));
    return 0;
}
