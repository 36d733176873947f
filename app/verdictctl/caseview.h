#pragma once

#include "core/case/jsonwriter.h"
#include "core/review/reviewvalues.h"

#include <string>
#include <vector>

namespace verdict {

/// Which parts of a case `show` prints: nothing = key evidence alone, "all", or one section of the details.
struct ShownDetails {
    std::string section;
};

/// A case as one JSON object: what this member may see of it now.
JsonWriter caseAsJson(const OpenedCase &opened, const ShownDetails &details);

/// The same for people, line by line.
std::vector<std::string> caseAsText(const OpenedCase &opened, const ShownDetails &details);

} // namespace verdict
