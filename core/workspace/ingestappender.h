#pragma once

#include "core/exchange/ingestbatch.h"
#include "core/workspace/parts.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace verdict {

/// Appends sealed cases to the journal on the writer's thread while the next ones are read and sealed.
/// As long as nobody else wants to write, one transaction takes up to 64 MiB, because each one writes the pages of the
/// index of keys anew; a decision that comes, here or in another program, ends it after the batch at hand.
class IngestAppender {
public:
    /// `epoch` is that of the keys which seal the cases.
    IngestAppender(WorkspaceParts &parts, int epoch);
    ~IngestAppender();
    IngestAppender(const IngestAppender &) = delete;
    IngestAppender &operator=(const IngestAppender &) = delete;

    /// Hands a batch over; waits while several are still to be appended. Fails with what went wrong in an earlier one.
    Result<void> put(std::vector<SealedCase> cases);
    /// Waits until everything handed over is durable.
    Result<void> finish();
    /// What was appended durably so far.
    IngestCounts counts() const;
    /// Cases refused on the way since the last call.
    std::vector<Rejection> takeRejections();

private:
    using Cases = std::vector<SealedCase>;
    struct Stretch {
        IngestCounts counts;
        std::vector<Rejection> rejections;
    };

    void loop();
    bool waitForCases();
    std::optional<Cases> takeSoon(const JournalSession &session);
    Result<Stretch> append(JournalSession &session);
    void note(Result<Stretch> stretch);
    void close();

    WorkspaceParts &m_parts;
    int m_epoch;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Cases> m_belt;
    bool m_closed = false;
    Result<void> m_outcome;
    IngestCounts m_counts;
    std::vector<Rejection> m_rejections;
    std::thread m_thread;
};

} // namespace verdict
