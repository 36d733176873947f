#include "core/workspace/exports.h"

#include "core/case/caserecordreader.h"
#include "core/exchange/out/audit.h"
#include "core/exchange/out/cases.h"
#include "core/exchange/out/decisions.h"
#include "core/exchange/out/filetarget.h"
#include "core/exchange/out/labelstudio.h"
#include "core/exchange/out/training.h"
#include "core/review/casestore.h"
#include "core/routing/folds/rowcodec.h"
#include "core/routing/router.h"
#include "core/workspace/caselookup.h"
#include "core/workspace/folds.h"

#include <algorithm>
#include <tuple>

namespace verdict {
namespace {

[[noreturn]] void raise(const Error &error) { throw DatabaseFailure{error}; }

std::string bytesOf(std::span<const std::uint8_t> bytes) { return std::string(asText(bytes)); }

std::unique_ptr<CaseWriter> writerFor(const ExportRequest &request, const LeadsPolicy &policy)
{
    if (request.kind == ExportKind::Training)
        return std::make_unique<TrainingLines>(policy.weights);
    if (request.format == ExportFormat::Csv)
        return std::make_unique<DecisionTable>();
    if (request.format == ExportFormat::LabelStudio)
        return std::make_unique<LabelStudioTasks>();
    return std::make_unique<DecisionLines>();
}

/// Walks decisions in force, grouped by assignment, and completes each with its case record. Lead's side: ids and all.
class DecisionWalk {
public:
    DecisionWalk(ReadSession &session, const WorkspaceParts &parts, const Policy &policy)
        : m_session(session), m_parts(parts), m_policy(policy)
    {
    }

    void each(Time graceOver, const std::function<void(const DecidedCase &)> &take, const std::stop_token &stop)
    {
        Statement rows(
            m_session.database,
            "SELECT a.token, d.event, d.hash, d.at, r.member FROM act d JOIN assignment a ON a.id = d.assignment "
            "JOIN assignee r ON r.id = a.reviewer "
            "WHERE d.kind IN (0, 1) AND d.undone = 0 AND d.superseded = 0 AND d.at <= ? ORDER BY d.assignment, d.id");
        rows.bind(1, graceOver.ms);
        while (!stop.stop_requested() && rows.step()) {
            EventHash hash;
            const auto bytes = rows.bytes(2);
            std::copy_n(bytes.begin(), std::min(bytes.size(), hash.bytes.size()), hash.bytes.begin());
            take(decided(Token{static_cast<std::uint32_t>(rows.integer(0))}, rows.integer(1), hash,
                         Time{rows.integer(3)}, MemberId{std::string(rows.text(4))}));
        }
    }

private:
    DecidedCase decided(Token token, std::int64_t event, const EventHash &hash, Time at, MemberId reviewer)
    {
        const ReviewAct act = readAct(m_session.database, m_session.credentials.keys(), event);
        DecidedCase one;
        one.token = token;
        one.decision = act.decision;
        one.trace = act.trace;
        one.supersedes = act.supersedes;
        one.policyVersion = act.policyVersion;
        one.decidedAt = at;
        one.event = hash;
        one.reviewer = std::move(reviewer);
        one.arm = Arm::Shown;
        one.check = false;
        addRecord(one);
        return one;
    }

    void addRecord(DecidedCase &one)
    {
        const auto given = recordGiven(m_session.database, one.token);
        // A reviewer's machine holds case files alone, and knows the case by its token.
        if (!given) {
            Statement &assigned = m_session.database.cached("SELECT domain FROM assignment WHERE token = ?");
            assigned.bind(1, one.token.value);
            one.name = {assigned.step() ? std::string(assigned.text(0)) : std::string(), one.token.text()};
            assigned.reset();
            return;
        }
        one.recordJson = m_session.objects.open(*given).plaintext;
        Rejection why;
        auto record = m_reader.read(one.recordJson, why);
        if (!record)
            raise({ErrorKind::Damaged, "A stored case record cannot be read: " + why.reason});
        one.record = std::move(*record);
        one.name = one.record.name;
        one.stakes = one.record.context.stakes;
        one.predicted = PredictedLabel{one.record.prediction.label, one.record.prediction.confidence,
                                       one.record.prediction.modelVersion};
        one.priority = priorityOf(one.record, m_policy.leads.priority).value;
    }

