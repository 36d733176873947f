#pragma once

#include "core/case/picture.h"
#include "core/policy/policy.h"
#include "core/storage/reader.h"
#include "core/storage/writer.h"
#include "core/team/keyguard.h"
#include "core/workspace/desk.h"

#include <memory>

namespace verdict {

/// A policy as in force, shared between threads and replaced as a whole.
using PolicyInForce = InForce<Policy>;

/// The parts of an open workspace that use cases work with. Use cases are functions in files of their own (ingest.h,
/// routing.h, …); those for bulk work block and are called from worker threads or the command line.
struct WorkspaceParts {
    WorkspaceFiles files;
    std::shared_ptr<InForce<Credentials>> credentials;
    Folds folds;
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<PictureDecoder> decoder; ///< may be none: pictures are then refused
    PolicyInForce policy;
    Writer writer;
    Reader screen; ///< short questions of the screen
    Reader bulk;   ///< long walks: exports, verification, planning routes

    /// Who sits here, with the roles that the roster gives now.
    [[nodiscard]] MemberInfo member() const;
    /// NotAllowed with a sentence unless this member holds the role now.
    [[nodiscard]] Result<void> allow(Role role) const;
};

/// Waits for a future and takes its answer.
template <class T> Result<T> answerOf(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return future.takeResult();
}

} // namespace verdict
