#include "core/workspace/routing.h"
#include "tests/support/smallworkspace.h"

#include <QTemporaryDir>
#include <QTest>
#include <thread>

using namespace verdict;

namespace {

constexpr int threads = 4;
constexpr int jobsEach = 25;

Result<bool> note(JournalSession &session, int token)
{
    Statement insert(session.database(), "INSERT OR REPLACE INTO review_note(token, opened_at) VALUES(?, ?)");
    insert.bind(1, token).bind(2, session.now().ms).run();
    return true;
}

Result<std::int64_t> countNotes(ReadSession &session)
{
    Statement &query = session.database.cached("SELECT count(*) FROM review_note");
    query.step();
    return query.integer(0);
}

} // namespace

/// Many threads hand work to the one writer and the readers of a workspace.
class Threads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everySubmitIsAnswered();
    void endingWhileBusyAnswersEverything();
    void cleanup();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

void Threads::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto directory = m_folder->filePath(QStringLiteral("w")).toStdString();
    foundSmall(directory);
    auto opened = openSmall(directory);
    QVERIFY(opened);
    m_workspace = std::move(*opened);
}

void Threads::cleanup()
{
    m_workspace.reset();
    m_folder.reset();
}

void Threads::everySubmitIsAnswered()
{
    auto &parts = m_workspace->parts();
    std::atomic<int> failed = 0;
    std::vector<std::jthread> crowd;
    for (int t = 0; t < threads; ++t)
        crowd.emplace_back([&parts, &failed, t] {
            for (int i = 0; i < jobsEach; ++i) {
                const int token = t * jobsEach + i;
                const auto urgency = i % 2 == 0 ? Writer::Class::Decision : Writer::Class::Bulk;
                const auto written = answerOf(parts.writer.submit<bool>(
                    urgency, [token](JournalSession &session) { return note(session, token); }));
                const auto seen = answerOf(parts.screen.submit<std::int64_t>(countNotes));
                failed += !written || !seen || *seen < i + 1;
            }
        });
    crowd.clear();
    QCOMPARE(failed.load(), 0);
    QCOMPARE(*answerOf(parts.bulk.submit<std::int64_t>(countNotes)), threads * jobsEach);
}

void Threads::endingWhileBusyAnswersEverything()
{
    std::vector<QFuture<Result<bool>>> writes;
    std::vector<QFuture<Result<std::int64_t>>> reads;
    auto &parts = m_workspace->parts();
    for (int i = 0; i < threads * jobsEach; ++i) {
        writes.push_back(
            parts.writer.submit<bool>(Writer::Class::Bulk, [i](JournalSession &session) { return note(session, i); }));
        reads.push_back(parts.bulk.submit<std::int64_t>(countNotes));
    }
    m_workspace.reset();
    for (auto &write : writes) {
        QVERIFY(write.isFinished());
        QVERIFY(write.takeResult());
    }
    for (auto &read : reads) {
        QVERIFY(read.isFinished());
        QVERIFY(read.takeResult());
    }
}

QTEST_GUILESS_MAIN(Threads)

#include "threads.moc"
