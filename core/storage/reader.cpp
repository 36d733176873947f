#include "core/storage/reader.h"

namespace verdict {

Reader::Reader(WorkspaceFiles files, std::shared_ptr<InForce<Credentials>> credentials)
    : m_files(std::move(files)), m_credentials(std::move(credentials)), m_thread([this] { loop(); })
{
}

Reader::~Reader()
{
    {
        const std::lock_guard guard(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Reader::enqueue(Job job)
{
    {
        const std::lock_guard guard(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void Reader::loop()
{
    for (;;) {
        Job job;
        {
            std::unique_lock guard(m_mutex);
            m_wake.wait(guard, [this] { return m_stop || !m_jobs.empty(); });
            if (m_jobs.empty())
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        runJob(job);
    }
}

void Reader::runJob(const Job &job)
{
    try {
        if (!m_database) {
            m_database = std::make_unique<Database>(m_files.database(), Database::Access::Read);
            m_objects = std::make_unique<ObjectReader>(*m_database, m_files, nullptr);
        }
        m_database->cached("BEGIN").run();
        if (const auto current = currentCredentials(*m_database, *m_credentials); current != m_seen) {
            m_seen = current;
            m_objects->useKeys(keyringOf(current));
        }
    } catch (const DatabaseFailure &failure) {
        m_seen.reset();
        m_objects.reset();
        m_database.reset();
        return job(failure.error);
    }
    ReadSession session{*m_database, *m_objects, *m_seen};
    job(&session);
    m_database->endWalks();
    // A snapshot that only read has nothing to lose: ending it cannot fail in a way that matters.
    sqlite3_exec(m_database->handle(), "COMMIT", nullptr, nullptr, nullptr);
}

} // namespace verdict
