#pragma once

#include "core/case/ids.h"
#include "core/routing/draw.h"

namespace verdict {

/// Whether an automated case is reviewed after the fact, and how likely that was, so that estimates can be weighted.
struct AuditDraw {
    bool drawn = false;
    double probability = 0; ///< 0 to 1
};

/// Draws a case with probability `share` (0 to 1), keyed by its name alone: routing it again draws the same.
AuditDraw drawAudit(const CaseName &name, double share, const KeyedDraw &draw);

} // namespace verdict
