#include "core/review/queuestore.h"

#include "core/case/casefilecodec.h"
#include "core/routing/folds/assignmentfold.h"
#include "core/routing/folds/rowcodec.h"

#include <QString>

namespace verdict {
namespace {

constexpr int searchedRows = 20'000;

constexpr const char *queuedPage =
    "SELECT id, token, state, class, rank, deadline, until, event, offset, length, file FROM assignment WHERE place = "
    "0 "
    "AND (class, rank, deadline, id) > (?, ?, ?, ?) ORDER BY class, rank, deadline, id LIMIT ?";
constexpr const char *asidePage = "SELECT id, token, state, class, rank, deadline, until, event, offset, length, file "
                                  "FROM assignment WHERE place = 1 "
                                  "AND (until, id) > (?, ?) ORDER BY until, id LIMIT ?";

// In the order in which they were filed; acts are only ever added. Kinds: decided, amended. State: decided.
constexpr const char *decidedPage =
    "SELECT d.id, a.token, a.state, a.class, a.rank, a.deadline, d.at, a.event, a.offset, a.length, a.file "
    "FROM act d JOIN assignment a ON a.id = d.assignment WHERE d.kind IN (0, 1) AND d.undone = 0 AND d.superseded = 0 "
    "AND a.state = 2 AND a.mine AND d.id < ? ORDER BY d.id DESC LIMIT ?";

const char *pageOf(QueuePart part)
{
    switch (part) {
    case QueuePart::Waiting: return queuedPage;
    case QueuePart::SetAside: return asidePage;
    case QueuePart::Decided: break;
    }
    return decidedPage;
}

struct Row {
    QueueCursor key;
    QueueRow shown;
    std::string id;
};

/// Unicode folding through Qt: what a person types finds "ÉTÉ" as "été".
bool contains(const std::string &text, const QString &needle)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).contains(needle, Qt::CaseInsensitive);
}

Row rowOf(ReadSession &session, const Statement &row, const OpenPolicy &policy, QueuePart part)
{
    const bool aside = part == QueuePart::SetAside;
    Row result;
    result.key.row = row.integer(0);
    result.key.urgency = static_cast<int>(row.integer(3));
    result.key.negativePriority = row.integer(4);
    result.key.deadline = aside ? row.integer(6) : row.integer(5);
    QueueRow &shown = result.shown;
    shown.token = Token{static_cast<std::uint32_t>(row.integer(1))};
    shown.state = aside                        ? ReviewState::SetAside
                  : part == QueuePart::Decided ? ReviewState::Decided
                                               : ReviewState::Queued;
    shown.urgency = static_cast<Urgency>(row.integer(3));
    if (aside)
        shown.setAsideUntil = Time{row.integer(6)};
    if (part == QueuePart::Decided)
        shown.decidedAt = Time{row.integer(6)};
    const auto file = readCaseFile(session.objects.openAgain(objectRefAt(row, 7)).plaintext);
    if (!file)
        throw DatabaseFailure{file.error()};
    const DomainRules &rules = policy.of(file->domain);
    shown.caseText = file->id.empty() ? file->token.text() : file->id;
    shown.title = file->title.empty() ? shown.caseText : file->title;
    shown.kind = file->kind;
    shown.domain = file->domain;
    shown.domainName = rules.name.empty() ? file->domain : rules.name;
    shown.stakes = file->stakes;
    shown.appeal = file->appeal;
    shown.deadline = file->deadline;
    return result;
}

void bindStart(Statement &page, const QueueQuery &query, int limit)
{
    const QueueCursor start = query.after.value_or(QueueCursor{-1, INT64_MIN, INT64_MIN, INT64_MIN});
    if (query.part == QueuePart::Decided)
        page.bind(1, query.after ? start.row : INT64_MAX).bind(2, limit);
    else if (query.part == QueuePart::SetAside)
        page.bind(1, start.deadline).bind(2, start.row).bind(3, limit);
    else
        page.bind(1, start.urgency)
            .bind(2, start.negativePriority)
            .bind(3, start.deadline)
            .bind(4, start.row)
            .bind(5, limit);
}

std::int64_t countIn(Database &database, int place)
{
    Statement &query = database.cached("SELECT n FROM place_count WHERE place = ?");
    query.bind(1, place);
    return query.step() ? query.integer(0) : 0;
}

std::int64_t decidedSince(Database &database, Time start)
{
    // Newest first and stop at the first older one: the cost follows today's work, not the journal's length.
    Statement &rows =
        database.cached("SELECT d.at, d.kind, d.undone FROM act d JOIN assignment a ON a.id = d.assignment "
                        "WHERE a.mine ORDER BY d.id DESC");
    std::int64_t count = 0;
    while (rows.step()) {
        if (rows.integer(0) < start.ms)
            break;
        count += rows.integer(1) == 0 && rows.integer(2) == 0;
    }
    rows.reset();
    return count;
}

bool any(Database &database, const char *sql)
{
    Statement query(database, sql);
    return query.step();
}

