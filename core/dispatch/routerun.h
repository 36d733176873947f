#pragma once

#include "core/case/events/assigned.h"
#include "core/case/events/routed.h"
#include "core/policy/policy.h"
#include "core/routing/draw.h"
#include "core/routing/matching.h"
#include "core/routing/router.h"
#include "core/storage/journalsession.h"
#include "core/storage/reader.h"

#include <set>

namespace verdict {

/// A reviewer as the router reaches that person: the log that holds the case files, and the key that seals them.
struct Addressee {
    Candidate candidate;
    LogId log;
    int epoch = 0;
    AudienceKey key;
};

/// What a run of the router needs to know.
struct RouteSetup {
    Policy policy;
    KeyedDraw draws;
    LogId leads; ///< holds the routes
    MemberId router;
    std::vector<Addressee> reviewers;
    Time now;
};

/// Opens the router's logs to every reviewer and begins their due epochs, so that a run can seal for each of them.
/// NotAllowed unless this member is the active router. Throws DatabaseFailure.
RouteSetup prepareRoutes(JournalSession &session, const Policy &policy);

/// What `route` reports.
struct RouteCounts {
    std::int64_t routed = 0;
    std::int64_t automated = 0; ///< answered at once, audits included
    std::int64_t escalated = 0; ///< to review
    std::int64_t audited = 0;   ///< automated and drawn for audit
    std::int64_t assigned = 0;
    std::int64_t unmatched = 0;            ///< nobody who may decide them is there: they wait
    std::vector<std::string> whyUnmatched; ///< sentences, each once
    std::int64_t left = 0; ///< changed since they were planned, or their token was taken: they wait for another pass
};

/// One case with its route, sealed case file and the row it came from.
struct PlannedCase {
    std::int64_t row = 0;         ///< of the cases table
    std::int64_t recordEvent = 0; ///< row of the event that brought the record
    RoutedCase routed;
    std::optional<AssignedCase> assigned;
    std::size_t reviewer = 0; ///< index into RouteSetup::reviewers, of the assignment
    std::string sealedFile;
};

/// A stretch of the unrouted cases, planned outside the transaction.
struct RoutePlan {
    std::vector<PlannedCase> cases;
    std::vector<std::string> whyUnmatched; ///< one for each case for which nobody was found
    std::int64_t lastRow = 0;              ///< where the next stretch begins
    bool end = false;                      ///< nothing unrouted comes after

    [[nodiscard]] std::set<Token> tokens() const;
};

/// Opens, routes and composes the next unrouted cases after a row: at most `limit` cases or about 1 MiB of case files.
/// `promised` are tokens of an earlier plan that may not be stored yet. Attachments are sealed anew for the reviewer.
/// Throws DatabaseFailure; a record that does not open stops the run with its name.
RoutePlan planRoutes(ReadSession &session, const RouteSetup &setup, const WorkspaceFiles &files, std::int64_t afterRow,
                     std::size_t limit, const std::set<Token> &promised = {});

/// Appends a plan: the case files in the log to each reviewer, shuffled, then the routes in the leads log. Cases that
/// changed since they were planned, or whose token another assignment got meanwhile, are left and counted as such.
void appendPlan(JournalSession &session, const RouteSetup &setup, RoutePlan plan, RouteCounts &counts);

} // namespace verdict
