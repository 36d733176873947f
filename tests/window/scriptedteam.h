#pragma once

#include "core/workspace/teamdesk.h"

#include <QPromise>
#include <deque>
#include <functional>

namespace verdict {

/// A team desk whose state a test sets. Answers come at once, or on command; what was asked is written down.
class ScriptedTeam : public TeamDesk {
    Q_OBJECT

public:
    /// Sets the state and tells whoever listens.
    void setState(const SyncState &state);
    SyncState state;
    std::string place = "folder:/mnt/team/verdict";
    std::string words; ///< of whoever waits here
    std::vector<TeamRow> rows;
    std::vector<WaitingRequest> waiting;
    std::string outcome = "3 entries sent, 12 received.";
    std::optional<Error> failure; ///< what the next calls answer with
    std::vector<std::string> asked;
    InviteTerms invited;
    std::string invitedTo;

    /// From now on answers wait until `answerAll`.
    void holdAnswers() { m_holding = true; }
    void answerAll();

    [[nodiscard]] SyncState syncState() const override { return state; }
    QFuture<Result<std::string>> syncNow() override;
    void cancelSync() override { asked.emplace_back("cancel"); }
    [[nodiscard]] std::string store() const override { return place; }
    QFuture<Result<void>> setStore(const std::string &address) override;
    QFuture<Result<std::vector<TeamRow>>> team() override;
    QFuture<Result<void>> invite(const InviteTerms &terms, const std::string &path) override;
    QFuture<Result<std::vector<WaitingRequest>>> requests() override;
    QFuture<Result<void>> admit(const std::string &invitation) override;
    QFuture<Result<void>> revoke(const MemberId &member) override;
    QFuture<Result<void>> nameRouter(const MemberId &member) override;
    [[nodiscard]] std::string waitingWords() const override { return words; }

private:
    template <class T> QFuture<Result<T>> answer(Result<T> value);
    QFuture<Result<void>> note(const std::string &what);

    std::deque<std::function<void()>> m_held;
    bool m_holding = false;
};

/// The lead Ada, two reviewers, one of them also router, and one whose membership has ended.
std::vector<TeamRow> smallTeam();
/// Somebody who waits since nine minutes before `now`.
WaitingRequest waitingAiko(Time now);

} // namespace verdict