std::string whyEmpty(Database &database, const QueueSummary &summary)
{
    if (summary.waiting > 0)
        return {};
    if (any(database, "SELECT 1 FROM cases WHERE state = 0 LIMIT 1"))
        return "Cases were taken in that are not routed yet: run \"verdictctl route\".";
    if (summary.setAside > 0)
        return "What is set aside returns by itself at its time.";
    const bool takesIn = any(database, "SELECT 1 FROM log WHERE role = 'leads' LIMIT 1");
    const bool hadAny = any(database, "SELECT 1 FROM assignment WHERE mine LIMIT 1");
    if (!takesIn)
        return hadAny ? "You decided everything that was given to you. New cases come with the next sync."
                      : "No case has been given to you yet. Cases come with the next sync.";
    if (!any(database, "SELECT 1 FROM cases LIMIT 1") && !hadAny)
        return "No case has been taken in yet. Start with \"verdictctl ingest FILE\".";
    return "Every case that needs a person is decided.";
}

struct Due {
    std::int64_t id = 0;
    int place = 0;
    std::optional<Time> deadline;
    UrgencyLimits limits;
};

std::vector<Due> dueRows(Database &database, Time now, int limit)
{
    std::vector<Due> due;
    Statement &rows =
        database.cached("SELECT id, place, deadline, at_risk, soon FROM assignment WHERE place IS NOT NULL AND "
                        "next_change IS NOT NULL AND next_change <= ? LIMIT ?");
    rows.bind(1, now.ms).bind(2, limit);
    while (rows.step()) {
        Due one{rows.integer(0), static_cast<int>(rows.integer(1)), {}, {}};
        if (rows.integer(2) != noDeadline)
            one.deadline = Time{rows.integer(2)};
        one.limits = {static_cast<int>(rows.integer(3)), static_cast<int>(rows.integer(4))};
        due.push_back(one);
    }
    return due;
}

} // namespace

std::optional<Time> nextTick(Database &database)
{
    Statement &query =
        database.cached("SELECT min(next_change) FROM assignment WHERE place IS NOT NULL AND next_change IS NOT NULL");
    if (!query.step() || query.isNull(0))
        return std::nullopt;
    const Time at{query.integer(0)};
    query.reset();
    return at;
}

int tick(Database &database, Time now, int limit)
{
    const auto due = dueRows(database, now, limit);
    Statement &move = database.cached("UPDATE assignment SET place = 0, class = ?, next_change = ? WHERE id = ?");
    std::int64_t back = 0;
    for (const auto &one : due) {
        const UrgencyState urgency = urgencyOf(one.deadline, now, one.limits);
        move.bind(1, static_cast<std::int64_t>(urgency.urgency));
        urgency.changesAt ? move.bind(2, urgency.changesAt->ms) : move.bindNull(2);
        move.bind(3, one.id).run();
        back += one.place == placeSetAside;
    }
    if (back > 0) {
        Statement &count = database.cached("UPDATE place_count SET n = n + ? WHERE place = ?");
        count.bind(1, back).bind(2, placeQueued).run();
        count.bind(1, -back).bind(2, placeSetAside).run();
    }
    return static_cast<int>(due.size());
}

QueuePage readQueuePage(ReadSession &session, const OpenPolicy &policy, const QueueQuery &query)
{
    const int limit = std::clamp(query.limit, 1, 1000);
    const bool searching = !query.find.empty();
    const QString needle = QString::fromUtf8(query.find.data(), static_cast<qsizetype>(query.find.size()));
    Statement &page = session.database.cached(pageOf(query.part));
    bindStart(page, query, searching ? searchedRows : limit);
    QueuePage result;
    int seen = 0;
    while (page.step()) {
        Row row = rowOf(session, page, policy, query.part);
        ++seen;
        result.next = row.key;
        if (searching && !contains(row.shown.title, needle) && !contains(row.shown.caseText, needle))
            continue;
        result.rows.push_back(std::move(row.shown));
        if (static_cast<int>(result.rows.size()) == limit)
            return result;
    }
    if (seen < (searching ? searchedRows : limit))
        result.next.reset();
    return result;
}

QueueSummary readQueueSummary(Database &database, Time now, Time startOfDay)
{
    QueueSummary summary;
    summary.waiting = countIn(database, placeQueued);
    summary.setAside = countIn(database, placeSetAside);
    summary.decidedToday = decidedSince(database, std::min(now, startOfDay));
    // The head of the log to this reviewer: its first event only opens it.
    Statement routed(database, "SELECT head_clock FROM log WHERE role = 'to-reviewer' AND head_seq > 1");
    if (routed.step())
        summary.lastRouted = Time{routed.integer(0)};
    Statement next(database, "SELECT min(until) FROM assignment WHERE place = 1");
    if (next.step() && !next.isNull(0))
        summary.nextSetAside = Time{next.integer(0)};
    summary.whyEmpty = whyEmpty(database, summary);
    return summary;
}

} // namespace verdict
