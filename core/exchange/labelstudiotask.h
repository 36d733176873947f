#pragma once

#include "core/case/caserecord.h"
#include "core/case/rejection.h"

#include <optional>
#include <simdjson.h>
#include <string>

namespace verdict {

/// The case record that a Label Studio task with a prediction makes, not yet checked against the limits of a record;
/// nothing and `why` filled if it makes none.
///
/// The last prediction that names a label counts: `model_version`, `score` (else the score of the result that names the
/// label) and the first choice, label, taxonomy path or rating. Of `data`, links become links, texts of more than 60
/// characters (and any that the model marked) become text evidence with the marked spans, everything else becomes
/// facts. Regions of pictures, sound and video are kept as JSON. People's annotations are left out: they would tell the
/// answer. A prediction object without its task shows nothing to judge by, and is rejected. The domain is `domain` or,
/// if that is empty, "label-studio" and the number of the project.
std::optional<CaseRecord> recordOfTask(const simdjson::dom::element &task, const std::string &domain, Rejection &why);

} // namespace verdict
