#pragma once

#include "core/journal/logkey.h"
#include "core/journal/seal.h"

#include <map>
#include <optional>
#include <string>

namespace verdict {

/// What a log is for; with its author and its reviewer this decides who may read it and what it may hold.
enum class LogRole {
    Team,         ///< roster, open policy: every member reads it
    Leads,        ///< ingests, routes, the hidden half: leads and the active router
    ToReviewer,   ///< router → one reviewer: case files
    FromReviewer, ///< one reviewer → leads: decisions
};

/// "team", "leads", "to-reviewer" or "from-reviewer".
const char *nameOf(LogRole role);
std::optional<LogRole> logRoleFromName(std::string_view name);

/// One log as this machine knows it.
struct LogInfo {
    LogId id;
    LogRole role = LogRole::Team;
    MemberId author;
    MemberId reviewer; ///< whom a ToReviewer log is addressed to; empty otherwise

    friend bool operator==(const LogInfo &, const LogInfo &) = default;
};

/// The keys this workspace holds: handed over as a value, so that storage need not know where keys come from.
struct Keyring {
    TeamId team;                                           ///< zero until the team is founded
    std::map<LogId, LogKey> own;                           ///< logs this machine may append to
    std::map<LogId, std::map<int, AudienceKey>> audiences; ///< by log and epoch (1, 2, …)

    /// The newest epoch of a log with its key; nothing if this machine may not read it.
    [[nodiscard]] std::optional<std::pair<int, AudienceKey>> newest(const LogId &log) const;
    [[nodiscard]] std::optional<AudienceKey> key(const LogId &log, int epoch) const;
};

} // namespace verdict
