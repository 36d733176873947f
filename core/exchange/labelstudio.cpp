#include "core/exchange/labelstudio.h"

#include "core/case/caselimits.h"
#include "core/case/caserecordreader.h"
#include "core/case/caserecordwriter.h"
#include "core/exchange/arrayreader.h"
#include "core/exchange/labelstudiotask.h"
#include "core/exchange/rejects.h"

namespace verdict {
namespace {

class LabelStudioSource final : public CaseSource {
public:
    LabelStudioSource(std::unique_ptr<ByteSource> bytes, std::string domain)
        : m_tasks(std::move(bytes), CaseLimits::recordBytes), m_domain(std::move(domain))
    {
    }

    Result<CaseBatch> next(const BatchLimits &limits, const std::stop_token &stop) override
    {
        CaseBatch batch;
        const std::int64_t begin = m_tasks.bytesRead();
        do {
            const auto task = m_tasks.next(stop);
            if (!task)
                return task.error();
            batch.end = !task->has_value();
            if (!batch.end)
                take(**task, batch);
        } while (!batch.end && batch.cases.size() + batch.rejections.size() < limits.records &&
                 m_tasks.bytesRead() - begin < limits.bytes);
        batch.bytesRead = m_tasks.bytesRead();
        batch.bytesTotal = m_tasks.total();
        return batch;
    }

private:
    void take(const ArrayItem &task, CaseBatch &batch)
    {
        Rejection why;
        IncomingCase incoming;
        incoming.line = task.line;
        why.reason = task.fault;
        if (task.fault.empty() && read(task.text, incoming, why)) {
            batch.cases.push_back(std::move(incoming));
            return;
        }
        why.line = task.line;
        why.record = cutRecord(task.text);
        batch.rejections.push_back(std::move(why));
    }

    bool read(std::string_view text, IncomingCase &incoming, Rejection &why)
    {
        JsonFault fault;
        const auto task = m_json.parse(text, fault);
        if (!task) {
            why.field = std::move(fault.path);
            why.reason = std::move(fault.reason);
            return false;
        }
        const auto made = recordOfTask(*task, m_domain, why);
        if (!made)
            return false;
        incoming.json = toJson(*made);
        auto record = m_reader.read(incoming.json, why);
        if (record)
            incoming.record = std::move(*record);
        return record.has_value();
    }

    ArrayReader m_tasks;
    StrictJson m_json;
    CaseRecordReader m_reader;
    std::string m_domain;
};

} // namespace

std::unique_ptr<CaseSource> labelStudioSource(std::unique_ptr<ByteSource> bytes, std::string domain)
{
    return std::make_unique<LabelStudioSource>(std::move(bytes), std::move(domain));
}

} // namespace verdict
