#pragma once

#include "core/case/json.h"
#include "core/case/jsonwriter.h"
#include "core/storage/blobs.h"
#include "core/storage/credentials.h"
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

/// How many audience keys a keyring holds.
std::size_t keyCount(const Keyring &keys);

/// What was appended.
struct Appended {
    std::int64_t row = 0; ///< of the event table
    EventHash hash;
    Time at; ///< the event's clock
};

/// What a session works with; all of it outlives the session.
struct SessionSetup {
    Database &database;
    const WorkspaceFiles &files;
    BoundFolds &folds;
    ObjectReader &objects;
    const Clock &clock;
    std::function<bool()> wanted = {}; ///< tells a long piece of work that somebody waits to write
};

/// The journal inside one open writing transaction. Appending signs the next event of one of this workspace's own logs,
/// stores it with its objects and applies every projection; all of it commits or none. Throws DatabaseFailure.
class JournalSession {
public:
    JournalSession(SessionSetup setup, SharedCredentials credentials);

    [[nodiscard]] Database &database() { return m_setup.database; }
    [[nodiscard]] Time now() const { return m_setup.clock.now(); }
    /// As they are in this transaction: what it changed is in them.
    [[nodiscard]] const Credentials &credentials() const { return *m_credentials; }
    [[nodiscard]] SharedCredentials sharedCredentials() const { return m_credentials; }
    [[nodiscard]] const Keyring &keys() const { return m_credentials->keys(); }
    [[nodiscard]] const WorkspaceFiles &files() const { return m_setup.files; }
    /// Whether somebody waits to write, a reviewer's decision above all: long work then ends its transaction soon.
    [[nodiscard]] bool isWanted() const { return m_setup.wanted && m_setup.wanted(); }
    /// Objects that are already stored; those of this transaction's own packs included.
    [[nodiscard]] ObjectReader &objects() { return m_setup.objects; }
    [[nodiscard]] const std::map<std::int64_t, LogRow> &logs() const { return m_logs; }

    /// This workspace's log of a role (and to a reviewer), opened with its first event if there is none yet. NotAllowed
    /// if this member may own no such log.
    LogId ownLog(LogRole role, const MemberId &reviewer = {});
    /// Begins a new incarnation of an own log: its first event says what it continues, and nothing more goes to the old
    /// one. Answers with the new log.
    LogId continueLog(const LogId &old);
    /// Begins new incarnations of those own logs of which events came from elsewhere: a copy of this workspace wrote
    /// them, or this one was restored from a backup. True if there were any.
    bool continueOvertaken();
    /// Opens the founding log of a team, whose first event's hash names the team.
    LogId found(const Device &device);

    /// Appends an event whose payload is sealed with the log's newest epoch; if those who may read the log have changed
    /// since, a new epoch begins first.
    Appended append(const LogId &log, std::string_view payload);
    /// The same with objects that were sealed before: `pack` holds them one after another, and the event keeps the
    /// epoch whose key sealed them.
    Appended append(const LogId &log, std::string_view payload, int epoch, std::string_view pack,
                    std::span<const BlobRef> blobs);
    /// The key with which objects for a log are to be sealed now; a new epoch begins if one is due.
    std::pair<int, AudienceKey> keyFor(const LogId &log);
    /// Appends an event whose payload everybody may read.
    Appended appendOpen(const LogId &log, std::string_view payload);

    /// The event in a row as others name it.
    HeldHead headAt(std::int64_t eventRow);
    /// The newest event of every log of a role, as this member holds it.
    [[nodiscard]] std::vector<HeldHead> headsOf(LogRole role) const;

    /// Takes an event from another machine into the journal, as one that waits: nothing follows from it yet. False if
    /// it is held already.
    bool hold(const LogInfo &log, const Event &event, const Body &body, std::string_view pack,
              std::span<const BlobRef> blobs);
    /// Applies an event that waited: it gets its place in the order and the projections follow. Damaged if its payload
    /// has not the promised form; the caller rolls back to a savepoint.
    void apply(const StoredEvent &waiting, const Body &body);

    /// Makes every applied event wait again, and empties the projections: for judging all anew.
    void unapplyAll();
    /// Goes back to earlier credentials, with the savepoint that undoes what changed them.
    void restore(SharedCredentials before);
    /// Whether an event lies on the chain up to where a revocation ends its log.
    bool isWithin(const LogEnds &ends, const LogId &log, std::int64_t seq, const EventHash &hash);
    [[nodiscard]] std::optional<std::int64_t> rowNumberOf(const LogId &log) const;

    /// Adds keys that were made or opened; readers use them after the commit.
    void addKey(const LogId &log, int epoch, const AudienceKey &key);
    /// Adds the keys that an entry of a log brings for this device, if it is of a type that does.
    void takeKeys(const LogInfo &log, const simdjson::dom::object &payload);
    /// Reads the roster anew and what follows from it for this member.
    void reloadRoster();

    /// Makes the packs durable; called before the commit.
    void makeDurable() { m_packs.makeDurable(); }
    /// The transaction committed.
    void committed() { m_packs.keep(); }
    /// Heads of this workspace's own logs as they are now.
    [[nodiscard]] std::map<LogId, Head> ownHeads() const { return verdict::ownHeads(m_logs, keys()); }

private:
    Credentials &change();
    LogRow &rowOf(const LogId &log);
    LogRow &ownRow(const LogId &log);
    LogId open(LogRole role, const MemberId &reviewer, const std::optional<HeldHead> &continues);
    std::string openingPayload(const LogInfo &info, const std::vector<Recipient> &audience, const AudienceKey &key,
                               const Device &device, const std::optional<HeldHead> &continues);
    void settle(LogRow &log);
    Appended store(LogRow &log, const Event &event, Time at, std::string_view payload, std::string_view pack,
                   std::span<const BlobRef> blobs);
    void storePack(std::int64_t event, std::string_view pack);
    void storeBlobs(std::int64_t event, std::span<const BlobRef> blobs);
    void moveHead(LogRow &log, std::int64_t seq, const EventHash &hash, Time clock);
    bool chainHolds(std::int64_t logRow, const HeldHead &end, std::int64_t seq, const EventHash &hash);
    bool follow(const LogRow &log, std::int64_t row, const EventHash &hash, std::string_view payload);
    void takeLeadSecrets(const FoldEvent &event);

    SessionSetup m_setup;
    SharedCredentials m_credentials;
    std::map<std::int64_t, LogRow> m_logs;
    PackFile m_packs;
    StrictJson m_json;
};

/// Secrets of the leads in the leads log: {"draws","names"}, hexadecimal digits.
inline constexpr std::string_view leadSecretsType = "leads.secrets";

/// Parses a payload's fixed part for the folds; the event's views live until `json` parses again. Throws
/// DatabaseFailure (Damaged) if it is not what a payload must be.
FoldEvent foldEventOf(StrictJson &json, const LogInfo &log, std::int64_t row, const EventHash &hash,
                      std::string_view payload);

} // namespace verdict
