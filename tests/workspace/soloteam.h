#pragma once

#include "core/workspace/ingest.h"
#include "core/workspace/policies.h"
#include "core/workspace/routing.h"
#include "core/workspace/upkeep.h"
#include "core/workspace/workspace.h"

#include <QTemporaryDir>
#include <atomic>

namespace verdict::test {

/// A clock that moves when it is told to.
class StepClock final : public Clock {
public:
    explicit StepClock(Time start) : m_ms(start.ms) {}
    [[nodiscard]] Time now() const override { return Time{m_ms}; }
    void step(std::int64_t milliseconds) { m_ms += milliseconds; }

private:
    std::atomic<std::int64_t> m_ms;
};

inline constexpr std::int64_t minute = 60'000;
inline constexpr std::int64_t hour = 60 * minute;

/// Monday 2026-11-23, 08:00 UTC.
Time monday();

/// What a record may say beside the fields that it must have; members of the JSON object, each with a comma in front.
std::string recordLine(const std::string &id, const std::string &more = {}, double confidence = 0.7);

/// A team of one in a folder that goes with it. What is expected to succeed throws std::runtime_error with the reason
/// if it does not.
class SoloTeam {
public:
    SoloTeam();

    [[nodiscard]] Workspace &desk() { return *m_desk; }
    [[nodiscard]] StepClock &clock() { return *m_clock; }
    [[nodiscard]] WorkspaceFiles files() const;
    [[nodiscard]] std::string folder() const; ///< for files beside the workspace

    /// The same workspace once more, as another program would open it.
    [[nodiscard]] Result<std::unique_ptr<Workspace>> open(const std::string &passphrase = "eight or more") const;
    void close() { m_desk.reset(); }
    void reopen();

    /// Takes lines in from a file of its own, through the desk or another program.
    IngestReport take(const std::string &lines, Workspace *through = nullptr);
    RouteCounts route(Workspace *through = nullptr);
    /// The cases that wait, in order.
    std::vector<QueueRow> queue(Workspace *through = nullptr);
    /// The titles of the cases that wait, in order, with blanks between them.
    std::string titles(Workspace *through = nullptr);
    /// The token of the waiting case with this title.
    Token token(const std::string &title);
    /// Takes in, routes, and says the token of the only case with this title.
    Token bring(const std::string &id, const std::string &more = {});
    Acknowledged decide(Token token, const std::string &label = "a");

private:
    QTemporaryDir m_folder;
    std::shared_ptr<StepClock> m_clock;
    std::unique_ptr<Workspace> m_desk;
    int m_inputs = 0;
};

template <class T> T orThrow(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().reason);
    return std::move(*result);
}

template <class T> T orThrow(QFuture<Result<T>> future) { return orThrow(answerOf(std::move(future))); }

/// The reason why it failed; empty if it did not.
template <class T> std::string reasonOf(const Result<T> &result)
{
    return result ? std::string() : result.error().reason;
}
template <class T> std::string reasonOf(QFuture<Result<T>> future) { return reasonOf(answerOf(std::move(future))); }

/// A decision that lacks nothing under the default policy.
Decision complete(const std::string &label);

} // namespace verdict::test
