#pragma once

#include "tests/house/tree.h"

#include <string>
#include <vector>

namespace verdict::house {

/// What a file does against the rules of docs/development.md, one sentence each with the line where there is one.
std::vector<std::string> breaches(const SourceFile &file);

/// Whether a name may stand in the root of the tree.
bool mayStandInRoot(const std::string &name);

/// Whether a folder's name says nothing about its job.
bool saysNothing(const std::string &folder);

} // namespace verdict::house
