#pragma once

#include "core/case/events/reviewact.h"
#include "core/workspace/parts.h"

#include <QTimer>

namespace verdict {

/// What opening a workspace needs beside its folder.
struct OpenOptions {
    std::string directory;
    std::string passphrase;
    std::shared_ptr<PictureDecoder> decoder;
    std::shared_ptr<const Clock> clock;
};

/// An open workspace: the desk of its member, and the parts that other use cases work with.
class Workspace final : public Desk {
    Q_OBJECT

public:
    /// Opens a workspace and checks what opening can check: key, database, config.json against it, head file (written
    /// anew if it is torn and all else verifies), projections (replayed if a newer version made them stale). Locked for
    /// a wrong passphrase, Damaged with the reason, NotFound if the folder is no workspace.
    static Result<std::unique_ptr<Workspace>> open(const OpenOptions &options);
    ~Workspace() override;

    [[nodiscard]] WorkspaceParts &parts() { return *m_parts; }

    /// What opening put right, in sentences for the person; empty as a rule. watch() reports them as trouble().
    [[nodiscard]] const std::vector<std::string> &notices() const { return m_notices; }

    [[nodiscard]] MemberInfo member() const override;
    QFuture<Result<QueuePage>> queuePage(const QueueQuery &query) override;
    QFuture<Result<QueueSummary>> queueSummary() override;
    QFuture<Result<OpenedCase>> peek(Token token) override;
    QFuture<Result<OpenedCase>> open(Token token) override;
    QFuture<Result<Bitmap>> picture(Token token, const PictureRequest &request) override;
    QFuture<Result<std::string>> attachment(Token token, int evidence) override;
    QFuture<Result<Acknowledged>> decide(Token token, const Decision &decision, const ReviewTrace &trace) override;
    QFuture<Result<Acknowledged>> undo(Token token) override;
    QFuture<Result<Acknowledged>> amend(Token token, const Decision &decision, const ReviewTrace &trace) override;
    QFuture<Result<Acknowledged>> release(Token token, const ReviewTrace &trace) override;
    QFuture<Result<Acknowledged>> escalate(Token token, const std::string &rationale,
                                           const ReviewTrace &trace) override;
    QFuture<Result<Acknowledged>> setAside(Token token, Time until, const std::string &rationale,
                                           const ReviewTrace &trace) override;
    QFuture<Result<void>> keepDraft(Token token, const Draft &draft) override;

    /// Watches for the passing of time and for other programs writing, and reports both through queueChanged(). Needs
    /// an event loop.
    void watch();
    /// Moves rows of the queue whose time has come; the command line calls it before it reads the queue.
    Result<void> catchUp();

private:
    explicit Workspace(std::unique_ptr<WorkspaceParts> parts);
    QFuture<Result<Acknowledged>> act(ReviewAct act);
    void look();
    void refresh();

    std::unique_ptr<WorkspaceParts> m_parts;
    std::vector<std::string> m_notices;
    QTimer m_watch;
    std::int64_t m_seenVersion = 0;
    bool m_looking = false;
};

} // namespace verdict
