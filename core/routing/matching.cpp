#include "core/routing/matching.h"

#include "core/policy/conditions.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>

namespace verdict {
namespace {

constexpr std::string_view purpose = "match";
constexpr std::int64_t msPerDay = 86'400'000;
constexpr std::int64_t loadUnit = 16; ///< open cases that make one class, and soften the weights

using Reviewers = std::vector<const Candidate *>;

std::string lower(std::string_view text)
{
    std::string low(text);
    for (char &letter : low)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return low;
}

bool holds(const std::vector<std::string> &list, const std::string &item)
{
    return std::find(list.begin(), list.end(), item) != list.end();
}

bool hasSkills(const Candidate &candidate, const MatchNeeds &needs)
{
    return std::all_of(needs.skills.begin(), needs.skills.end(),
                       [&](const auto &skill) { return holds(candidate.skills, skill); });
}

bool inConflict(const Candidate &candidate, const MatchNeeds &needs)
{
    return std::any_of(candidate.conflicts.begin(), candidate.conflicts.end(), [&](const auto &declared) {
        return std::any_of(needs.conflictValues.begin(), needs.conflictValues.end(),
                           [&](const auto &value) { return lower(value) == lower(declared); });
    });
}

bool isFull(const Candidate &candidate, const MatchNeeds &needs, std::size_t candidates)
{
    return candidates > 1 && needs.maxOpen > 0 && candidate.open >= needs.maxOpen;
}

/// The first need that leaves nobody; where none does, `left` holds who may have the case.
std::optional<Hindrance> narrow(const std::vector<Candidate> &candidates, const MatchNeeds &needs, Reviewers &left)
{
    for (const auto &candidate : candidates)
        left.push_back(&candidate);
    if (left.empty())
        return Hindrance::NoReviewers;
    const auto none = [&](auto may) {
        std::erase_if(left, [&](const Candidate *candidate) { return !may(*candidate); });
        return left.empty();
    };
    if (none([&](const Candidate &c) { return hasSkills(c, needs); }))
        return Hindrance::Skills;
    if (none([&](const Candidate &c) { return c.tier >= needs.minTier; }))
        return Hindrance::Tier;
    if (none([&](const Candidate &c) { return !inConflict(c, needs); }))
        return Hindrance::Conflict;
    if (none([&](const Candidate &c) { return !needs.excluded.contains(c.member); }))
        return Hindrance::HadItBefore;
    if (none([&](const Candidate &c) { return !c.awayUntil || *c.awayUntil <= needs.now; }))
        return Hindrance::Away;
    if (none([&](const Candidate &c) { return !isFull(c, needs, candidates.size()); }))
        return Hindrance::Full;
    return std::nullopt;
}

std::int64_t openOf(const Candidate &candidate) { return std::max<std::int64_t>(candidate.open, 0); }

int loadClass(const Candidate &candidate)
{
    return std::bit_width(static_cast<std::uint64_t>(openOf(candidate) / loadUnit));
}

/// Keeps those with the least value.
void keepLeast(Reviewers &reviewers, const std::function<int(const Candidate &)> &value)
{
    int least = std::numeric_limits<int>::max();
    for (const auto *reviewer : reviewers)
        least = std::min(least, value(*reviewer));
    std::erase_if(reviewers, [&](const Candidate *reviewer) { return value(*reviewer) != least; });
}

/// The weighted form of the highest random weight: −ln(u) · (1 / weight), and the least of them wins.
double score(const Candidate &candidate, const MatchNeeds &needs, const KeyedDraw &draw)
{
    const std::string id = std::to_string(needs.period) + '|' + candidate.member.value + '|' + drawId(needs.name);
    return -std::log(draw.uniform(purpose, id)) * static_cast<double>(loadUnit + openOf(candidate));
}

/// 7-day periods begin on the same day of the week before and after 1970.
std::int64_t floorDivide(std::int64_t value, std::int64_t by) { return value / by - (value % by < 0 ? 1 : 0); }

/// Skills that nobody has; if everyone of them is had by somebody, all, since nobody has them together.
std::vector<std::string> missingSkills(const std::vector<Candidate> &candidates, const MatchNeeds &needs)
{
    std::vector<std::string> missing;
    for (const auto &skill : needs.skills)
        if (std::none_of(candidates.begin(), candidates.end(),
                         [&](const Candidate &candidate) { return holds(candidate.skills, skill); }))
            missing.push_back(skill);
    return missing.empty() ? needs.skills : missing;
}

std::string skillsInWords(const std::vector<std::string> &skills)
{
    std::string words = skills.size() == 1 ? "the skill " : "the skills ";
    for (std::size_t i = 0; i < skills.size(); ++i)
        words += (i == 0 ? "" : i + 1 == skills.size() ? " and " : ", ") + ('"' + skills[i] + '"');
    return words;
}

std::string reasonInWords(const Unmatched &unmatched)
{
    const bool anyone = unmatched.skills.empty();
    const std::string with = anyone ? "" : " with " + skillsInWords(unmatched.skills);
    const std::string everybody = "Everybody" + (anyone ? " who may decide" : with);
    switch (unmatched.hindrance) {
    case Hindrance::NoReviewers: return "The team has no reviewer";
    case Hindrance::Skills: return "Nobody has " + skillsInWords(unmatched.skills);
    case Hindrance::Tier: return "Nobody" + with + " has tier " + std::to_string(unmatched.tier) + " or above";
    case Hindrance::Conflict: return everybody + " has declared a conflict of interest";
    case Hindrance::HadItBefore: return everybody + " has had the case before";
    case Hindrance::Away: return "Nobody" + (anyone ? " who may decide" : with) + " is present";
    case Hindrance::Full: return everybody + " has " + std::to_string(unmatched.maxOpen) + " open cases or more";
    }
    return {};
}

} // namespace

MatchNeeds needsOf(const CaseRecord &record, const LeadsPolicy &policy, std::set<MemberId> excluded, Time now)
{
    const DomainRouting &routing = policy.of(record.name.domain);
    MatchNeeds needs{record.name, routing.skills, routing.minTier.of(record.context.stakes), {}, std::move(excluded)};
    for (const auto &field : routing.conflicts)
        for (const auto &value : valuesOf(field, record))
            if (value.kind != Scalar::Kind::Null)
                needs.conflictValues.push_back(value.text);
    needs.maxOpen = routing.maxOpen;
    needs.period = routing.rotationDays > 0 ? floorDivide(now.ms, routing.rotationDays * msPerDay) : 0;
    needs.now = now;
    return needs;
}

std::optional<MemberId> match(const std::vector<Candidate> &candidates, const MatchNeeds &needs, const KeyedDraw &draw)
{
    Reviewers left;
    if (narrow(candidates, needs, left))
        return std::nullopt;
    keepLeast(left, [](const Candidate &candidate) { return candidate.tier; });
    keepLeast(left, loadClass);
    std::vector<std::pair<double, MemberId>> scores;
    for (const auto *candidate : left)
        scores.emplace_back(score(*candidate, needs, draw), candidate->member);
    return std::min_element(scores.begin(), scores.end())->second;
}

std::optional<Unmatched> whyNobody(const std::vector<Candidate> &candidates, const MatchNeeds &needs)
{
    Reviewers left;
    const auto hindrance = narrow(candidates, needs, left);
    if (!hindrance)
        return std::nullopt;
    const auto skills = *hindrance == Hindrance::Skills ? missingSkills(candidates, needs) : needs.skills;
    return Unmatched{*hindrance, skills, needs.minTier, needs.maxOpen};
}

std::string inWords(const Unmatched &unmatched, std::int64_t cases)
{
    return reasonInWords(unmatched) + "; " + std::to_string(cases) + (cases == 1 ? " case waits." : " cases wait.");
}

} // namespace verdict
