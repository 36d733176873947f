#include "core/exchange/csv.h"

#include <cstdlib>

/// Any bytes give a header that cannot be used, or rows that are taken or rejected with a line and a reason.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    const verdict::CsvColumns::Mapping map{
        {"id", "=a"}, {"prediction.label", "=x"}, {"prediction.confidence", "=1"}, {"prediction.modelVersion", "=m"}};
    auto source = verdict::csvSource(verdict::bytesOf(text), text.substr(0, 64), nullptr, map, "d");
    if (!source) {
        if (source.error().reason.empty())
            std::abort();
        return 0;
    }
    for (bool end = false; !end;) {
        const auto batch = (*source)->next({}, {});
        if (!batch)
            std::abort();
        for (const verdict::Rejection &rejection : batch->rejections)
            if (rejection.line < 1 || rejection.reason.empty())
                std::abort();
        end = batch->end;
    }
    return 0;
}