    ReadSession &m_session;
    const WorkspaceParts &m_parts;
    const Policy &m_policy;
    CaseRecordReader m_reader;
};

Result<std::int64_t> exportDecisions(ReadSession &session, WorkspaceParts &parts, const ExportRequest &request,
                                     FileTarget &target, const std::stop_token &stop)
{
    const auto policy = parts.policy.get();
    const auto writer = writerFor(request, policy->leads);
    CaseExport output(*writer, target);
    const Time graceOver = parts.clock->now() + -1000 * std::int64_t{policy->open.graceSeconds};
    DecisionWalk(session, parts, *policy)
        .each(
            graceOver,
            [&](const DecidedCase &one) {
                if (const auto taken = output.take(one); !taken)
                    raise(taken.error());
            },
            stop);
    if (stop.stop_requested())
        return Error{ErrorKind::Cancelled, "The export was stopped; no file was made."};
    return output.finish();
}

Result<std::int64_t> exportCases(ReadSession &session, FileTarget &target, const std::stop_token &stop)
{
    std::int64_t written = 0;
    Statement rows(session.database, "SELECT event, offset, length, record FROM cases ORDER BY id");
    for (; !stop.stop_requested() && rows.step(); ++written)
        if (const auto done = target.write(caseLine(session.objects.open(objectRefAt(rows, 0)).plaintext)); !done)
            return done.error();
    if (stop.stop_requested())
        return Error{ErrorKind::Cancelled, "The export was stopped; no file was made."};
    const auto finished = target.finish();
    return finished ? Result<std::int64_t>(written) : Result<std::int64_t>(finished.error());
}

class AuditWalk {
public:
    AuditWalk(ReadSession &session, const WorkspaceParts &parts)
        : m_session(session), m_parts(parts), m_logs(readLogs(session.database))
    {
    }

    /// Events log by log: the founding log first, then the other team logs, which together hold the roster.
    Result<std::int64_t> write(FileTarget &target, const std::stop_token &stop)
    {
        std::int64_t written = 0;
        for (const LogRow &log : inOrder()) {
            Statement events(m_session.database, "SELECT id FROM event WHERE log = ? ORDER BY seq, hash");
            events.bind(1, log.row);
            for (; !stop.stop_requested() && events.step(); ++written)
                if (const auto done = target.write(line(events.integer(0), log.info)); !done)
                    return done.error();
        }
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, "The export was stopped; no file was made."};
        const auto finished = target.finish();
        return finished ? Result<std::int64_t>(written) : Result<std::int64_t>(finished.error());
    }

private:
    std::vector<LogRow> inOrder()
    {
        const EventHash founding{m_session.credentials.keys().team.bytes};
        std::vector<LogRow> logs;
        for (const auto &[row, log] : m_logs)
            logs.push_back(log);
        const auto place = [&](const LogRow &log) {
            const bool first = validityOf(m_session.database, log.row, 1, founding) != Validity::NotHeld;
            return std::tuple(!first, log.info.role, log.info.id);
        };
        std::sort(logs.begin(), logs.end(), [&](const LogRow &a, const LogRow &b) { return place(a) < place(b); });
        return logs;
    }

    std::string line(std::int64_t row, const LogInfo &log)
    {
        const auto stored = readEvent(m_session.database, row);
        const auto body = checkEvent(stored->event);
        if (!body)
            raise(body.error());
        AuditEvent event;
        event.body = stored->event.bodyBytes;
        event.hash = stored->event.hash;
        event.signature = stored->event.signature;
        event.key = log.id;
        const auto key = m_session.credentials.keys().key(log.id, stored->event.epoch);
        // What is sealed for others keeps its place in the chain, without its words.
        if (stored->event.epoch != 0 && !key)
            return auditLine(event);
        const auto opened = openPayload(stored->event, *body, key.value_or(AudienceKey{}));
        if (!opened)
            raise(opened.error());
        event.payload = opened->plaintext;
        event.salt = bytesOf(opened->salt);
        event.objects = objects(*stored, log, opened->plaintext);
        return auditLine(event);
    }

    std::vector<AuditObject> objects(const StoredEvent &stored, const LogInfo &log, const std::string &payload)
    {
        std::vector<AuditObject> list;
        const FoldEvent event = foldEventOf(m_json, log, stored.row, stored.event.hash, payload);
        for (const auto &named : objectsNamedBy(event.type, event.payload)) {
            const auto opened = named.length < 0
                                    ? m_session.objects.openBlob(stored.row, named.name)
                                    : m_session.objects.open({stored.row, named.offset, named.length, named.name});
            list.push_back({named.name, bytesOf(opened.salt), opened.plaintext});
        }
        return list;
    }

    ReadSession &m_session;
    const WorkspaceParts &m_parts;
    std::map<std::int64_t, LogRow> m_logs;
    StrictJson m_json;
};

Result<std::int64_t> write(ReadSession &session, WorkspaceParts &parts, const ExportRequest &request,
                           const std::stop_token &stop)
{
    auto target = FileTarget::open(request.path, request.force);
    if (!target)
        return target.error();
    switch (request.kind) {
    case ExportKind::Decisions:
    case ExportKind::Training: return exportDecisions(session, parts, request, *target, stop);
    case ExportKind::Cases: return exportCases(session, *target, stop);
    case ExportKind::Audit: return AuditWalk(session, parts).write(*target, stop);
    }
    return Error{ErrorKind::BadInput, "There is no such export."};
}

} // namespace

Result<std::int64_t> exportTo(WorkspaceParts &parts, const ExportRequest &request, const std::stop_token &stop)
{
    return answerOf(
        parts.bulk.submit<std::int64_t>([&parts, request, stop](ReadSession &session) -> Result<std::int64_t> {
            return write(session, parts, request, stop);
        }));
}

} // namespace verdict
