#include "core/storage/writer.h"

#include <filesystem>

namespace verdict {
namespace {

/// Size of the WAL from which an idle writer moves it into the database.
constexpr std::uintmax_t checkpointBytes = 4 * 1024 * 1024;

bool walIsLarge(const std::string &database)
{
    std::error_code missing;
    const auto size = std::filesystem::file_size(database + "-wal", missing);
    return !missing && size >= checkpointBytes;
}

} // namespace
Writer::Writer(WriterSetup setup)
    : m_setup(std::move(setup)), m_lock(m_setup.files.lock()), m_heads(m_setup.files.heads()), m_thread([this] { loop(); })
{
}

Writer::~Writer()
{
    {
        const std::lock_guard guard(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Writer::enqueue(Class urgency, Job job)
{
    {
        const std::lock_guard guard(m_mutex);
        (urgency == Class::Decision ? m_decisions : m_bulk).push_back(std::move(job));
    }
    m_wake.notify_one();
}

bool Writer::takeJob(Job &job)
{
    auto &queue = m_decisions.empty() ? m_bulk : m_decisions;
    if (queue.empty())
        return false;
    job = std::move(queue.front());
    queue.pop_front();
    return true;
}

void Writer::loop()
{
    for (;;) {
        Job job;
        {
            std::unique_lock guard(m_mutex);
            m_wake.wait(guard, [this] { return m_stop || !m_decisions.empty() || !m_bulk.empty(); });
            if (!takeJob(job))
                return;
        }
        runBurst(std::move(job));
    }
}

void Writer::runBurst(Job job)
{
    const auto locked = m_lock.acquire();
    for (bool more = true; more;) {
        job.done(locked ? runJob(job) : locked);
        const std::lock_guard guard(m_mutex);
        more = takeJob(job);
    }
    if (locked)
        idle();
    m_lock.release();
}

Result<void> Writer::ensureOpen()
{
    if (m_database)
        return {};
    auto database = std::make_unique<Database>(m_setup.files.database(), Database::Access::Write);
    m_folds = std::make_unique<BoundFolds>(m_setup.folds, *database);
    m_database = std::move(database);
    return {};
}

Result<void> Writer::runJob(const Job &job)
{
    try {
        if (const auto opened = ensureOpen(); !opened)
            return opened;
        return commitJob(job);
    } catch (const DatabaseFailure &failure) {
        return failure.error;
    } catch (const std::bad_alloc &) {
        return Error{ErrorKind::Storage, "There is not enough memory for this. Nothing was changed."};
    }
}

Result<void> Writer::commitJob(const Job &job)
{
    Transaction transaction(*m_database);
    JournalSession session(*m_database, m_setup.files, m_setup.keys, *m_folds, *m_setup.clock);
    if (const auto done = job.run(session); !done)
        return done;
    session.makeDurable();
    m_database->settle();
    transaction.commit();
    session.committed();
    // The head file may lag: the commit stands whether or not it could be written.
    static_cast<void>(m_heads.write(session.ownHeads()));
    return {};
}

void Writer::idle()
{
    static_cast<void>(m_heads.sync());
    if (!m_database || !walIsLarge(m_setup.files.database()))
        return;
    try {
        m_database->run("PRAGMA wal_checkpoint(PASSIVE)");
    } catch (const DatabaseFailure &) {
        // A checkpoint that fails is tried again after the next burst; the WAL holds everything meanwhile.
    }
}

} // namespace verdict
