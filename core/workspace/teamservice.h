#pragma once

#include "core/workspace/syncing.h"
#include "core/workspace/teamdesk.h"
#include "core/workspace/workspace.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace verdict {

/// The team's side of an open workspace: a thread of its own that syncs by itself, sooner after something was filed and
/// later while the store is out of reach, and does what the team screens ask for. The workspace must outlive it.
class TeamService final : public TeamDesk {
    Q_OBJECT

public:
    explicit TeamService(Workspace &workspace);
    ~TeamService() override;

    [[nodiscard]] SyncState syncState() const override;
    QFuture<Result<std::string>> syncNow() override;
    void cancelSync() override;
    [[nodiscard]] std::string store() const override;
    QFuture<Result<void>> setStore(const std::string &address) override;
    QFuture<Result<std::vector<TeamRow>>> team() override;
    QFuture<Result<void>> invite(const InviteTerms &terms, const std::string &path) override;
    QFuture<Result<std::vector<WaitingRequest>>> requests() override;
    QFuture<Result<void>> admit(const std::string &invitation) override;
    QFuture<Result<void>> revoke(const MemberId &member) override;
    QFuture<Result<void>> nameRouter(const MemberId &member) override;
    [[nodiscard]] std::string waitingWords() const override;

private:
    using Job = std::function<void()>;
    using Moment = std::chrono::steady_clock::time_point;

    template <class T> QFuture<Result<T>> submit(std::function<Result<T>()> work);
    void loop();
    bool waitForJob(Job &job);
    Result<std::string> sync(const std::string &store);
    void note(const Result<SyncReport> &report);
    void readConfigured();
    void changeState(const std::function<void(SyncState &)> &change);
    void noteFiled();

    Workspace &m_workspace;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    SyncState m_state;
    std::string m_store;
    std::string m_waitingWords;
    std::stop_source m_stopSync;
    std::optional<Moment> m_next; ///< when to sync by itself; nothing = no store
    int m_failures = 0;           ///< in a row
    bool m_end = false;
    std::thread m_thread;
};

/// What came of a sync, as a sentence for a person.
std::string inWords(const SyncReport &report);

/// How long to wait before the next sync by itself after this many failures in a row: 30 seconds, doubled each time up
/// to a quarter of an hour.
std::chrono::seconds backOff(int failures);

} // namespace verdict
