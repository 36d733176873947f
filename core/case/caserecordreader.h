#pragma once

#include "core/case/caserecord.h"
#include "core/case/json.h"
#include "core/case/rejection.h"

#include <optional>
#include <string_view>

namespace verdict {

/// Turns one JSON record of a stranger into a checked CaseRecord. It keeps its parser's buffers, so use one a thread.
///
/// Beyond docs/formats.md: an optional field that is null counts as absent; a suggestion must be among the record's own
/// labels where it names some; without key evidence it is made from the strongest signals.
class CaseRecordReader {
public:
    /// The record, or nothing and `why` with field and reason filled; line and record bytes are the caller's. `json`
    /// may be anything.
    std::optional<CaseRecord> read(std::string_view json, Rejection &why);

private:
    StrictJson m_json;
};

} // namespace verdict
