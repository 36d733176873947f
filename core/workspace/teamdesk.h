#pragma once

#include "core/workspace/desk.h"

namespace verdict {

/// How this workspace stands with the shared store.
struct SyncState {
    enum class Phase {
        NotConnected, ///< no store yet
        Idle,         ///< the last sync succeeded
        Running,
        Unreachable, ///< the store could not be reached; work is kept and tried again by itself
    };

    Phase phase = Phase::NotConnected;
    int step = 0; ///< of `steps`, while running
    int steps = 0;
    std::int64_t unsent = 0;          ///< own entries that the store does not hold yet
    std::optional<Time> lastSynced;   ///< nothing = never
    std::optional<Time> failingSince; ///< while unreachable
    std::string problem;              ///< a sentence about the last sync; empty = none
};

/// A member as the team screen lists one.
struct TeamRow {
    MemberInfo member;
    std::vector<std::string> skills;
    int tier = 1;
    bool ended = false; ///< the membership was revoked
    int devices = 1;    ///< that work; the recovery kit not counted
    bool hasRecoveryKit = false;
    std::string sixWords; ///< fingerprint of the first roster key
};

/// Somebody who answered an invitation and waits to be admitted.
struct WaitingRequest {
    std::string invitation; ///< names it for admit(): hexadecimal digits
    std::string name;
    std::vector<std::string> roles;
    std::string sixWords; ///< to compare by voice before admitting
    Time at;
    bool secondDevice = false;
};

/// What an invitation says.
struct InviteTerms {
    std::string name;
    std::vector<std::string> roles; ///< "lead", "router", "reviewer"
    std::vector<std::string> skills;
    int tier = 1;         ///< 1 to 3
    int validDays = 7;    ///< 1 to 90
    std::string deviceOf; ///< a member's id: the invitation is for that member's second device; empty = a new member
};

/// The team's side of a workspace, for settings, the status line and the command line. Every call answers as a future
/// and never blocks the caller.
class TeamDesk : public QObject {
    Q_OBJECT

public:
    ~TeamDesk() override = default;

    [[nodiscard]] virtual SyncState syncState() const = 0;
    /// Syncs now; the answer is a sentence about what came of it.
    virtual QFuture<Result<std::string>> syncNow() = 0;
    virtual void cancelSync() = 0;
    /// The address of the shared store; empty = none yet.
    [[nodiscard]] virtual std::string store() const = 0;
    /// Checks the place and keeps it as this workspace's store: "folder:PATH" or a path.
    virtual QFuture<Result<void>> setStore(const std::string &address) = 0;

    virtual QFuture<Result<std::vector<TeamRow>>> team() = 0;
    /// Leads: writes an invitation file.
    virtual QFuture<Result<void>> invite(const InviteTerms &terms, const std::string &path) = 0;
    /// Leads: who waits in the store.
    virtual QFuture<Result<std::vector<WaitingRequest>>> requests() = 0;
    virtual QFuture<Result<void>> admit(const std::string &invitation) = 0;
    virtual QFuture<Result<void>> revoke(const MemberId &member) = 0;
    virtual QFuture<Result<void>> nameRouter(const MemberId &member) = 0;
    /// Whoever has joined and is not admitted yet: the six words to read to the lead; empty once admitted.
    [[nodiscard]] virtual std::string waitingWords() const = 0;

Q_SIGNALS:
    void syncChanged();
};

} // namespace verdict
