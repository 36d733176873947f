#pragma once

#include "core/case/result.h"
#include "core/workspace/demo/demoplan.h"

#include <string>

namespace verdict {

/// A folder inside the demo's own in which one batch lies while it is taken in; it goes away with the object.
class DemoFiles {
public:
    explicit DemoFiles(const std::string &directory) : m_folder(directory + "/incoming") {}
    ~DemoFiles();
    DemoFiles(const DemoFiles &) = delete;
    DemoFiles &operator=(const DemoFiles &) = delete;

    /// Writes the records and draws their pictures; answers with the path of the records' file. Storage with the
    /// reason.
    [[nodiscard]] Result<std::string> write(const DemoBatch &batch) const;

    /// The first line of a file of rejects, for the sentence that says what went wrong.
    [[nodiscard]] std::string firstReason(const std::string &rejectsFile) const;

private:
    std::string m_folder;
};

} // namespace verdict
