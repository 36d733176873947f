#pragma once

#include "core/workspace/demo/democase.h"

namespace verdict {

/// A reported message within its thread, in one of several scripts, with the words that the model weighed marked.
DemoCase moderationCase(const DemoOrder &order);

} // namespace verdict
