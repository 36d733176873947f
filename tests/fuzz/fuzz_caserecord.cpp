#include "core/case/caserecordreader.h"
#include "core/case/caserecordwriter.h"

#include <cstdlib>

/// Any bytes give a record or a reason, and a record that was read reads back as itself.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static verdict::CaseRecordReader reader;
    verdict::Rejection why;
    const auto first = reader.read({reinterpret_cast<const char *>(data), size}, why);
    if (!first) {
        if (why.reason.empty())
            std::abort();
        return 0;
    }
    if (reader.read(verdict::toJson(*first), why) != first)
        std::abort();
    return 0;
}
