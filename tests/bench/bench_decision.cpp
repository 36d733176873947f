// A durable decision beside an append of as many bytes and fdatasync; see docs/performance.md.
#include "core/workspace/routing.h"
#include "tests/bench/figure.h"
#include "tests/bench/place.h"
#include "tests/bench/sampledata.h"

#include <QCoreApplication>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

using namespace verdict;
using namespace verdict::bench;

namespace {

constexpr int rounds = 5;
constexpr int perRound = 300;
/// A person pauses between decisions, and the writer then moves its WAL into the database; so after as many as fill
/// one.
constexpr int perPause = 60;
constexpr auto pauseLength = std::chrono::milliseconds(400);

/// The baseline: a file that grows by one record at a time.
class Appender {
public:
    explicit Appender(const std::string &path) : m_file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600)) {}
    ~Appender() { ::close(m_file); }

    void append()
    {
        if (::write(m_file, m_record.data(), m_record.size()) != static_cast<ssize_t>(m_record.size()) ||
            ::fdatasync(m_file) != 0)
            exitWith({ErrorKind::Storage, "The baseline could not write."});
    }

private:
    int m_file;
    std::string m_record = std::string(700, 'x');
};

/// Waits until the writer has let go of the workspace, so that every act begins at rest, as a person's does.
class Rest {
public:
    explicit Rest(const std::string &lock) : m_file(::open(lock.c_str(), O_RDWR)) {}
    ~Rest() { ::close(m_file); }

    void wait() const
    {
        ::flock(m_file, LOCK_EX);
        ::flock(m_file, LOCK_UN);
    }

private:
    int m_file;
};

std::vector<Token> queuedTokens(Workspace &workspace)
{
    std::vector<Token> tokens;
    QueueQuery query;
    query.limit = 1000;
    do {
        auto page = orExit(answerOf(workspace.queuePage(query)));
        for (const auto &row : page.rows)
            tokens.push_back(row.token);
        query.after = page.next;
    } while (query.after);
    return tokens;
}

/// Agrees with the suggestion, as the answer to most cases does.
Decision agreeing(Workspace &workspace, Token token)
{
    const auto opened = orExit(answerOf(workspace.peek(token)));
    Decision decision;
    decision.label = opened.file.suggestion ? opened.file.suggestion->label : opened.file.labels.front();
    decision.confidence = OwnConfidence::Sure;
    return decision;
}

double microsecondsOf(const auto &act)
{
    const double begin = secondsNow();
    act();
    return (secondsNow() - begin) * 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const Place place;
    writeCaseFile(place.file("cases.jsonl"), {rounds * perRound + 100, 1024, 6});
    foundIn(place.file("workspace"));
    const auto workspace = openIn(place.file("workspace"));
    ingestInto(*workspace, place.file("cases.jsonl"));
    orExit(routeAll(
        workspace->parts(), [](std::int64_t) {}, std::stop_token()));
    auto tokens = queuedTokens(*workspace);
    Appender baseline(place.file("baseline"));
    const Rest rest(workspace->parts().files.lock());
    Figure median("durable decision, median", "us", 1.5);
    Figure tail("durable decision, 99th percentile", "us", 2.5);
    place.settle();
    for (int round = 0; round < rounds; ++round) {
        std::vector<double> ours;
        std::vector<double> theirs;
        for (int i = 0; i < perRound; ++i) {
            const Token token = tokens.back();
            tokens.pop_back();
            const Decision decision = agreeing(*workspace, token);
            ReviewTrace trace;
            trace.openedAt = workspace->parts().clock->now();
            trace.seconds = 12.5;
            trace.details = {{"input", 3.5}};
            if (i % perPause == 0)
                std::this_thread::sleep_for(pauseLength);
            rest.wait();
            ours.push_back(microsecondsOf([&] { orExit(answerOf(workspace->decide(token, decision, trace))); }));
            rest.wait();
            theirs.push_back(microsecondsOf([&] { baseline.append(); }));
        }
        median.addRound(quantile(ours, 0.5), quantile(theirs, 0.5));
        tail.addRound(quantile(ours, 0.99), quantile(theirs, 0.99));
    }
    median.print();
    tail.print();
    return 0;
}
