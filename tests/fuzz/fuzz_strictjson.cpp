#include "core/case/json.h"

#include <cstdlib>
#include <simdjson.h>

/// Whatever StrictJson accepts, it accepts again when written out anew, and the second writing changes nothing.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static verdict::StrictJson reader;
    verdict::JsonFault fault;
    const auto first = reader.parse({reinterpret_cast<const char *>(data), size}, fault);
    if (!first) {
        if (fault.reason.empty())
            std::abort();
        return 0;
    }
    const std::string written = simdjson::minify(*first);
    const auto second = reader.parse(written, fault);
    if (!second || simdjson::minify(*second) != written)
        std::abort();
    return 0;
}
