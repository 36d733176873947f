#include "core/workspace/ingestappender.h"

namespace verdict {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t longestBelt = 4;
constexpr std::size_t stretchBytes = std::size_t{64} << 20;
/// How long an open transaction waits for the next batch, and how often it looks meanwhile whether somebody else wants
/// to write.
constexpr int glances = 10;
constexpr auto glance = 5ms;

std::size_t bytesOf(const std::vector<SealedCase> &cases)
{
    std::size_t bytes = 0;
    for (const auto &one : cases)
        bytes += one.sealed.size();
    return bytes;
}

} // namespace

IngestAppender::IngestAppender(WorkspaceParts &parts, int epoch)
    : m_parts(parts), m_epoch(epoch), m_thread([this] { loop(); })
{
}

IngestAppender::~IngestAppender()
{
    close();
    if (m_thread.joinable())
        m_thread.join();
}

Result<void> IngestAppender::put(Cases cases)
{
    std::unique_lock guard(m_mutex);
    m_changed.wait(guard, [this] { return m_belt.size() < longestBelt || !m_outcome; });
    if (m_outcome)
        m_belt.push_back(std::move(cases));
    m_changed.notify_all();
    return m_outcome;
}

Result<void> IngestAppender::finish()
{
    close();
    if (m_thread.joinable())
        m_thread.join();
    return m_outcome;
}

IngestCounts IngestAppender::counts() const
{
    const std::lock_guard guard(m_mutex);
    return m_counts;
}

std::vector<Rejection> IngestAppender::takeRejections()
{
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_rejections, {});
}

void IngestAppender::close()
{
    const std::lock_guard guard(m_mutex);
    m_closed = true;
    m_changed.notify_all();
}

void IngestAppender::loop()
{
    while (waitForCases())
        note(answerOf(m_parts.writer.submit<Stretch>(Writer::Class::Bulk,
                                                     [this](JournalSession &session) { return append(session); })));
}

/// No transaction is open while nothing is there to be appended.
bool IngestAppender::waitForCases()
{
    std::unique_lock guard(m_mutex);
    m_changed.wait(guard, [this] { return !m_belt.empty() || m_closed; });
    return !m_belt.empty() && m_outcome;
}

Result<IngestAppender::Stretch> IngestAppender::append(JournalSession &session)
{
    Stretch done;
    std::size_t bytes = 0;
    // Whoever waits, one batch goes in: so an ingest gets on beside the busiest others.
    do {
        auto cases = takeSoon(session);
        if (!cases)
            break;
        bytes += bytesOf(*cases);
        appendBatch(session, m_epoch, std::move(*cases), done.counts, done.rejections);
    } while (bytes < stretchBytes && !session.isWanted());
    return done;
}

std::optional<IngestAppender::Cases> IngestAppender::takeSoon(const JournalSession &session)
{
    std::unique_lock guard(m_mutex);
    const auto ready = [this] { return !m_belt.empty() || m_closed; };
    for (int i = 0; i < glances && !m_changed.wait_for(guard, glance, ready); ++i)
        if (session.isWanted())
            return std::nullopt;
    if (m_belt.empty())
        return std::nullopt;
    auto cases = std::move(m_belt.front());
    m_belt.pop_front();
    m_changed.notify_all();
    return cases;
}

void IngestAppender::note(Result<Stretch> stretch)
{
    const std::lock_guard guard(m_mutex);
    if (stretch) {
        m_counts.accepted += stretch->counts.accepted;
        m_counts.duplicates += stretch->counts.duplicates;
        m_counts.revised += stretch->counts.revised;
        std::move(stretch->rejections.begin(), stretch->rejections.end(), std::back_inserter(m_rejections));
    } else {
        m_outcome = stretch.error();
    }
    m_changed.notify_all();
}

} // namespace verdict
