#pragma once

#include "core/storage/fold.h"
#include "core/storage/journaltable.h"

namespace verdict {

/// Drops every projection and applies the whole journal anew, inside the caller's transaction. Void events,
/// and those whose payload this workspace may not read, are passed over. Answers how many events there are.
std::int64_t replay(Database &database, const Folds &folds, const Keyring &keys);

/// What `digest` prints.
struct JournalDigest {
    std::string digest;     ///< SHA-256 over the sorted (log, seq, hash, validity) of all held events
    std::string projection; ///< hash of a canonical dump of the set-determined tables
};

/// Throws DatabaseFailure.
JournalDigest digestOf(Database &database, const Folds &folds);

} // namespace verdict
