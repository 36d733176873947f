#pragma once

#include "core/routing/draw.h"
#include "core/routing/route.h"

#include <functional>
#include <string>
#include <vector>

namespace verdict {

/// The calibrated probability (0 to 1) of the predicted label; an empty function = the raw confidence.
using Calibration = std::function<double(const CaseRecord &)>;

/// Decides how a case is answered: a pure function, so the same input gives the same route. Looks, in this order, for
/// reasons that always need a person (appeal, rules, unusable confidence, unknown model version, novelty, ensemble
/// disagreement, stakes), then at the published threshold of the predicted label, then at the audit draw. Every reason
/// is listed, not only the first.
Route route(const CaseRecord &record, const Policy &policy, const KeyedDraw &draw, const Calibration &calibration = {});

} // namespace verdict
