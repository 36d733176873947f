#pragma once

#include "core/case/events/assigned.h"
#include "core/case/events/routed.h"
#include "core/policy/policy.h"
#include "core/routing/draw.h"
#include "core/routing/router.h"
#include "core/storage/journalsession.h"
#include "core/storage/reader.h"

#include <set>

namespace verdict {

/// What a run of the router needs to know.
struct RouteSetup {
    Policy policy;
    KeyedDraw draws;
    LogId leads;      ///< holds the routes
    LogId toReviewer; ///< holds the case files
    MemberId router;
    MemberId reviewer; ///< who is given the cases
    Time now;
};

/// What `route` reports.
struct RouteCounts {
    std::int64_t routed = 0;
    std::int64_t automated = 0; ///< answered at once, audits included
    std::int64_t escalated = 0; ///< to review
    std::int64_t audited = 0;   ///< automated and drawn for audit
    std::int64_t assigned = 0;
    std::int64_t left = 0; ///< changed since they were planned, or their token was taken: they wait for another pass
};

/// One case with its route, sealed case file and the row it came from.
struct PlannedCase {
    std::int64_t row = 0; ///< of the cases table
    RoutedCase routed;
    std::optional<AssignedCase> assigned;
    std::string sealedFile;
};

/// A stretch of the unrouted cases, planned outside the transaction.
struct RoutePlan {
    std::vector<PlannedCase> cases;
    std::int64_t lastRow = 0; ///< where the next stretch begins
    bool end = false;         ///< nothing unrouted comes after

    [[nodiscard]] std::set<Token> tokens() const;
};

/// Opens, routes and composes the next unrouted cases after a row: at most `limit` cases or about 1 MiB of case files.
/// `promised` are tokens of an earlier plan that may not be stored yet. Attachments are sealed anew for the reviewer.
/// Throws DatabaseFailure; a record that does not open stops the run with its name.
RoutePlan planRoutes(ReadSession &session, const RouteSetup &setup, const WorkspaceFiles &files, const Keyring &keys,
                     std::int64_t afterRow, std::size_t limit, const std::set<Token> &promised = {});

/// Appends a plan: the case files in the log to the reviewer, shuffled, then the routes in the leads log. Cases that
/// changed since they were planned, or whose token another assignment got meanwhile, are left and counted as such.
void appendPlan(JournalSession &session, const RouteSetup &setup, RoutePlan plan, RouteCounts &counts);

} // namespace verdict
