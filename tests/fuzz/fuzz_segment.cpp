#include "core/sync/segment.h"

#include "core/journal/hash.h"

#include <cstdlib>
#include <string>

namespace {

using namespace verdict;

void check(std::string_view bytes)
{
    const auto events = readSegment(bytes);
    const bool good = events ? writeSegment(*events) == bytes : !events.error().reason.empty();
    if (!good)
        std::abort();
}

} // namespace

/// The strict reader takes exactly the bytes that the writer makes, and refuses all others with a reason. Each input is
/// read as it is, and once more with a check sum that fits, so that what stands inside is looked at too.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    check(bytes);
    constexpr std::size_t sumBytes = 32;
    if (size < sumBytes)
        return 0;
    std::string summed(bytes.substr(0, size - sumBytes));
    const Digest sum = sha256(summed);
    check(summed.append(asText(sum)));
    return 0;
}
