#pragma once

#include "core/exchange/bytesource.h"
#include "core/exchange/casesource.h"

#include <memory>

namespace verdict {

/// Case records from a Label Studio export: a JSON list of tasks with predictions (labelstudiotask.h says what becomes
/// of them). The list is read task by task, so a file may be of any size.
std::unique_ptr<CaseSource> labelStudioSource(std::unique_ptr<ByteSource> bytes, std::string domain);

} // namespace verdict
