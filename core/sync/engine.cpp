#include "core/sync/engine.h"

#include "core/sync/give.h"
#include "core/sync/take.h"

namespace verdict {
namespace {

constexpr int steps = 6;
/// The roster may say only after the first pass that more logs are for this member.
constexpr int mostPasses = 4;

Result<void> countStanding(Reader &reader, SyncReport &report)
{
    const auto counted = waitFor(reader.submit<std::pair<std::int64_t, std::int64_t>>(
        [](ReadSession &session) -> Result<std::pair<std::int64_t, std::int64_t>> {
            Statement query(session.database, "SELECT sum(validity = 1), sum(validity = 2) FROM event WHERE id < 0 OR "
                                              "validity = 2");
            query.step();
            return std::pair(query.integer(0), query.integer(1));
        }));
    if (!counted)
        return counted.error();
    report.waiting = counted->first;
    report.voided = counted->second;
    return {};
}

} // namespace

Result<SyncReport> syncOnce(const SyncSetup &setup, const SyncProgress &progress, const std::stop_token &stop)
{
    SyncReport report;
    const auto cancelled = [] { return Error{ErrorKind::Cancelled, "The sync was stopped. What was done stays."}; };
    progress(1, steps);
    if (const auto ready = prepareStore(setup); !ready)
        return ready.error();
    progress(2, steps);
    for (int pass = 0; pass < mostPasses; ++pass) {
        const auto before = report.received;
        if (const auto taken = takeEvents(setup, report, stop); !taken)
            return taken.error();
        if (report.received == before)
            break;
    }
    if (stop.stop_requested())
        return cancelled();
    progress(3, steps);
    if (const auto continued = continueOvertakenLogs(setup, report); !continued)
        return continued.error();
    progress(4, steps);
    if (const auto given = giveEvents(setup, report, stop); !given)
        return given.error();
    progress(5, steps);
    if (const auto fetched = takeAttachments(setup, report, stop); !fetched)
        return fetched.error();
    progress(6, steps);
    if (const auto tidied = tidyOwnLogs(setup); !tidied)
        report.problems.push_back(tidied.error().reason);
    if (const auto counted = countStanding(setup.reader, report); !counted)
        return counted.error();
    return report;
}

} // namespace verdict
