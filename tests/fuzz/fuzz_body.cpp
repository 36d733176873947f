#include "core/journal/body.h"

#include <cstdlib>

/// The strict reader takes exactly the bytes that the writer makes, and refuses all others with a reason.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto body = verdict::readBody(bytes);
    if (body ? verdict::writeBody(*body) != bytes : body.error().reason.empty())
        std::abort();
    return 0;
}
