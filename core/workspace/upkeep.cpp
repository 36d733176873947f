#include "core/workspace/upkeep.h"

#include "core/storage/backup.h"
#include "core/workspace/folds.h"

namespace verdict {

Result<Verification> verifyWorkspace(WorkspaceParts &parts, const std::function<void(std::int64_t)> &progress,
                                     const std::stop_token &stop)
{
    return answerOf(parts.bulk.submit<Verification>([&](ReadSession &session) -> Result<Verification> {
        return verifyJournal(session.database, parts.files, session.credentials.keys(), parts.folds, objectsNamedBy,
                             progress, stop);
    }));
}

Result<JournalDigest> digestOfWorkspace(WorkspaceParts &parts)
{
    return answerOf(parts.bulk.submit<JournalDigest>(
        [&](ReadSession &session) -> Result<JournalDigest> { return digestOf(session.database, parts.folds); }));
}

Result<std::int64_t> rebuildWorkspace(WorkspaceParts &parts)
{
    return answerOf(
        parts.writer.submit<std::int64_t>(Writer::Class::Bulk, [&](JournalSession &session) -> Result<std::int64_t> {
            return replay(session.database(), parts.folds, session.keys());
        }));
}

Result<void> backupTo(WorkspaceParts &parts, const std::string &target)
{
    const auto done =
        answerOf(parts.writer.submit<bool>(Writer::Class::Bulk, [&](JournalSession &session) -> Result<bool> {
            collectGarbage(session.database(), parts.files);
            return true;
        }));
    if (!done)
        return done.error();
    const auto copied = answerOf(parts.bulk.submit<bool>([&](ReadSession &session) -> Result<bool> {
        backupWorkspace(session.database, parts.files, target);
        return true;
    }));
    return copied ? Result<void>() : Result<void>(copied.error());
}

} // namespace verdict
