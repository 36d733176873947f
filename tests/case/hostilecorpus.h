#pragma once

#include <string>
#include <vector>

namespace verdict {

/// One input of tests/case/hostile.txt with the answer it must get.
struct HostileInput {
    int line = 0;
    bool taken = false;
    std::string field;
    std::string reason; ///< beginning of the reason
    std::string input;  ///< with every $ expanded
};

/// All inputs; empty if the file cannot be read.
std::vector<HostileInput> readHostileInputs(const std::string &path);

} // namespace verdict
