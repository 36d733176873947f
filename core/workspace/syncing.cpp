#include "core/workspace/syncing.h"

#include "core/routing/folds/policyfold.h"
#include "core/sync/storeurl.h"
#include "core/workspace/config.h"

namespace verdict {
namespace {

/// Another member may have published a policy.
void refreshPolicy(WorkspaceParts &parts)
{
    auto policy = answerOf(parts.bulk.submit<Policy>([](ReadSession &session) -> Result<Policy> {
        return readPublishedPolicy(session.database, session.credentials.keys(), 0);
    }));
    if (policy && policy->version != parts.policy.get()->version)
        parts.policy.set(std::move(*policy));
}

} // namespace

Result<SyncReport> syncWorkspace(WorkspaceParts &parts, const SyncRequest &request, const SyncProgress &progress,
                                 const std::stop_token &stop)
{
    auto config = readConfig(parts.files);
    if (!config)
        return config.error();
    const std::string chosen = request.store.empty() ? config->store : request.store;
    if (chosen.empty())
        return Error{ErrorKind::NotFound,
                     "This workspace has no shared store yet: \"verdictctl sync --store folder:PATH\"."};
    const auto address = readStoreUrl(chosen);
    if (!address)
        return address.error();
    const auto store = openStore(*address);
    if (!store)
        return store.error();
    const bool again = chosen == config->store && config->storeUsed;
    auto report =
        syncOnce({parts.writer, parts.bulk, parts.files, **store,
                  again ? SharedStore::Use::Again : SharedStore::Use::First, request.thorough, request.attachmentBytes},
                 progress, stop);
    if (!report)
        return report;
    refreshPolicy(parts);
    const bool admitted = parts.credentials->get()->self() != nullptr;
    if (again && (config->waitingWords.empty() || !admitted))
        return report;
    config->store = address->kind == StoreAddress::Kind::Folder ? "folder:" + address->place : address->place;
    config->storeUsed = true;
    if (admitted)
        config->waitingWords.clear();
    if (const auto written = writeConfig(parts.files, *config); !written)
        return written.error();
    return report;
}

} // namespace verdict
