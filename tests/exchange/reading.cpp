#include "reading.h"

#include <QtGlobal>
#include <algorithm>
#include <iterator>
#include <sys/resource.h>

namespace verdict {
namespace {

class Blocks final : public ByteSource {
public:
    Blocks(std::string text, std::size_t block) : m_text(std::move(text)), m_block(block) {}
    Result<std::size_t> read(char *into, std::size_t most) override
    {
        const std::size_t count = m_text.copy(into, std::min(most, m_block), m_at);
        m_at += count;
        return count;
    }
    [[nodiscard]] std::int64_t total() const override { return -1; }

private:
    std::string m_text;
    std::size_t m_block;
    std::size_t m_at = 0;
};

class Repeated final : public ByteSource {
public:
    Repeated(const std::string &unit, std::int64_t size) : m_left(size)
    {
        while (m_block.size() < 64 * 1024)
            m_block += unit;
    }
    Result<std::size_t> read(char *into, std::size_t most) override
    {
        const std::size_t left = std::min(static_cast<std::size_t>(m_left), most);
        const std::size_t count = m_block.copy(into, left, m_at);
        m_at = (m_at + count) % m_block.size();
        m_left -= static_cast<std::int64_t>(count);
        return count;
    }
    [[nodiscard]] std::int64_t total() const override { return -1; }

private:
    std::string m_block;
    std::int64_t m_left;
    std::size_t m_at = 0;
};

class InTurn final : public ByteSource {
public:
    InTurn(std::unique_ptr<ByteSource> first, std::unique_ptr<ByteSource> then)
        : m_first(std::move(first)), m_then(std::move(then))
    {
    }
    Result<std::size_t> read(char *into, std::size_t most) override
    {
        const auto got = m_first->read(into, most);
        return !got || *got > 0 ? got : m_then->read(into, most);
    }
    [[nodiscard]] std::int64_t total() const override { return -1; }

private:
    std::unique_ptr<ByteSource> m_first;
    std::unique_ptr<ByteSource> m_then;
};

} // namespace

std::unique_ptr<ByteSource> inBlocks(std::string text, std::size_t block)
{
    return std::make_unique<Blocks>(std::move(text), block);
}

std::unique_ptr<ByteSource> longBytes(std::string head, const std::string &unit, std::int64_t size, std::string tail)
{
    auto middle = std::make_unique<InTurn>(std::make_unique<Repeated>(unit, size), bytesOf(std::move(tail)));
    return std::make_unique<InTurn>(bytesOf(std::move(head)), std::move(middle));
}

CaseBatch readAll(CaseSource &source, const BatchLimits &limits)
{
    CaseBatch all;
    while (!all.end) {
        auto batch = source.next(limits, {});
        if (!batch)
            qFatal("%s", batch.error().reason.c_str());
        std::move(batch->cases.begin(), batch->cases.end(), std::back_inserter(all.cases));
        std::move(batch->rejections.begin(), batch->rejections.end(), std::back_inserter(all.rejections));
        all.bytesRead = batch->bytesRead;
        all.bytesTotal = batch->bytesTotal;
        all.end = batch->end;
    }
    return all;
}

std::string recordLine(std::string_view id, std::string_view more)
{
    return R"({"id":")" + std::string(id) +
           R"(","domain":"d","prediction":{"label":"x","confidence":0.5,"modelVersion":"m"})" + std::string(more) + '}';
}

std::string summary(const CaseBatch &batch)
{
    std::string text;
    for (const Rejection &rejection : batch.rejections)
        text += (text.empty() ? "" : "\n") + std::to_string(rejection.line) + ' ' + rejection.field + ": " +
                rejection.reason;
    return text;
}

std::string ids(const CaseBatch &batch)
{
    std::string text;
    for (const IncomingCase &incoming : batch.cases)
        text += (text.empty() ? "" : " ") + incoming.record.name.id;
    return text;
}

std::int64_t peakMemory()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return std::int64_t{usage.ru_maxrss} * 1024;
}

} // namespace verdict
