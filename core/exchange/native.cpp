#include "core/exchange/native.h"

#include "core/case/caselimits.h"
#include "core/case/caserecordreader.h"
#include "core/case/json.h"
#include "core/case/jsonwriter.h"
#include "core/exchange/attachments.h"
#include "core/exchange/linereader.h"
#include "core/exchange/rejects.h"

#include <algorithm>

namespace verdict {
namespace {

bool isBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

/// The record with `domain` as its first field.
std::string withDomain(std::string_view record, const std::string &domain)
{
    JsonWriter field;
    field.beginObject().key("domain").text(domain);
    const std::string_view rest = record.substr(record.find('{') + 1);
    const bool isEmpty = rest[rest.find_first_not_of(" \t\r\n")] == '}';
    return field.take() + (isEmpty ? "" : ",") + std::string(rest);
}

class NativeSource final : public CaseSource {
public:
    NativeSource(std::unique_ptr<ByteSource> bytes, std::shared_ptr<const AttachmentFolder> folder, std::string domain)
        : m_lines(std::move(bytes), CaseLimits::recordBytes), m_folder(std::move(folder)), m_domain(std::move(domain))
    {
    }

    Result<CaseBatch> next(const BatchLimits &limits, const std::stop_token &stop) override
    {
        CaseBatch batch;
        const std::int64_t begin = m_lines.bytesRead();
        do {
            const auto line = m_lines.next(stop);
            if (!line)
                return line.error();
            batch.end = !line->has_value();
            if (!batch.end && !isBlank((*line)->text))
                take(**line, batch);
        } while (!batch.end && batch.cases.size() + batch.rejections.size() < limits.records &&
                 m_lines.bytesRead() - begin < limits.bytes);
        batch.bytesRead = m_lines.bytesRead();
        batch.bytesTotal = m_lines.total();
        return batch;
    }

private:
    void take(const Line &line, CaseBatch &batch)
    {
        Rejection why;
        if (line.tooLong) {
            why.reason = "the line is longer than 16 MiB and was not read";
            return reject(line, std::move(why), batch);
        }
        IncomingCase incoming;
        if (auto fault = readInto(line.text, incoming))
            return reject(line, std::move(*fault), batch);
        incoming.line = line.number;
        batch.cases.push_back(std::move(incoming));
    }

    std::optional<Rejection> readInto(std::string_view text, IncomingCase &incoming)
    {
        Rejection why;
        auto record = m_reader.read(text, why);
        incoming.json = text;
        if (!record && !m_domain.empty() && why.field == "domain" && why.reason == "is missing") {
            incoming.json = withDomain(text, m_domain);
            record = m_reader.read(incoming.json, why);
        }
        if (!record)
            return why;
        incoming.record = std::move(*record);
        return findAttachments(incoming.record, m_folder, incoming.attachments);
    }

    static void reject(const Line &line, Rejection why, CaseBatch &batch)
    {
        why.line = line.number;
        why.record = cutRecord(line.text);
        batch.rejections.push_back(std::move(why));
    }

    LineReader m_lines;
    CaseRecordReader m_reader;
    std::shared_ptr<const AttachmentFolder> m_folder;
    std::string m_domain;
};

} // namespace

std::unique_ptr<CaseSource> nativeSource(std::unique_ptr<ByteSource> bytes,
                                         std::shared_ptr<const AttachmentFolder> folder, std::string domain)
{
    return std::make_unique<NativeSource>(std::move(bytes), std::move(folder), std::move(domain));
}

} // namespace verdict
