#pragma once

#include <string>

namespace verdict {

/// Where the parts of a workspace lie inside its directory.
struct WorkspaceFiles {
    std::string directory;

    [[nodiscard]] std::string database() const { return directory + "/verdict.sqlite"; }
    [[nodiscard]] std::string blobs() const { return directory + "/blobs"; }
    [[nodiscard]] std::string config() const { return directory + "/config.json"; }
    [[nodiscard]] std::string heads() const { return directory + "/heads"; }
    [[nodiscard]] std::string lock() const { return directory + "/lock"; }
};

} // namespace verdict
