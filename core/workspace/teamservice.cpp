#include "core/workspace/teamservice.h"

#include "core/journal/publish.h"
#include "core/sync/localjournal.h"
#include "core/workspace/config.h"
#include "core/workspace/members.h"

#include <QPromise>
#include <algorithm>
#include <filesystem>

namespace verdict {
namespace {

using namespace std::chrono_literals;

/// How soon after something was filed it is delivered: a few decisions go together.
constexpr auto soon = 5s;

/// Own entries ever made: what was made since the last delivery is what is unsent.
Result<std::int64_t> ownEntries(WorkspaceParts &parts)
{
    return answerOf(parts.screen.submit<std::int64_t>([](ReadSession &session) -> Result<std::int64_t> {
        std::int64_t entries = 0;
        for (const auto &[row, log] : readLogs(session.database))
            entries += session.credentials.keys().own.contains(log.info.id) ? log.head.seq : 0;
        return entries;
    }));
}

} // namespace

std::string inWords(const SyncReport &report)
{
    std::string words = std::to_string(report.sent) + " sent, " + std::to_string(report.received) + " received.";
    if (report.continued)
        words += " The store knew more of your work than this workspace; nothing is lost.";
    if (!report.problems.empty())
        words += ' ' + report.problems.front();
    return words;
}

std::chrono::seconds backOff(int failures)
{
    constexpr auto first = 30s;
    constexpr auto longest = 900s;
    return std::min<std::chrono::seconds>(first * (1 << std::clamp(failures, 0, 5)), longest);
}

TeamService::TeamService(Workspace &workspace) : m_workspace(workspace)
{
    connect(&workspace, &Desk::queueChanged, this, &TeamService::noteFiled);
    m_thread = std::thread([this] { loop(); });
}

TeamService::~TeamService()
{
    {
        const std::lock_guard guard(m_mutex);
        m_end = true;
        m_stopSync.request_stop();
    }
    m_wake.notify_all();
    m_thread.join();
}

void TeamService::readConfigured()
{
    const auto config = readConfig(m_workspace.parts().files);
    const auto entries = ownEntries(m_workspace.parts());
    const std::lock_guard guard(m_mutex);
    if (!config || config->store.empty())
        return;
    m_store = config->store;
    m_waitingWords = config->waitingWords;
    m_state.phase = SyncState::Phase::Idle;
    if (config->lastSynced > 0)
        m_state.lastSynced = Time{config->lastSynced};
    m_state.unsent = entries ? std::max<std::int64_t>(0, *entries - config->delivered) : 0;
    m_next = std::chrono::steady_clock::now();
}

SyncState TeamService::syncState() const
{
    const std::lock_guard guard(m_mutex);
    return m_state;
}

std::string TeamService::store() const
{
    const std::lock_guard guard(m_mutex);
    return m_store;
}

std::string TeamService::waitingWords() const
{
    const std::lock_guard guard(m_mutex);
    return m_waitingWords;
}

void TeamService::changeState(const std::function<void(SyncState &)> &change)
{
    {
        const std::lock_guard guard(m_mutex);
        change(m_state);
    }
    QMetaObject::invokeMethod(this, &TeamDesk::syncChanged, Qt::QueuedConnection);
}

template <class T> QFuture<Result<T>> TeamService::submit(std::function<Result<T>()> work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto future = promise->future();
    {
        const std::lock_guard guard(m_mutex);
        m_jobs.push_back([promise, work = std::move(work)] {
            promise->addResult(work());
            promise->finish();
        });
    }
    m_wake.notify_all();
    return future;
}

bool TeamService::waitForJob(Job &job)
{
    std::unique_lock guard(m_mutex);
    const auto isReady = [this] { return m_end || !m_jobs.empty(); };
    while (!isReady()) {
        if (!m_next) {
            m_wake.wait(guard, isReady);
        } else if (m_wake.wait_until(guard, *m_next) == std::cv_status::timeout && !isReady() && m_next &&
                   std::chrono::steady_clock::now() >= *m_next) {
            job = [this] { static_cast<void>(sync({})); };
            return true;
        }
    }
    if (m_end)
        return false;
    job = std::move(m_jobs.front());
    m_jobs.pop_front();
    return true;
}

void TeamService::loop()
{
    readConfigured();
    QMetaObject::invokeMethod(this, &TeamDesk::syncChanged, Qt::QueuedConnection);
    for (Job job; waitForJob(job);)
        job();
    // Whoever still waits is told, rather than left waiting.
    const std::lock_guard guard(m_mutex);
    m_jobs.clear();
}

Result<std::string> TeamService::sync(const std::string &store)
{
    std::stop_token stop;
    {
        const std::lock_guard guard(m_mutex);
        if (m_end)
            return Error{ErrorKind::Cancelled, "The program is closing."};
        m_stopSync = {};
        stop = m_stopSync.get_token();
    }
    changeState([](SyncState &state) { state.phase = SyncState::Phase::Running; });
    const auto report = syncWorkspace(
        m_workspace.parts(), {store, -1, false},
        [this](int step, int steps) {
            changeState([step, steps](SyncState &state) {
                state.step = step;
                state.steps = steps;
            });
        },
        stop);
    note(report);
    if (!report)
        return report.error();
    return inWords(*report);
}

void TeamService::note(const Result<SyncReport> &report)
{
    const auto entries = ownEntries(m_workspace.parts());
    auto config = readConfig(m_workspace.parts().files);
    const Time now = m_workspace.parts().clock->now();
    if (report && config && entries) {
        config->lastSynced = now.ms;
        config->delivered = *entries;
        // Only for the status line: one that cannot be written is made good by the next sync.
        static_cast<void>(writeConfig(m_workspace.parts().files, *config));
    }
    const bool away = !report && report.error().kind == ErrorKind::Unreachable;
    changeState([&](SyncState &state) {
        m_failures = report ? 0 : m_failures + 1;
        m_next = std::chrono::steady_clock::now() + backOff(m_failures);
        if (config) {
            m_store = config->store;
            m_waitingWords = config->waitingWords;
        }
        state.phase = m_store.empty() ? SyncState::Phase::NotConnected
                      : away          ? SyncState::Phase::Unreachable
                                      : SyncState::Phase::Idle;
        state.problem =
            report ? (report->problems.empty() ? std::string() : report->problems.front()) : report.error().reason;
        if (report) {
            state.lastSynced = now;
            state.failingSince.reset();
            state.unsent = 0;
        } else if (!state.failingSince) {
            state.failingSince = now;
        }
    });
    if (report && report->received > 0)
        QMetaObject::invokeMethod(&m_workspace, &Desk::queueChanged, Qt::QueuedConnection);
}

/// Something was filed here, or came: what is new is delivered soon.
void TeamService::noteFiled()
{
    static_cast<void>(submit<bool>([this]() -> Result<bool> {
        const auto entries = ownEntries(m_workspace.parts());
        const auto config = readConfig(m_workspace.parts().files);
        if (!entries || !config)
            return false;
        changeState([&](SyncState &state) {
            state.unsent = std::max<std::int64_t>(0, *entries - config->delivered);
            if (m_next && m_failures == 0 && state.unsent > 0)
                m_next = std::min(*m_next, std::chrono::steady_clock::now() + soon);
        });
        return true;
    }));
}

QFuture<Result<std::string>> TeamService::syncNow()
{
    return submit<std::string>([this] { return sync({}); });
}

void TeamService::cancelSync()
{
    const std::lock_guard guard(m_mutex);
    m_stopSync.request_stop();
}

QFuture<Result<void>> TeamService::setStore(const std::string &address)
{
    return submit<void>([this, address]() -> Result<void> {
        const auto synced = sync(address);
        return synced ? Result<void>() : Result<void>(synced.error());
    });
}

QFuture<Result<std::vector<TeamRow>>> TeamService::team()
{
    // Known in memory, so nobody waits for a sync that is running.
    QPromise<Result<std::vector<TeamRow>>> promise;
    promise.start();
    promise.addResult(teamRows(m_workspace.parts()));
    promise.finish();
    return promise.future();
}

QFuture<Result<void>> TeamService::invite(const InviteTerms &terms, const std::string &path)
{
    return submit<void>([this, terms, path]() -> Result<void> {
        const auto file = inviteMember(m_workspace.parts(), terms);
        if (!file)
            return file.error();
        std::error_code code;
        if (std::filesystem::exists(std::filesystem::symlink_status(path, code)))
            return Error{ErrorKind::BadInput, "\"" + path + "\" exists already; an invitation never overwrites."};
        return publish(path, *file);
    });
}

QFuture<Result<std::vector<WaitingRequest>>> TeamService::requests()
{
    return submit<std::vector<WaitingRequest>>([this] { return waitingRequests(m_workspace.parts()); });
}

QFuture<Result<void>> TeamService::admit(const std::string &invitation)
{
    return submit<void>([this, invitation]() -> Result<void> {
        const auto admitted = admitMember(m_workspace.parts(), invitation);
        if (!admitted)
            return admitted.error();
        // The newcomer waits for it: delivered at once.
        static_cast<void>(sync({}));
        return {};
    });
}

QFuture<Result<void>> TeamService::revoke(const MemberId &member)
{
    return submit<void>([this, member]() -> Result<void> {
        const auto revoked = revokeMember(m_workspace.parts(), member);
        if (revoked)
            static_cast<void>(sync({}));
        return revoked;
    });
}

QFuture<Result<void>> TeamService::nameRouter(const MemberId &member)
{
    return submit<void>([this, member] { return nameRouterOf(m_workspace.parts(), member); });
}

} // namespace verdict
