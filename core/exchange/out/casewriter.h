#pragma once

#include "core/case/decidedcase.h"
#include "core/exchange/out/filetarget.h"

#include <cstdint>
#include <string>

namespace verdict {

/// Turns decided cases into the bytes of one format, one case at a time, so that an export of any size holds one case.
class CaseWriter {
public:
    virtual ~CaseWriter() = default;

    /// What stands before the first case.
    virtual std::string head() { return {}; }
    /// The bytes of one case; empty where the format leaves it out.
    virtual std::string take(const DecidedCase &decided) = 0;
    /// What stands after the last case.
    virtual std::string tail() { return {}; }
};

/// One export under way: the caller hands over case after case from wherever it streams them. The file appears with
/// finish() alone.
class CaseExport {
public:
    CaseExport(CaseWriter &writer, FileTarget &target) : m_writer(writer), m_target(target) {}

    Result<void> take(const DecidedCase &decided);
    /// Puts the file in place and answers with the number of cases that were written.
    Result<std::int64_t> finish();

private:
    Result<void> begin();

    CaseWriter &m_writer;
    FileTarget &m_target;
    bool m_begun = false;
    std::int64_t m_written = 0;
};

} // namespace verdict
