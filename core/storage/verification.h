#pragma once

#include "core/journal/headfile.h"
#include "core/storage/blobs.h"
#include "core/storage/fold.h"
#include "core/storage/journaltable.h"

#include <functional>
#include <stop_token>

namespace verdict {

/// What `verify` found.
struct Verification {
    std::int64_t events = 0;
    std::int64_t objects = 0;
    std::int64_t authors = 0;
    std::vector<std::string> problems; ///< sentences; empty = everything verifies
};

/// Lists the sealed objects that an event's payload names, so that storage can check them without knowing what they
/// are.
struct NamedObject {
    ObjectName name;
    std::int64_t offset = 0;
    std::int64_t length = 0;
};
using ObjectLister =
    std::function<std::vector<NamedObject>(std::string_view type, const simdjson::dom::object &payload)>;

/// Checks all that is stored: SQLite's own structure, each event's body, hash, signature and chain, payloads, objects,
/// attachments, the head file, and the projections against a replay. Reads only; `progress` gets the number of events
/// checked so far.
Verification verifyJournal(Database &database, const WorkspaceFiles &files, const Keyring &keys, const Folds &folds,
                           const ObjectLister &objectsOf, const std::function<void(std::int64_t)> &progress,
                           std::stop_token stop);

/// What is known of the head file itself once it was compared with the database.
enum class HeadFileState {
    Sound,
    Torn, ///< a slot is damaged, as a power cut may leave it
};

/// The head file against the database: Damaged if the database lost commits that the file knows.
Result<HeadFileState> checkHeads(Database &database, const WorkspaceFiles &files);

/// Writes a torn head file anew, under the workspace's lock, if everything in the database verifies; else Damaged with
/// the first problem, and the file stays as it is.
Result<void> repairHeads(Database &database, const WorkspaceFiles &files, const Keyring &keys, const Folds &folds,
                         const ObjectLister &objectsOf);

} // namespace verdict
