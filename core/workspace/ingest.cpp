#include "core/workspace/ingest.h"

#include "core/exchange/rejects.h"
#include "core/workspace/ingestsealer.h"

#include <filesystem>
#include <unistd.h>

namespace verdict {
namespace {

/// One event's worth: a batch that is sealed fits its pack.
constexpr BatchLimits batchLimits{1000, std::int64_t{768} << 10};

RejectsWriter rejectsFor(const IngestRequest &request, const WorkspaceFiles &files)
{
    namespace fs = std::filesystem;
    const bool pipe = request.path == "-";
    const fs::path input = pipe ? fs::current_path() / "stdin" : fs::absolute(request.path);
    std::string folder = request.rejectsFolder.empty() ? input.parent_path().string() : request.rejectsFolder;
    if (::access(folder.c_str(), W_OK) != 0)
        folder = files.directory;
    return RejectsWriter(folder, input.stem().string());
}

/// One ingest under way: while the writer appends a batch, the next one is sealed and the one after that is read.
class Run {
public:
    Run(WorkspaceParts &parts, const IngestRequest &request, const LeadsKeys &keys, const std::stop_token &stop)
        : m_parts(parts), m_request(request), m_stop(stop), m_keys(keys), m_rejects(rejectsFor(request, parts.files))
    {
    }

    Result<IngestReport> run(CaseSource &source, const IngestProgress &progress)
    {
        for (bool end = false; !end && !m_stop.stop_requested();) {
            auto batch = source.next(batchLimits, m_stop);
            if (!batch)
                return finish(batch.error());
            end = batch->end;
            const auto read = batch->bytesRead;
            const auto total = batch->bytesTotal;
            if (const auto taken = take(std::move(*batch)); !taken)
                return finish(taken.error());
            progress(read, total);
        }
        return finish(Result<void>());
    }

private:
    Result<void> take(CaseBatch batch)
    {
        m_report.read += static_cast<std::int64_t>(batch.cases.size() + batch.rejections.size());
        if (m_request.dryRun) {
            m_report.counts.accepted += static_cast<std::int64_t>(batch.cases.size());
            return reject(batch.rejections);
        }
        if (const auto put = m_sealer.put(std::move(batch)); !put)
            return put;
        return rejectOnTheWay();
    }

    Result<void> rejectOnTheWay()
    {
        if (const auto noted = reject(m_sealer.takeRejections()); !noted)
            return noted;
        return reject(m_appender.takeRejections());
    }

    Result<void> reject(const std::vector<Rejection> &rejections)
    {
        for (const auto &rejection : rejections) {
            ++m_report.rejected;
            if (const auto added = m_rejects.add(rejection); !added)
                return added;
        }
        return {};
    }

    Result<IngestReport> finish(const Result<void> &outcome)
    {
        const auto sealed = m_sealer.finish();
        const auto settled = m_appender.finish();
        const auto noted = rejectOnTheWay();
        auto file = m_rejects.finish();
        if (!outcome)
            return outcome.error();
        if (!sealed)
            return sealed.error();
        if (!settled)
            return settled.error();
        if (!noted)
            return noted.error();
        if (!file)
            return file.error();
        if (!m_request.dryRun)
            m_report.counts = m_appender.counts();
        m_report.sealSeconds = m_sealer.seconds();
        m_report.rejectsFile = std::move(*file);
        m_report.cancelled = m_stop.stop_requested();
        return m_report;
    }

    PictureDecoder &decoder()
    {
        struct None final : PictureDecoder {
            Result<PictureInfo> check(std::string_view, std::stop_token) override { return missing(); }
            Result<Bitmap> decode(std::string_view, int, int, std::optional<PictureRegion>) override
            {
                return missing();
            }
            static Error missing()
            {
                return {ErrorKind::NotAllowed, "Pictures cannot be checked here: the picture helper is missing."};
            }
        };
        static None none;
        return m_parts.decoder ? *m_parts.decoder : none;
    }

    WorkspaceParts &m_parts;
    const IngestRequest &m_request;
    const std::stop_token &m_stop;
    LeadsKeys m_keys;
    RejectsWriter m_rejects;
    IngestReport m_report;
    IngestAppender m_appender{m_parts, m_keys.epoch};
    IngestSealer m_sealer{m_keys, m_parts.files, decoder(), m_stop, m_appender};
};

/// The keys of this member's leads log as they are now; whoever takes cases in is a lead or the active router.
Result<LeadsKeys> leadsKeys(WorkspaceParts &parts)
{
    return answerOf(
        parts.writer.submit<LeadsKeys>(Writer::Class::Bulk, [](JournalSession &session) -> Result<LeadsKeys> {
            if (!session.credentials().secrets.caseNames)
                return Error{ErrorKind::NotAllowed, "Cases are taken in by a lead or the active router."};
            const auto [epoch, audience] = session.keyFor(session.ownLog(LogRole::Leads));
            return LeadsKeys{epoch, audience, *session.credentials().secrets.caseNames};
        }));
}

} // namespace

Result<IngestReport> ingest(WorkspaceParts &parts, const IngestRequest &request, const IngestProgress &progress,
                            const std::stop_token &stop)
{
    auto opened = openCases(request.path, request.options);
    if (!opened)
        return opened.error();
    const auto keys = leadsKeys(parts);
    if (!keys)
        return keys.error();
    auto report = Run(parts, request, *keys, stop).run(*opened->source, progress);
    if (report)
        report->format = opened->format;
    return report;
}

} // namespace verdict
