#pragma once

#include <string>
#include <vector>

namespace verdict::house {

/// A text file of the tree.
struct SourceFile {
    std::string path; ///< from the root of the tree, with slashes
    std::string text;
};

/// The text of one file, or empty where it cannot be read.
std::string textOf(const std::string &path);

/// Every file below `folder` (a path from the root of the tree) whose name ends in one of `endings`, in the order of
/// paths. Files that were built, and what other people's files are kept as they came (test corpora), are left out.
std::vector<SourceFile> filesBelow(const std::string &folder, const std::vector<std::string> &endings);

/// The names in the root of the tree.
std::vector<std::string> topEntries();

/// Every folder of the rooms, tests and documents, as paths from the root of the tree.
std::vector<std::string> folders();

} // namespace verdict::house
