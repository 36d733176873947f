#include "core/exchange/csv.h"

#include "core/case/caserecordreader.h"
#include "core/exchange/attachments.h"
#include "core/exchange/csvreader.h"
#include "core/exchange/rejects.h"
#include "core/exchange/utf16bytes.h"

#include <simdjson.h>

namespace verdict {
namespace {

Rejection rejection(std::string field, std::string reason)
{
    Rejection why;
    why.field = std::move(field);
    why.reason = std::move(reason);
    return why;
}

bool isUtf8(const std::string &text) { return simdjson::validate_utf8(text.data(), text.size()); }

class CsvSource final : public CaseSource {
public:
    CsvSource(std::unique_ptr<CsvReader> rows, CsvColumns columns, std::shared_ptr<const AttachmentFolder> folder)
        : m_rows(std::move(rows)), m_columns(std::move(columns)), m_folder(std::move(folder))
    {
    }

    Result<CaseBatch> next(const BatchLimits &limits, const std::stop_token &stop) override
    {
        CaseBatch batch;
        const std::int64_t begin = m_rows->bytesRead();
        do {
            auto row = m_rows->next(stop);
            if (!row)
                return row.error();
            batch.end = !row->has_value();
            if (!batch.end)
                take(**row, batch);
        } while (!batch.end && batch.cases.size() + batch.rejections.size() < limits.records &&
                 m_rows->bytesRead() - begin < limits.bytes);
        batch.bytesRead = m_rows->bytesRead();
        batch.bytesTotal = m_rows->total();
        return batch;
    }

private:
    void take(const CsvRow &row, CaseBatch &batch)
    {
        IncomingCase incoming;
        incoming.line = row.line;
        auto fault = faultOf(row);
        if (!fault)
            fault = readInto(row, incoming);
        if (!fault) {
            batch.cases.push_back(std::move(incoming));
            return;
        }
        fault->line = row.line;
        fault->record = cutRecord(row.raw);
        batch.rejections.push_back(std::move(*fault));
    }

    [[nodiscard]] std::optional<Rejection> faultOf(const CsvRow &row) const
    {
        if (!row.fault.empty())
            return rejection({}, row.fault);
        if (row.cells.size() != m_columns.count())
            return rejection({}, "the row has " + std::to_string(row.cells.size()) + " columns, but the header has " +
                                     std::to_string(m_columns.count()));
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (!isUtf8(row.cells[i]))
                return rejection({}, m_columns.nameOf(i) + " is not valid UTF-8");
        return std::nullopt;
    }

    std::optional<Rejection> readInto(const CsvRow &row, IncomingCase &incoming)
    {
        Rejection why;
        incoming.json = m_columns.record(row.cells);
        auto record = m_reader.read(incoming.json, why);
        if (!record) {
            const std::string column = m_columns.columnOf(why.field);
            why.reason = column.empty() ? why.reason : column + ": " + why.reason;
            return why;
        }
        incoming.record = std::move(*record);
        return findAttachments(incoming.record, m_folder, incoming.attachments);
    }

    std::unique_ptr<CsvReader> m_rows;
    CsvColumns m_columns;
    CaseRecordReader m_reader;
    std::shared_ptr<const AttachmentFolder> m_folder;
};

Error badHeader(const std::string &why) { return {ErrorKind::BadInput, "The header cannot be used: " + why + '.'}; }

Result<std::vector<std::string>> readHeader(CsvReader &rows)
{
    auto row = rows.next({});
    if (!row)
        return row.error();
    if (!row->has_value())
        return badHeader("the file is empty");
    if (!(*row)->fault.empty())
        return badHeader((*row)->fault);
    auto cells = std::move((*row)->cells);
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!isUtf8(cells[i]))
            return badHeader("the name of column " + std::to_string(i + 1) + " is not valid UTF-8");
    return cells;
}

/// Takes a UTF-8 byte-order mark off, which spreadsheets like to write.
Result<std::unique_ptr<ByteSource>> withoutMark(std::unique_ptr<ByteSource> bytes)
{
    auto start = readHead(*bytes, 3);
    if (!start)
        return start.error();
    return rejoin(*start == "\xEF\xBB\xBF" ? std::string() : *start, std::move(bytes));
}

} // namespace

Result<std::unique_ptr<CaseSource>> csvSource(std::unique_ptr<ByteSource> bytes, const std::string &head,
                                              std::shared_ptr<const AttachmentFolder> folder,
                                              const CsvColumns::Mapping &map, const std::string &domain)
{
    const bool utf16 = beginsAsUtf16(head);
    std::string text = head;
    if (utf16) {
        text = *readHead(*fromUtf16(bytesOf(head)), head.size());
        bytes = fromUtf16(std::move(bytes));
    }
    auto unmarked = withoutMark(std::move(bytes));
    if (!unmarked)
        return unmarked.error();
    const char separator = separatorOf(text);
    auto rows = std::make_unique<CsvReader>(std::move(*unmarked), separator);
    auto header = readHeader(*rows);
    if (!header)
        return header.error();
    auto columns = CsvColumns::plan(std::move(*header), map, domain, separator == ';');
    if (!columns)
        return columns.error();
    return std::unique_ptr<CaseSource>(
        std::make_unique<CsvSource>(std::move(rows), std::move(*columns), std::move(folder)));
}

} // namespace verdict
