#pragma once

#include <set>
#include <string>

namespace verdict::test {

/// Bodies that differ from a canonical one by one slip that a lenient reader would forgive; none of them is canonical.
std::set<std::string> nearlyCanonical(const std::string &canonical);

} // namespace verdict::test
