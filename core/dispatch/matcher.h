#pragma once

#include "core/dispatch/routerun.h"

namespace verdict {

/// Gives the cases of one plan to reviewers, counting what each got on the way.
class Matcher {
public:
    explicit Matcher(const RouteSetup &setup);

    /// Index of the reviewer. Those in `before` had the case and are asked again only if nobody else may have it.
    /// NotFound with the sentence for a lead if nobody may.
    Result<std::size_t> match(const CaseRecord &record, const std::vector<MemberId> &before);

private:
    const RouteSetup &m_setup;
    std::vector<Candidate> m_candidates; ///< in the order of RouteSetup::reviewers
};

} // namespace verdict
