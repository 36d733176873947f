#include "app/verdict/teamstarter.h"

#include "core/workspace/config.h"
#include "core/workspace/founding.h"
#include "core/workspace/joining.h"
#include "core/workspace/places.h"
#include "core/workspace/syncing.h"

#include <QPromise>
#include <QThreadPool>
#include <filesystem>
#include <functional>

namespace verdict {
namespace {

/// Runs work on a thread of the pool. What the first screens ask for comes one after another.
template <class T> QFuture<Result<T>> elsewhere(std::function<Result<T>()> work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto future = promise->future();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

Result<SyncReport> syncQuietly(Workspace &workspace, const std::string &store)
{
    return syncWorkspace(workspace.parts(), {store, -1, false}, [](int, int) {}, {});
}

} // namespace

QFuture<Result<std::string>> TeamStarter::checkFolder(const std::string &directory)
{
    return elsewhere<std::string>([directory] { return inspectWorkspaceFolder(directory); });
}

QFuture<Result<std::string>> TeamStarter::checkStore(const std::string &address)
{
    return elsewhere<std::string>([address] { return inspectStore(address); });
}

QFuture<Result<std::string>> TeamStarter::checkInvitation(const std::string &file)
{
    return elsewhere<std::string>([file, now = m_clock->now()] { return inspectInvitation(file, now); });
}

QFuture<Result<StartedTeam>> TeamStarter::found(const std::string &directory, const std::string &name,
                                                const std::string &passphrase, const std::string &store)
{
    return elsewhere<StartedTeam>([this, directory, name, passphrase, store]() -> Result<StartedTeam> {
        const auto founded = foundTeam(directory, name, passphrase, *m_clock);
        if (!founded)
            return founded.error();
        if (store.empty())
            return StartedTeam{founded->recoveryKit, {}};
        auto workspace = Workspace::open({directory, passphrase, m_decoder, m_clock});
        if (!workspace)
            return workspace.error();
        const auto synced = syncQuietly(**workspace, store);
        if (synced)
            return StartedTeam{founded->recoveryKit, {}};
        // Begun in part, it would be in the way of the next attempt.
        workspace->reset();
        std::error_code ignored;
        std::filesystem::remove_all(directory, ignored);
        return synced.error();
    });
}

QFuture<Result<StartedTeam>> TeamStarter::join(const std::string &directory, const std::string &invitation,
                                               const std::string &name, const std::string &passphrase)
{
    return elsewhere<StartedTeam>([this, directory, invitation, name, passphrase]() -> Result<StartedTeam> {
        const auto joined = joinTeam(directory, invitation, name, passphrase, *m_clock);
        if (!joined)
            return joined.error();
        return StartedTeam{joined->recoveryKit, joined->sixWords};
    });
}

QFuture<Result<void>> TeamStarter::open(const std::string &directory, const std::string &passphrase)
{
    return elsewhere<void>([this, directory, passphrase]() -> Result<void> {
        m_workspace.reset();
        auto opened = Workspace::open({directory, passphrase, m_decoder, m_clock});
        if (!opened)
            return opened.error();
        m_workspace = std::move(*opened);
        return {};
    });
}

QFuture<Result<std::string>> TeamStarter::lookAgain()
{
    return elsewhere<std::string>([this]() -> Result<std::string> {
        if (!m_workspace)
            return Error{ErrorKind::NotFound, "No workspace is open."};
        if (const auto synced = syncQuietly(*m_workspace, {}); !synced)
            return synced.error();
        const auto config = readConfig(m_workspace->parts().files);
        return config ? Result<std::string>(config->waitingWords) : Result<std::string>(config.error());
    });
}

} // namespace verdict
