#pragma once

#include "core/workspace/demo/democase.h"

namespace verdict {

/// A held card payment: amount against the usual, activity of the last three hours, device, address, authentication,
/// the model's signals, similar payments and the raw request.
DemoCase paymentCase(const DemoOrder &order);

} // namespace verdict
