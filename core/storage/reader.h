#pragma once

#include "core/storage/blobs.h"
#include "core/storage/credentials.h"

#include <QFuture>
#include <QPromise>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace verdict {

/// What a reading job works with: a connection that cannot write, and the objects behind it.
struct ReadSession {
    Database &database;
    ObjectReader &objects;
    const Credentials &credentials;
};

/// A thread with a read-only connection. Jobs run in the order given, each on a consistent snapshot, and answer as
/// futures.
class Reader {
public:
    Reader(WorkspaceFiles files, std::shared_ptr<InForce<Credentials>> credentials);
    ~Reader();
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;

    template <class T> QFuture<Result<T>> submit(std::function<Result<T>(ReadSession &)> work);

private:
    using Job = std::function<void(const Result<ReadSession *> &)>;
    void enqueue(Job job);
    void loop();
    void runJob(const Job &job);

    WorkspaceFiles m_files;
    std::shared_ptr<InForce<Credentials>> m_credentials;
    SharedCredentials m_seen; ///< those that m_objects reads with
    std::unique_ptr<Database> m_database;
    std::unique_ptr<ObjectReader> m_objects;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_stop = false;
    std::thread m_thread;
};

template <class T> QFuture<Result<T>> Reader::submit(std::function<Result<T>(ReadSession &)> work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto future = promise->future();
    enqueue([promise, work = std::move(work)](const Result<ReadSession *> &session) {
        const auto answer = [&]() -> Result<T> {
            if (!session)
                return session.error();
            try {
                return work(**session);
            } catch (const DatabaseFailure &failure) {
                return failure.error;
            }
        };
        promise->addResult(answer());
        promise->finish();
    });
    return future;
}

} // namespace verdict
