#pragma once

#include "core/case/picture.h"
#include "core/case/result.h"
#include "core/workspace/demo/demohistory.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace verdict {

/// Which demo is made, and where.
struct DemoRequest {
    std::string directory; ///< new or empty
    std::uint64_t seed = 1;
    int cases = 40; ///< how many wait for a person in the end, 1 to 2,000; about as many again are history
    std::shared_ptr<PictureDecoder>
        decoder;                        ///< none: the pictures, which the program draws itself, are taken unchecked
    std::shared_ptr<const Clock> clock; ///< what time it is
};

/// What was made.
struct DemoReport {
    std::vector<std::string> workspaces; ///< absolute folders
    std::string passphraseFile;
    DemoCounts counts;
};

/// Cases taken in so far, and in all.
using DemoProgress = std::function<void(std::int64_t done, std::int64_t total)>;

/// Makes a workspace with a policy for three domains, two weeks of decisions and open cases, all from the seed: the
/// same seed and time give the same cases, inputs of routing and decisions; keys, salts and which cases are audited are
/// random. Its passphrase lies beside it. BadInput if the folder holds something or `cases` is out of range, Storage,
/// or Cancelled; nothing is left behind then. Blocks.
Result<DemoReport> makeDemo(const DemoRequest &request, const DemoProgress &progress, const std::stop_token &stop = {});

} // namespace verdict
