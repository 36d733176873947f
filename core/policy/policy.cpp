#include "core/policy/policy.h"

namespace verdict {

const DomainRules &OpenPolicy::of(const std::string &domain) const
{
    const auto found = domains.find(domain);
    return found == domains.end() ? otherDomains : found->second;
}

const DomainRouting &LeadsPolicy::of(const std::string &domain) const
{
    const auto found = domains.find(domain);
    return found == domains.end() ? otherDomains : found->second;
}

int MinTiers::of(Stakes stakes) const
{
    switch (stakes) {
    case Stakes::Low: return low;
    case Stakes::Medium: return medium;
    case Stakes::High: return high;
    }
    return high;
}

const char *nameOf(Required required)
{
    switch (required) {
    case Required::Never: return "never";
    case Required::OnOverride: return "on-override";
    case Required::Always: return "always";
    }
    return "";
}

const char *nameOf(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Approved: return "approved";
    case Meaning::Rejected: return "rejected";
    }
    return "";
}

const char *nameOf(Comparison comparison)
{
    switch (comparison) {
    case Comparison::Equal: return "equal";
    case Comparison::NotEqual: return "not-equal";
    case Comparison::Less: return "less";
    case Comparison::LessOrEqual: return "less-or-equal";
    case Comparison::Greater: return "greater";
    case Comparison::GreaterOrEqual: return "greater-or-equal";
    case Comparison::Contains: return "contains";
    case Comparison::Exists: return "exists";
    }
    return "";
}

} // namespace verdict
