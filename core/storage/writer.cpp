#include "core/storage/writer.h"

#include "core/storage/garbage.h"

#include <chrono>

namespace verdict {
namespace {

/// Size of the WAL from which an idle writer moves it into the database, and from which a busy one does so between two
/// jobs.
constexpr std::int64_t idleCheckpointBytes = std::int64_t{4} << 20;
constexpr std::int64_t busyCheckpointBytes = std::int64_t{256} << 20;
/// How long nothing must be asked before the writer tidies up.
constexpr auto quiet = std::chrono::milliseconds(200);
constexpr std::int64_t pageBytes = 8192;

} // namespace
Writer::Writer(WriterSetup setup)
    : m_setup(std::move(setup)), m_lock(m_setup.files.lock()), m_heads(m_setup.files.heads()),
      m_thread([this] { loop(); })
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

/// The next job; false when the writer ends. Tidies up in a quiet moment.
bool Writer::waitForJob(Job &job)
{
    const auto ready = [this] { return m_stop || !m_decisions.empty() || !m_bulk.empty(); };
    std::unique_lock guard(m_mutex);
    if (m_untidy && !m_wake.wait_for(guard, quiet, ready)) {
        guard.unlock();
        tidy();
        guard.lock();
    }
    m_wake.wait(guard, ready);
    return takeJob(job);
}

void Writer::loop()
{
    for (Job job; waitForJob(job);)
        runBurst(std::move(job));
    if (m_untidy)
        tidy();
}

bool Writer::isWanted()
{
    const std::lock_guard guard(m_mutex);
    return m_stop || !m_decisions.empty() || m_lock.isWanted();
}

void Writer::runBurst(Job job)
{
    auto locked = m_lock.acquire();
    m_untidy = true;
    for (bool more = true; more;) {
        job.done(locked ? runJob(job) : locked);
        noteHeads();
        {
            const std::lock_guard guard(m_mutex);
            more = takeJob(job);
        }
        if (more && locked)
            checkpointFrom(busyCheckpointBytes);
        if (locked && m_lock.isWanted()) {
            m_lock.stepBack();
            locked = more ? m_lock.acquire() : locked;
        }
    }
    m_lock.release();
}

Result<void> Writer::ensureOpen()
{
    if (m_database)
        return {};
    auto database = std::make_unique<Database>(m_setup.files.database(), Database::Access::Write);
    m_folds = std::make_unique<BoundFolds>(m_setup.folds, *database);
    m_database = std::move(database);
    sqlite3_wal_hook(m_database->handle(), &Writer::noteWal, this);
    return {};
}

int Writer::noteWal(void *writer, sqlite3 *, const char *, int pages)
{
    static_cast<Writer *>(writer)->m_walBytes = pages * pageBytes;
    return SQLITE_OK;
}

Result<void> Writer::runJob(const Job &job)
{
    try {
        if (const auto opened = ensureOpen(); !opened)
            return opened;
        return commitJob(job);
    } catch (const DatabaseFailure &failure) {
        m_objects.reset();
        return failure.error;
    } catch (const std::bad_alloc &) {
        m_objects.reset();
        return Error{ErrorKind::Storage, "There is not enough memory for this. Nothing was changed."};
    }
}

Result<void> Writer::commitJob(const Job &job)
{
    Transaction transaction(*m_database);
    // What was read of rows that were rolled back is forgotten with the reader: their numbers are given again.
    if (!m_objects)
        m_objects = std::make_unique<ObjectReader>(*m_database, m_setup.files, nullptr);
    const auto credentials = currentCredentials(*m_database, *m_setup.credentials);
    m_objects->useKeys(keyringOf(credentials));
    JournalSession session(
        {*m_database, m_setup.files, *m_folds, *m_objects, *m_setup.clock, [this] { return isWanted(); }}, credentials);
    if (const auto done = job.run(session); !done) {
        m_objects.reset();
        return done;
    }
    session.makeDurable();
    // Before the commit: one that fails late may come back with the WAL, and then its packs must be there.
    session.committed();
    m_committed = false;
    transaction.commit();
    m_committed = true;
    if (session.sharedCredentials() != credentials)
        m_setup.credentials->set(session.sharedCredentials());
    m_headsDue = session.ownHeads();
    return {};
}

/// After the answer, which does not depend on it: the head file may lag, and the commit stands whether or not it could
/// be written.
void Writer::noteHeads()
{
    if (m_headsDue)
        static_cast<void>(m_heads.write(*m_headsDue));
    m_headsDue.reset();
}

void Writer::tidy()
{
    m_untidy = false;
    static_cast<void>(m_heads.sync());
    const bool sweep = m_committed && !m_swept;
    if (m_walBytes < idleCheckpointBytes && !sweep)
        return;
    // Whoever holds the lock tidies up as well: not worth waiting for, least of all at the end of the program.
    if (const auto locked = m_lock.acquire(std::chrono::milliseconds(0)); !locked)
        return;
    if (sweep)
        sweepOnce();
    checkpointFrom(idleCheckpointBytes);
    m_lock.release();
}

void Writer::sweepOnce()
{
    try {
        collectPacks(*m_database, m_setup.files);
        m_swept = true;
    } catch (const DatabaseFailure &) {
        // What lies there unnamed does no harm; it is looked for again when there is time.
    }
}

void Writer::checkpointFrom(std::int64_t bytes)
{
    if (m_walBytes < bytes)
        return;
    m_walBytes = 0;
    try {
        m_database->run("PRAGMA wal_checkpoint(PASSIVE)");
    } catch (const DatabaseFailure &) {
        // A checkpoint that fails is tried again after the next burst; the WAL holds everything meanwhile.
    }
}

} // namespace verdict
