#pragma once

#include "core/policy/policy.h"
#include "core/routing/draw.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace verdict {

/// A reviewer as matching sees one.
struct Candidate {
    MemberId member;
    std::vector<std::string> skills;
    int tier = 1;                       ///< 1 = junior to 3 = senior
    std::optional<Time> awayUntil;      ///< gets nothing before this moment
    std::vector<std::string> conflicts; ///< declared conflicts of interest; compared without regard to ASCII case
    std::int64_t open = 0;              ///< assignments not decided yet

    friend bool operator==(const Candidate &, const Candidate &) = default;
};

/// What a case asks of its reviewer.
struct MatchNeeds {
    CaseName name;
    std::vector<std::string> skills;         ///< all of them
    int minTier = 1;                         ///< 1 to 3
    std::vector<std::string> conflictValues; ///< what the case holds in the policy's conflict fields
    std::set<MemberId> excluded;             ///< who had the case before
    int maxOpen = 0;                         ///< 0 = no limit; does not count where there is one candidate
    std::int64_t period = 0;                 ///< the rotation period, counted from 1970
    Time now;

    friend bool operator==(const MatchNeeds &, const MatchNeeds &) = default;
};

/// What this case asks under this policy at this moment.
MatchNeeds needsOf(const CaseRecord &record, const LeadsPolicy &policy, std::set<MemberId> excluded, Time now);

/// The reviewer for a case, or nobody. Of those who may have it: the least senior tier, then the lowest class of open
/// cases (0–15, 16–31, 32–63, …), then rendezvous hashing (highest random weight: Thaler and Ravishankar, "Using
/// Name-Based Mappings to Increase Hit Rates", 1998) over case, reviewer and period, weighted by 1 / (16 + open).
/// The same whatever the order of the candidates; one candidate more moves cases to that candidate alone.
std::optional<MemberId> match(const std::vector<Candidate> &candidates, const MatchNeeds &needs, const KeyedDraw &draw);

/// Why nobody may have a case: the first need that leaves nobody, in this order.
enum class Hindrance { NoReviewers, Skills, Tier, Conflict, HadItBefore, Away, Full };

/// Why nobody may have a case, with what it asked; equal values are one sentence for a lead.
struct Unmatched {
    Hindrance hindrance = Hindrance::NoReviewers;
    std::vector<std::string> skills; ///< those nobody has; else those the case asks for
    int tier = 1;                    ///< what the case asks for
    int maxOpen = 0;

    friend auto operator<=>(const Unmatched &, const Unmatched &) = default;
};

/// Why match() answers nobody; nothing where it answers somebody.
std::optional<Unmatched> whyNobody(const std::vector<Candidate> &candidates, const MatchNeeds &needs);

/// A sentence for the lead: "Nobody with the skill "dermatology" is present; 14 cases wait."
std::string inWords(const Unmatched &unmatched, std::int64_t cases);

} // namespace verdict
