#pragma once

#include "core/workspace/ingestappender.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <stop_token>
#include <thread>

namespace verdict {

/// Seals batches on a thread of its own, while the caller reads the next ones, and hands them on to the appender.
class IngestSealer {
public:
    /// What it refers to must outlive it. Once `stop` is requested nothing more is handed on.
    IngestSealer(const LeadsKeys &keys, const WorkspaceFiles &files, PictureDecoder &decoder,
                 const std::stop_token &stop, IngestAppender &appender);
    ~IngestSealer();
    IngestSealer(const IngestSealer &) = delete;
    IngestSealer &operator=(const IngestSealer &) = delete;

    /// Hands a batch over; waits while several are still to be sealed. Fails with what went wrong in an earlier one.
    Result<void> put(CaseBatch batch);
    /// Waits until everything handed over is sealed and handed on.
    Result<void> finish();
    /// Records refused since the last call: those that came with the batches, and those whose attachments were refused.
    std::vector<Rejection> takeRejections();
    /// Processor time of sealing so far, in seconds.
    double seconds() const;

private:
    void loop();
    std::optional<CaseBatch> take();
    Result<void> sealAndPass(CaseBatch batch);
    void close();

    const LeadsKeys &m_keys;
    const WorkspaceFiles &m_files;
    PictureDecoder &m_decoder;
    const std::stop_token &m_stop;
    IngestAppender &m_appender;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<CaseBatch> m_belt;
    bool m_closed = false;
    Result<void> m_outcome;
    std::vector<Rejection> m_rejections;
    double m_seconds = 0;
    std::thread m_thread;
};

} // namespace verdict
