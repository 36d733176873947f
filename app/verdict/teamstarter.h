#pragma once

#include "core/workspace/workspace.h"
#include "ui/start/starter.h"

namespace verdict {

/// Founds, joins and opens workspaces for the first screens, off the screen's thread.
class TeamStarter final : public Starter {
public:
    TeamStarter(std::shared_ptr<PictureDecoder> decoder, std::shared_ptr<const Clock> clock)
        : m_decoder(std::move(decoder)), m_clock(std::move(clock))
    {
    }

    /// An open workspace whose member waits to be admitted.
    void adopt(std::unique_ptr<Workspace> workspace) { m_workspace = std::move(workspace); }
    /// The workspace that open() opened last, or that was adopted; nothing once it was taken.
    std::unique_ptr<Workspace> takeWorkspace() { return std::move(m_workspace); }

    QFuture<Result<std::string>> checkFolder(const std::string &directory) override;
    QFuture<Result<std::string>> checkStore(const std::string &address) override;
    QFuture<Result<std::string>> checkInvitation(const std::string &file) override;
    QFuture<Result<StartedTeam>> found(const std::string &directory, const std::string &name,
                                       const std::string &passphrase, const std::string &store) override;
    QFuture<Result<StartedTeam>> join(const std::string &directory, const std::string &invitation,
                                      const std::string &name, const std::string &passphrase) override;
    QFuture<Result<void>> open(const std::string &directory, const std::string &passphrase) override;
    QFuture<Result<std::string>> lookAgain() override;

private:
    std::shared_ptr<PictureDecoder> m_decoder;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<Workspace> m_workspace;
};

} // namespace verdict
