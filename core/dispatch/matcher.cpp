#include "core/dispatch/matcher.h"

namespace verdict {

Matcher::Matcher(const RouteSetup &setup) : m_setup(setup)
{
    for (const auto &reviewer : setup.reviewers)
        m_candidates.push_back(reviewer.candidate);
}

Result<std::size_t> Matcher::match(const CaseRecord &record, const std::vector<MemberId> &before)
{
    MatchNeeds needs = needsOf(record, m_setup.policy.leads, {before.begin(), before.end()}, m_setup.now);
    auto chosen = verdict::match(m_candidates, needs, m_setup.draws);
    if (!chosen) {
        needs.excluded.clear();
        chosen = verdict::match(m_candidates, needs, m_setup.draws);
    }
    for (std::size_t i = 0; chosen && i < m_candidates.size(); ++i) {
        if (m_candidates[i].member != *chosen)
            continue;
        ++m_candidates[i].open;
        return i;
    }
    return Error{ErrorKind::NotFound, inWords(whyNobody(m_candidates, needs).value_or(Unmatched{}), 1)};
}

} // namespace verdict
