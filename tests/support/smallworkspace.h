#pragma once

#include "core/exchange/ingestbatch.h"
#include "core/workspace/workspace.h"

#include <memory>
#include <string>

namespace verdict {

inline constexpr const char *smallPassphrase = "eight words would be easier to remember";

/// Writes a file of native case records whose ids run from `first`, each about `bytes` long; answers its path.
std::string writeCases(const std::string &path, int first, int count, std::size_t bytes = 300);

/// Founds a team in a new folder, with a passphrase that is quick to check; ends the program if it cannot, since no
/// test can go on then.
void foundSmall(const std::string &directory);

/// Opens a workspace that foundSmall() made.
Result<std::unique_ptr<Workspace>> openSmall(const std::string &directory,
                                             std::shared_ptr<const Clock> clock = nullptr);

/// Takes a file in; the rejects file, if any, goes beside it.
Result<IngestCounts> feed(Workspace &workspace, const std::string &path);

/// A decision that every case of writeCases() takes without further reasons.
Decision agreeing();

/// The assignments that wait, in queue order, at most `limit`.
Result<std::vector<QueueRow>> waiting(Workspace &workspace, int limit = 1000);

} // namespace verdict
