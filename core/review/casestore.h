#pragma once

#include "core/case/events/reviewact.h"
#include "core/review/reviewvalues.h"
#include "core/storage/blobs.h"
#include "core/team/keyguard.h"

namespace verdict {

/// What opening a case reads: the connection may be the reader's or the writer's.
struct CaseAccess {
    Database &database;
    ObjectReader &objects;
    const Keyring &keys;
    const OpenPolicy &policy;
    const WorkspaceKey &workspaceKey; ///< opens drafts
};

/// A case with everything this member may see of it now. NotFound for a token that was never given to this member.
/// Throws DatabaseFailure.
Result<OpenedCase> readOpenedCase(const CaseAccess &access, Token token);

/// The row in which an attachment of the case came, and its object. NotFound if that evidence has none.
Result<std::pair<std::int64_t, AttachmentRef>> findAttachment(const CaseAccess &access, Token token, int evidence);

/// An act as it was filed: the event's payload opened and read. Throws DatabaseFailure.
ReviewAct readAct(Database &database, const Keyring &keys, std::int64_t eventRow);

/// Notes when a case was first opened on this machine; the first time stands.
void noteOpened(Database &database, Token token, Time at);
std::optional<Time> openedAt(Database &database, Token token);

/// Keeps a draft, sealed by the workspace key; an empty one is forgotten.
void keepDraft(Database &database, const WorkspaceKey &key, Token token, const Draft &draft);
std::optional<Draft> readDraft(Database &database, const WorkspaceKey &key, Token token);

} // namespace verdict
