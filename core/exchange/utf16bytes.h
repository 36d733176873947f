#pragma once

#include "core/exchange/bytesource.h"

namespace verdict {

/// Whether a text begins with the byte-order mark of UTF-16, of either order.
bool beginsAsUtf16(std::string_view head);

/// UTF-16 with a byte-order mark as UTF-8 without one. Halves of pairs and a half last unit become U+FFFD.
std::unique_ptr<ByteSource> fromUtf16(std::unique_ptr<ByteSource> bytes);

} // namespace verdict
