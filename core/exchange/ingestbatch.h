#pragma once

#include "core/case/events/ingested.h"
#include "core/case/picture.h"
#include "core/case/rejection.h"
#include "core/exchange/casesource.h"
#include "core/storage/journalsession.h"

#include <memory>

namespace verdict {

/// A case that is sealed and ready to be appended.
struct SealedCase {
    IngestedCase manifest;
    std::string sealed; ///< the record
    std::int64_t line = 0;
    std::string excerpt;             ///< the record's first bytes, for a rejection
    std::vector<std::string> labels; ///< those the prediction names, where the record lists none
};

/// Cases sealed outside the transaction, and what had to be rejected on the way.
struct SealedBatch {
    std::vector<SealedCase> cases;
    std::vector<Rejection> rejections;
};

/// What became of the cases of one or more batches.
struct IngestCounts {
    std::int64_t accepted = 0;
    std::int64_t duplicates = 0;
    std::int64_t revised = 0;
};

/// The keys with which a case is sealed and named.
struct LeadsKeys {
    int epoch = 0;
    AudienceKey audience; ///< of the leads log in that epoch
    AudienceKey names;    ///< the team's, for keyed names
};

/// The keyed name under which a case is found.
KeyedName caseKey(const AudienceKey &names, const CaseName &name);

/// Seals records and attachments for the leads; pictures are opened once by the decoder, and one that does not open
/// rejects its record. Attachments are published under blobs/ at once; those whose record is not taken in the end are
/// collected later.
SealedBatch sealBatch(CaseBatch batch, const LeadsKeys &keys, const WorkspaceFiles &files, PictureDecoder &decoder,
                      const std::stop_token &stop);

/// Appends a batch to the leads log in entries of at most 1,000 cases or 1 MiB: new cases and revisions; duplicates are
/// counted, and a revision of a case that somebody has decided is added to `rejections`. `epoch` is that of the keys
/// which sealed them.
void appendBatch(JournalSession &session, int epoch, std::vector<SealedCase> cases, IngestCounts &counts,
                 std::vector<Rejection> &rejections);

} // namespace verdict
