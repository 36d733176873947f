#pragma once

#include "core/case/caserecord.h"
#include "core/workspace/demo/lesionpicture.h"

namespace verdict {

/// A picture that a case names and the program draws.
struct DemoPicture {
    std::string path; ///< as the record names it
    LesionLook look;
};

/// A case of the demo with what nobody in it knows: the right answer.
struct DemoCase {
    CaseRecord record;
    std::string truth; ///< code of the right label
    std::vector<DemoPicture> pictures;
};

/// Which case is wanted.
struct DemoOrder {
    std::uint64_t seed = 0;
    int number = 0; ///< counts the cases of the domain
    Time received;
    std::optional<Time> requiredBy; ///< nothing leaves it to the policy's deadlines
};

} // namespace verdict
