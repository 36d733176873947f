#include "core/review/gracetime.h"
#include "core/workspace/routing.h"
#include "tests/faults/inspect.h"
#include "tests/support/smallworkspace.h"
#include "tests/support/stepclock.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <map>

using namespace verdict;

namespace {

constexpr std::int64_t year = std::int64_t{365} * 24 * 3600 * 1000;

/// Clocks of all events, log by log in their order.
std::vector<std::vector<std::int64_t>> clocksByLog(const std::string &directory)
{
    Database database(WorkspaceFiles{directory}.database(), Database::Access::Read);
    std::map<std::int64_t, std::vector<std::int64_t>> logs;
    forEachEvent(database, [&](const StoredEvent &stored) {
        const auto body = readBody(stored.event.bodyBytes);
        logs[stored.logRow].push_back(body ? body->clock.ms : -1);
        return true;
    });
    std::vector<std::vector<std::int64_t>> clocks;
    for (auto &[log, times] : logs)
        clocks.push_back(std::move(times));
    return clocks;
}

} // namespace

class ClockBack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eventsNeverRunBackwards();
    void decisionsCanStillBeAmended();
    void undoDoesNotStayOpen();
    void theQueueKeepsItsOrder();
    void cleanup();

private:
    void fill(int first, int cases);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_directory;
    std::shared_ptr<StepClock> m_clock;
    std::unique_ptr<Workspace> m_workspace;
};

void ClockBack::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_directory = m_folder->filePath(QStringLiteral("w")).toStdString();
    m_clock = std::make_shared<StepClock>(Time{SystemClock().now().ms + year});
    foundSmall(m_directory);
    auto opened = openSmall(m_directory, m_clock);
    QVERIFY(opened);
    m_workspace = std::move(*opened);
    fill(0, 6);
}

void ClockBack::cleanup()
{
    m_workspace.reset();
    m_folder.reset();
}

void ClockBack::fill(int first, int cases)
{
    const auto path = m_folder->filePath(QStringLiteral("%1.jsonl").arg(first)).toStdString();
    const auto counts = feed(*m_workspace, writeCases(path, first, cases));
    QVERIFY(counts);
    QCOMPARE(counts->accepted, cases);
    const auto routed = routeAll(m_workspace->parts(), [](auto) {}, {});
    QVERIFY2(routed, routed ? "" : routed.error().reason.c_str());
    QCOMPARE(routed->assigned, cases);
}

void ClockBack::eventsNeverRunBackwards()
{
    const auto rows = waiting(*m_workspace);
    QVERIFY(rows);
    QVERIFY(answerOf(m_workspace->decide(rows->at(0).token, agreeing(), {})));
    m_clock->step(-year);
    QVERIFY(answerOf(m_workspace->decide(rows->at(1).token, agreeing(), {})));
    fill(100, 3);
    m_clock->step(10'000);
    QVERIFY(answerOf(m_workspace->decide(rows->at(2).token, agreeing(), {})));
    m_workspace.reset();
    for (const auto &clocks : clocksByLog(m_directory))
        QVERIFY(std::is_sorted(clocks.begin(), clocks.end()));
    const auto problems = Inspection(m_directory).problems();
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
}

void ClockBack::decisionsCanStillBeAmended()
{
    const auto rows = waiting(*m_workspace);
    QVERIFY(rows);
    QVERIFY(answerOf(m_workspace->decide(rows->at(0).token, agreeing(), {})));
    m_clock->step(-year);
    QVERIFY(answerOf(m_workspace->amend(rows->at(0).token, agreeing(), {})));
}

void ClockBack::undoDoesNotStayOpen()
{
    const auto rows = waiting(*m_workspace);
    QVERIFY(rows);
    const Time decidedAt = m_clock->now();
    QVERIFY(answerOf(m_workspace->decide(rows->at(0).token, agreeing(), {})));
    QVERIFY(answerOf(m_workspace->decide(rows->at(1).token, agreeing(), {})));
    m_clock->step(-5'000);
    QCOMPARE(undoSecondsLeft(decidedAt, 10, m_clock->now()), 10);
    QVERIFY(answerOf(m_workspace->undo(rows->at(0).token)));
    m_clock->step(-year);
    const auto back = answerOf(m_workspace->undo(rows->at(1).token));
    QVERIFY(!back);
    QCOMPARE(back.error().kind, ErrorKind::NotAllowed);
    // A decision that is filed by the clock as it is now has its whole grace, and no more.
    const auto again = answerOf(m_workspace->decide(rows->at(0).token, agreeing(), {}));
    QVERIFY(again);
    QCOMPARE(*again->undoUntil - again->at, 10'000);
    m_clock->step(10'001);
    const auto late = answerOf(m_workspace->undo(rows->at(0).token));
    QVERIFY(!late);
    QCOMPARE(late.error().kind, ErrorKind::NotAllowed);
}

void ClockBack::theQueueKeepsItsOrder()
{
    const auto before = waiting(*m_workspace);
    QVERIFY(before);
    m_clock->step(-year);
    QVERIFY(m_workspace->catchUp());
    const auto after = waiting(*m_workspace);
    QVERIFY(after);
    QCOMPARE(after->size(), before->size());
    for (std::size_t i = 0; i < before->size(); ++i)
        QCOMPARE(after->at(i).token.value, before->at(i).token.value);
    QVERIFY(!answerOf(m_workspace->setAside(before->at(0).token, Time{m_clock->now().ms - 1}, "Ask the bank", {})));
    QVERIFY(answerOf(m_workspace->setAside(before->at(0).token, m_clock->now() + 1000, "Ask the bank", {})));
    QCOMPARE(waiting(*m_workspace)->size(), before->size() - 1);
    m_clock->step(1000);
    QVERIFY(m_workspace->catchUp());
    QCOMPARE(waiting(*m_workspace)->size(), before->size());
}

QTEST_GUILESS_MAIN(ClockBack)

#include "clockback.moc"
