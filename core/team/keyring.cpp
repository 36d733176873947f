#include "core/team/keyring.h"

namespace verdict {

const char *nameOf(LogRole role)
{
    switch (role) {
    case LogRole::Team: return "team";
    case LogRole::Leads: return "leads";
    case LogRole::ToReviewer: return "to-reviewer";
    case LogRole::FromReviewer: return "from-reviewer";
    }
    return "";
}

std::optional<LogRole> logRoleFromName(std::string_view name)
{
    for (auto role : {LogRole::Team, LogRole::Leads, LogRole::ToReviewer, LogRole::FromReviewer})
        if (name == nameOf(role))
            return role;
    return std::nullopt;
}

std::optional<std::pair<int, AudienceKey>> Keyring::newest(const LogId &log) const
{
    const auto found = audiences.find(log);
    if (found == audiences.end() || found->second.empty())
        return std::nullopt;
    return *found->second.rbegin();
}

std::optional<AudienceKey> Keyring::key(const LogId &log, int epoch) const
{
    const auto found = audiences.find(log);
    if (found == audiences.end())
        return std::nullopt;
    const auto at = found->second.find(epoch);
    return at == found->second.end() ? std::nullopt : std::optional(at->second);
}

} // namespace verdict
