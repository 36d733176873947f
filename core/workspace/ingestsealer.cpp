#include "core/workspace/ingestsealer.h"

#include <ctime>
#include <new>

namespace verdict {
namespace {

constexpr std::size_t longestBelt = 2;

double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

} // namespace

IngestSealer::IngestSealer(const LeadsKeys &keys, const WorkspaceFiles &files, PictureDecoder &decoder,
                           const std::stop_token &stop, IngestAppender &appender)
    : m_keys(keys), m_files(files), m_decoder(decoder), m_stop(stop), m_appender(appender), m_thread([this] { loop(); })
{
}

IngestSealer::~IngestSealer()
{
    close();
    if (m_thread.joinable())
        m_thread.join();
}

Result<void> IngestSealer::put(CaseBatch batch)
{
    std::unique_lock guard(m_mutex);
    m_changed.wait(guard, [this] { return m_belt.size() < longestBelt || !m_outcome; });
    if (m_outcome)
        m_belt.push_back(std::move(batch));
    m_changed.notify_all();
    return m_outcome;
}

Result<void> IngestSealer::finish()
{
    close();
    if (m_thread.joinable())
        m_thread.join();
    return m_outcome;
}

std::vector<Rejection> IngestSealer::takeRejections()
{
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_rejections, {});
}

double IngestSealer::seconds() const
{
    const std::lock_guard guard(m_mutex);
    return m_seconds;
}

void IngestSealer::close()
{
    const std::lock_guard guard(m_mutex);
    m_closed = true;
    m_changed.notify_all();
}

void IngestSealer::loop()
{
    while (auto batch = take()) {
        auto passed = sealAndPass(std::move(*batch));
        const std::lock_guard guard(m_mutex);
        m_outcome = std::move(passed);
        m_changed.notify_all();
    }
}

/// The next batch; nothing at the end, or when an earlier one could not be passed on.
std::optional<CaseBatch> IngestSealer::take()
{
    std::unique_lock guard(m_mutex);
    m_changed.wait(guard, [this] { return !m_belt.empty() || m_closed || !m_outcome; });
    if (m_belt.empty() || !m_outcome)
        return std::nullopt;
    CaseBatch batch = std::move(m_belt.front());
    m_belt.pop_front();
    m_changed.notify_all();
    return batch;
}

Result<void> IngestSealer::sealAndPass(CaseBatch batch)
{
    const double before = threadSeconds();
    SealedBatch sealed;
    try {
        sealed = sealBatch(std::move(batch), m_keys, m_files, m_decoder, m_stop);
    } catch (const DatabaseFailure &failure) {
        return failure.error;
    } catch (const std::bad_alloc &) {
        return Error{ErrorKind::Storage, "There is not enough memory for the next cases. Those before were taken in."};
    }
    if (m_stop.stop_requested())
        return {};
    {
        const std::lock_guard guard(m_mutex);
        m_seconds += threadSeconds() - before;
        std::move(sealed.rejections.begin(), sealed.rejections.end(), std::back_inserter(m_rejections));
    }
    return m_appender.put(std::move(sealed.cases));
}

} // namespace verdict
