#pragma once

#include "core/review/completeness.h"

#include <QString>

namespace verdict {

/// What a decision lacks, in the words of the screen; labels and reasons in the policy's words.
QString lackText(const Lack &lack, const DomainRules &rules);

} // namespace verdict
