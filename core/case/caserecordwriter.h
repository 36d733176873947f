#pragma once

#include "core/case/caserecord.h"

#include <string>

namespace verdict {

/// The record as one line of JSON (docs/formats.md) that CaseRecordReader reads back as an equal record, for any record
/// it could have read. Key evidence made from the signals is left out, and made again when read.
std::string toJson(const CaseRecord &record);

} // namespace verdict
