#pragma once

#include "core/journal/headfile.h"
#include "core/storage/journalsession.h"
#include "core/storage/writerlock.h"

#include <QFuture>
#include <QPromise>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace verdict {

/// What the writer needs to know of its workspace.
struct WriterSetup {
    WorkspaceFiles files;
    std::shared_ptr<InForce<Credentials>> credentials;
    Folds folds;
    std::shared_ptr<const Clock> clock;
};

/// The one thread of this process that writes. Jobs run one at a time, each in a transaction of its own that is
/// committed and durable before its future answers; decisions go before bulk work. The workspace's lock is held for a
/// burst of jobs and let go when the queue runs dry or another program waits for it; so several programs take turns.
/// Once nothing was asked for a while, the writer syncs the head file and moves a large WAL into the database: no
/// commit pays for either.
class Writer {
public:
    enum class Class { Decision, Bulk };

    explicit Writer(WriterSetup setup);
    ~Writer();
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    /// Runs `work` in a transaction; an Error that it gives, or a failure of the disk, rolls everything back.
    template <class T> QFuture<Result<T>> submit(Class urgency, std::function<Result<T>(JournalSession &)> work);

private:
    struct Job {
        std::function<Result<void>(JournalSession &)> run;
        std::function<void(const Result<void> &)> done;
    };

    void enqueue(Class urgency, Job job);
    void loop();
    bool waitForJob(Job &job);
    bool takeJob(Job &job);
    bool isWanted();
    void runBurst(Job job);
    Result<void> runJob(const Job &job);
    Result<void> ensureOpen();
    Result<void> commitJob(const Job &job);
    void noteHeads();
    void tidy();
    void sweepOnce();
    void checkpointFrom(std::int64_t bytes);
    static int noteWal(void *writer, sqlite3 *, const char *, int pages);

    WriterSetup m_setup;
    WriterLock m_lock;
    HeadFile m_heads;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<BoundFolds> m_folds;
    std::unique_ptr<ObjectReader> m_objects;   ///< kept from job to job, with the packs that it opened
    std::optional<HeadFile::Heads> m_headsDue; ///< of a commit that the head file does not tell of yet
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_decisions;
    std::deque<Job> m_bulk;
    bool m_stop = false;
    std::int64_t m_walBytes = 0; ///< as of the last commit
    bool m_untidy = false;       ///< something was written since the last tidy()
    bool m_committed = false; ///< the last commit stands, and so overwrote what a failed one before it left in the WAL
    bool m_swept = false;     ///< packs that no row names were removed
    std::thread m_thread;
};

template <class T> QFuture<Result<T>> Writer::submit(Class urgency, std::function<Result<T>(JournalSession &)> work)
{
    struct State {
        QPromise<Result<T>> promise;
        std::optional<Result<T>> result;
    };
    auto state = std::make_shared<State>();
    state->promise.start();
    auto future = state->promise.future();
    Job job;
    job.run = [state, work = std::move(work)](JournalSession &session) -> Result<void> {
        state->result.emplace(work(session));
        return *state->result ? Result<void>() : Result<void>(state->result->error());
    };
    job.done = [state](const Result<void> &done) {
        if (done)
            state->promise.addResult(std::move(*state->result));
        else
            state->promise.addResult(Result<T>(done.error()));
        state->promise.finish();
    };
    enqueue(urgency, std::move(job));
    return future;
}

} // namespace verdict
