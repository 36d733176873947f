#include "core/exchange/out/casewriter.h"

namespace verdict {

Result<void> CaseExport::begin()
{
    if (m_begun)
        return {};
    m_begun = true;
    return m_target.write(m_writer.head());
}

Result<void> CaseExport::take(const DecidedCase &decided)
{
    if (auto begun = begin(); !begun)
        return begun;
    const std::string bytes = m_writer.take(decided);
    m_written += bytes.empty() ? 0 : 1;
    return m_target.write(bytes);
}

Result<std::int64_t> CaseExport::finish()
{
    if (auto begun = begin(); !begun)
        return begun.error();
    if (auto written = m_target.write(m_writer.tail()); !written)
        return written.error();
    if (auto placed = m_target.finish(); !placed)
        return placed.error();
    return m_written;
}

} // namespace verdict
