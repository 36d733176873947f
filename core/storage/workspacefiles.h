#pragma once

#include <string>

namespace verdict {

/// Where the parts of a workspace lie inside its directory.
struct WorkspaceFiles {
    std::string directory;

    [[nodiscard]] std::string database() const { return directory + "/verdict.sqlite"; }
    [[nodiscard]] std::string blobs() const { return directory + "/blobs"; }
    [[nodiscard]] std::string config() const { return directory + "/config.json"; }
    /// Of the first slot; the second lies beside it (core/journal/headfile.h).
    [[nodiscard]] std::string heads() const { return directory + "/heads"; }
    /// The 24 words, until their owner moves them to a safe place.
    [[nodiscard]] std::string recoveryKit() const { return directory + "/recovery-kit.txt"; }
    [[nodiscard]] std::string lock() const { return directory + "/lock"; }
};

} // namespace verdict
