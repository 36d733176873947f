#pragma once

#include "core/case/picture.h"
#include "core/policy/policy.h"
#include "core/storage/reader.h"
#include "core/storage/writer.h"
#include "core/team/keyguard.h"
#include "core/workspace/desk.h"
#include "core/storage/secrets.h"

#include <memory>
#include <mutex>

namespace verdict {

/// The logs that an act of this member goes to.
struct OwnLogs {
    LogId team;
    LogId leads;
    LogId toReviewer;
    LogId fromReviewer;
};

/// A policy as in force, shared between threads and replaced as a whole.
class PolicyInForce {
public:
    explicit PolicyInForce(Policy policy) : m_policy(std::make_shared<const Policy>(std::move(policy))) {}
    [[nodiscard]] std::shared_ptr<const Policy> get() const
    {
        const std::lock_guard guard(m_mutex);
        return m_policy;
    }
    void set(Policy policy)
    {
        auto next = std::make_shared<const Policy>(std::move(policy));
        const std::lock_guard guard(m_mutex);
        m_policy = std::move(next);
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const Policy> m_policy;
};

/// The parts of an open workspace that use cases work with. Use cases are functions in files of their own (ingest.h,
/// routing.h, …); those for bulk work block and are called from worker threads or the command line.
struct WorkspaceParts {
    WorkspaceFiles files;
    MemberInfo member;
    OwnLogs logs;
    WorkspaceKey key;
    std::shared_ptr<const Keyring> keys;
    std::array<std::uint8_t, 32> drawSecret{};
    Folds folds;
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<PictureDecoder> decoder; ///< may be none: pictures are then refused
    PolicyInForce policy;
    Writer writer;
    Reader screen; ///< short questions of the screen
    Reader bulk;   ///< long walks: exports, verification, planning routes
};

/// Waits for a future and takes its answer.
template <class T> Result<T> answerOf(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return future.takeResult();
}

} // namespace verdict
