#pragma once

#include "core/case/picture.h"
#include "core/case/result.h"
#include "core/review/reviewvalues.h"

#include <QFuture>
#include <QObject>

namespace verdict {

/// Who sits here.
struct MemberInfo {
    MemberId id;
    std::string name;
    bool lead = false;
    bool router = false;
    bool reviewer = false;
};

/// Which picture is wanted: the whole one within a size, or a region of it for a closer look.
struct PictureRequest {
    int evidence = 0; ///< index into CaseFile::evidence
    int maxWidth = 640;
    int maxHeight = 640;
    std::optional<PictureRegion> region; ///< nothing = the whole picture
};

/// The reviewer's desk: everything a reviewing hand can ask for or do, as futures that never block the caller. The
/// window connects to them, the command line waits for them. Implemented by Workspace; tests of the window may script
/// their own.
class Desk : public QObject {
    Q_OBJECT

public:
    ~Desk() override = default;

    [[nodiscard]] virtual MemberInfo member() const = 0;

    virtual QFuture<Result<QueuePage>> queuePage(const QueueQuery &query) = 0;
    virtual QFuture<Result<QueueSummary>> queueSummary() = 0;

    /// Reads a case without opening it, for read-ahead: nothing is recorded.
    virtual QFuture<Result<OpenedCase>> peek(Token token) = 0;
    /// Reads a case and notes on this machine when it was first opened.
    virtual QFuture<Result<OpenedCase>> open(Token token) = 0;
    virtual QFuture<Result<Bitmap>> picture(Token token, const PictureRequest &request) = 0;
    /// A document's or other attachment's bytes, for opening outside after a warning.
    virtual QFuture<Result<std::string>> attachment(Token token, int evidence) = 0;

    virtual QFuture<Result<Acknowledged>> decide(Token token, const Decision &decision, const ReviewTrace &trace) = 0;
    /// Takes back the last decision on the case within its grace; NotAllowed ("amend") afterwards.
    virtual QFuture<Result<Acknowledged>> undo(Token token) = 0;
    virtual QFuture<Result<Acknowledged>> amend(Token token, const Decision &decision, const ReviewTrace &trace) = 0;
    virtual QFuture<Result<Acknowledged>> release(Token token, const ReviewTrace &trace) = 0;
    virtual QFuture<Result<Acknowledged>> escalate(Token token, const std::string &rationale,
                                                   const ReviewTrace &trace) = 0;
    virtual QFuture<Result<Acknowledged>> setAside(Token token, Time until, const std::string &rationale,
                                                   const ReviewTrace &trace) = 0;
    /// Keeps what was typed so that a crash loses nothing; an empty draft forgets it.
    virtual QFuture<Result<void>> keepDraft(Token token, const Draft &draft) = 0;

Q_SIGNALS:
    /// The queue's rows or counts may have changed (here or by another process).
    void queueChanged();
    /// Something needs the person's attention; a sentence.
    void trouble(const QString &sentence);
};

} // namespace verdict
