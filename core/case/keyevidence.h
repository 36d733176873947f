#pragma once

#include "core/case/caserecord.h"

#include <vector>

namespace verdict {

/// Key evidence made from a model's signals where the sender gave none: the three strongest by the size of their
/// importance, and a fourth and fifth if they have at least a tenth of the strongest's. Equal ones keep the sender's
/// order. The sign becomes the direction, the size the weight.
std::vector<KeyEvidence> keyEvidenceFrom(const std::vector<Feature> &features);

} // namespace verdict
