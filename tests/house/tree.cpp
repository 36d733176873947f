#include "tests/house/tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace verdict::house {

namespace fs = std::filesystem;

namespace {

const fs::path root = VERDICT_SOURCE_DIR;

std::string fromRoot(const fs::path &path) { return path.lexically_relative(root).generic_string(); }

bool endsInOneOf(const std::string &name, const std::vector<std::string> &endings)
{
    return std::any_of(endings.begin(), endings.end(),
                       [&](const std::string &ending) { return name.ends_with(ending); });
}

bool isForeign(const std::string &path)
{
    return path.find("/corpus/") != std::string::npos || path.find("/golden/") != std::string::npos;
}

} // namespace

std::string textOf(const std::string &path)
{
    std::ifstream file(root / path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<SourceFile> filesBelow(const std::string &folder, const std::vector<std::string> &endings)
{
    std::vector<SourceFile> files;
    if (!fs::exists(root / folder))
        return files;
    for (const fs::directory_entry &entry : fs::recursive_directory_iterator(root / folder)) {
        const std::string path = fromRoot(entry.path());
        if (entry.is_regular_file() && endsInOneOf(path, endings) && !isForeign(path))
            files.push_back({path, textOf(path)});
    }
    std::sort(files.begin(), files.end(), [](const auto &a, const auto &b) { return a.path < b.path; });
    return files;
}

std::vector<std::string> topEntries()
{
    std::vector<std::string> names;
    for (const fs::directory_entry &entry : fs::directory_iterator(root))
        names.push_back(entry.path().filename().string());
    return names;
}

std::vector<std::string> folders()
{
    std::vector<std::string> found;
    for (const char *top : {"app", "core", "ui", "resources", "tests", "installer", "docs"})
        if (fs::exists(root / top))
            for (const fs::directory_entry &entry : fs::recursive_directory_iterator(root / top))
                if (entry.is_directory())
                    found.push_back(fromRoot(entry.path()));
    return found;
}

} // namespace verdict::house
