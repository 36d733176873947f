#pragma once

namespace verdict {

/// Tells Qt how our painted controls present themselves to assistive programs. Every control calls it; once is enough.
void installAccessibles();

} // namespace verdict
