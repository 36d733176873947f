#include "core/exchange/out/cases.h"

#include "core/exchange/out/jsonparts.h"

namespace verdict {

std::string caseLine(std::string_view recordJson)
{
    return recordJson.empty() ? std::string() : oneLine(recordJson) + '\n';
}

} // namespace verdict
