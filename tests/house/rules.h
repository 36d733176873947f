#pragma once

#include "tests/house/tree.h"

#include <string>
#include <vector>

namespace verdict::house {

/// What a file does against the rules of docs/development.md, one sentence each with the line where there is one.
std::vector<std::string> breaches(const SourceFile &file);

/// Types that two headers define under one name in one namespace, one sentence each: a program that links both calls
/// either's destructor for the other, and no compiler says so.
std::vector<std::string> typesDefinedTwice(const std::vector<SourceFile> &headers);

/// Whether a name may stand in the root of the tree.
bool mayStandInRoot(const std::string &name);

/// Whether a folder's name says nothing about its job.
bool saysNothing(const std::string &folder);

} // namespace verdict::house
