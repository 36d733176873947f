#pragma once

#include "core/dispatch/routerun.h"
#include "core/workspace/parts.h"

#include <functional>
#include <stop_token>

namespace verdict {

/// Routes everything that is not yet routed, a stretch at a time: the next one is planned while the last is written.
/// Blocks. `progress` gets the number of cases routed so far.
Result<RouteCounts> routeAll(WorkspaceParts &parts, const std::function<void(std::int64_t)> &progress,
                             const std::stop_token &stop);

/// Why a case took its route.
struct RouteExplanation {
    CaseName name;
    Route route;
    std::vector<std::string> sentences;
    std::optional<Time> deadline;
    std::optional<Token> token; ///< of its assignment
};

/// A case by token, `DOMAIN/ID`, or its id where only one domain has it; BadInput with the candidates where several
/// have.
Result<RouteExplanation> explainRoute(WorkspaceParts &parts, const std::string &caseText);

/// Finds the assignment that a person means by `CASE` on the command line.
Result<Token> findToken(WorkspaceParts &parts, const std::string &caseText);

} // namespace verdict
