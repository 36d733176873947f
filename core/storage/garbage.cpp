#include "core/storage/garbage.h"

#include <filesystem>
#include <set>

namespace verdict {

void collectPacks(Database &database, const WorkspaceFiles &files)
{
    std::set<std::string> known;
    Statement packs(database, "SELECT DISTINCT file FROM pack WHERE file IS NOT NULL");
    while (packs.step())
        known.emplace(packs.text(0));
    std::error_code ignored;
    for (const auto &entry : std::filesystem::directory_iterator(files.blobs(), ignored))
        if (entry.path().extension() == ".pack" && !known.contains(entry.path().filename().string()))
            std::filesystem::remove(entry.path(), ignored);
}

} // namespace verdict
