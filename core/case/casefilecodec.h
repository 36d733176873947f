#pragma once

#include "core/case/casefile.h"
#include "core/case/result.h"

#include <string>
#include <string_view>

namespace verdict {

/// A case file as one compact JSON object, the plaintext of its sealed object. Members that are empty are left out.
std::string writeCaseFile(const CaseFile &file);

/// The reverse of writeCaseFile(), exact for finite numbers; BadInput names the first fault. Unknown keys are refused:
/// nothing rides along unnoticed.
Result<CaseFile> readCaseFile(std::string_view json);

} // namespace verdict
