#pragma once

#include "core/case/json.h"
#include "core/case/jsonwriter.h"
#include "core/storage/blobs.h"
#include "core/storage/fold.h"
#include "core/storage/journaltable.h"

#include <functional>
#include <span>

namespace verdict {

/// Begins a payload: an object with the first keys `type`, `case`, `at` and `member`. `caseText` is a token; empty =
/// null, where cases are named inside, by objects.
JsonWriter beginPayload(std::string_view type, Time at, const MemberId &member, std::string_view caseText = {});

/// Heads of those logs that this workspace owns.
std::map<LogId, Head> ownHeads(const std::map<std::int64_t, LogRow> &logs, const Keyring &keys);

/// What was appended.
struct Appended {
    std::int64_t row = 0; ///< of the event table
    EventHash hash;
    Time at; ///< the event's clock
};

/// The journal inside one open writing transaction. Appending signs the next event of one of this workspace's own logs,
/// stores it with its objects and applies every projection; all of it commits or none. Throws DatabaseFailure.
class JournalSession {
public:
    /// `wanted` tells a long piece of work that somebody waits to write.
    JournalSession(Database &database, const WorkspaceFiles &files, const Keyring &keys, BoundFolds &folds,
                   ObjectReader &objects, const Clock &clock, std::function<bool()> wanted = {});

    [[nodiscard]] Database &database() { return m_database; }
    [[nodiscard]] Time now() const { return m_clock.now(); }
    [[nodiscard]] const Keyring &keys() const { return m_keys; }
    [[nodiscard]] const WorkspaceFiles &files() const { return m_files; }
    /// Whether somebody waits to write, a reviewer's decision above all: long work then ends its transaction soon.
    [[nodiscard]] bool isWanted() const { return m_wanted && m_wanted(); }
    /// Objects that are already stored; those of this transaction's own packs included.
    [[nodiscard]] ObjectReader &objects() { return m_objects; }

    /// Appends an event whose payload is sealed with the log's newest epoch. `pack` holds its sealed objects one after
    /// another.
    Appended append(const LogId &log, std::string_view payload, std::string_view pack = {},
                    std::span<const BlobRef> blobs = {});
    /// Appends a log's opening event, whose payload is readable by all.
    Appended appendOpen(const LogId &log, std::string_view payload);

    /// Makes the packs durable; called before the commit.
    void makeDurable() { m_packs.makeDurable(); }
    /// The transaction committed.
    void committed() { m_packs.keep(); }
    /// Heads of this workspace's own logs as they are now.
    [[nodiscard]] std::map<LogId, Head> ownHeads() const { return verdict::ownHeads(m_logs, m_keys); }

private:
    LogRow &ownLog(const LogId &log);
    Appended store(LogRow &log, const Event &event, Time at, std::string_view payload, std::string_view pack,
                   std::span<const BlobRef> blobs);
    void storePack(std::int64_t event, std::string_view pack);
    void storeBlobs(std::int64_t event, std::span<const BlobRef> blobs);
    void fold(const LogRow &log, std::int64_t row, const EventHash &hash, std::string_view payload);

    Database &m_database;
    const WorkspaceFiles &m_files;
    const Keyring &m_keys;
    BoundFolds &m_folds;
    const Clock &m_clock;
    std::function<bool()> m_wanted;
    std::map<std::int64_t, LogRow> m_logs;
    PackFile m_packs;
    ObjectReader &m_objects;
    StrictJson m_json;
};

/// Parses a payload's fixed part for the folds; the event's views live until `json` parses again. Throws
/// DatabaseFailure (Damaged) if it is not what a payload must be.
FoldEvent foldEventOf(StrictJson &json, const LogInfo &log, std::int64_t row, const EventHash &hash,
                      std::string_view payload);

} // namespace verdict
