#pragma once

#include "core/workspace/demo/democase.h"

namespace verdict {

/// A skin lesion for triage: a drawn dermoscopic picture with its scale, measurements over the last visits, the
/// referral with its telling words marked, the model's signals and similar lesions.
DemoCase lesionCase(const DemoOrder &order);

} // namespace verdict
