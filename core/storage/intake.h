#pragma once

#include "core/storage/journalsession.h"

namespace verdict {

/// An event as it comes from another machine, with the sealed objects that belong to it.
struct ReceivedEvent {
    Event event;
    std::string pack;
    std::vector<BlobRef> blobs;
};

/// What came of receiving.
struct IntakeCounts {
    std::int64_t received = 0;         ///< new here
    std::int64_t known = 0;            ///< held already
    std::int64_t refused = 0;          ///< forged, damaged, of another team, or without its predecessor
    std::vector<std::string> problems; ///< sentences, one for each refused stretch
};

/// Takes events from other machines into the journal. Whether an event is valid, waits or is void depends on the set of
/// held events alone, never on the order in which they came: a log counts once the roster knows its author, up to where
/// a revocation ends it; an event counts once its predecessor and all that it names under "after" do, and once
/// its key is here.
class Intake {
public:
    explicit Intake(JournalSession &session) : m_session(session) {}

    /// Holds events of one log, in chain order. Each must verify by itself and follow an event that is held; the rest
    /// of the stretch is refused otherwise. Nothing follows from them before settle().
    void take(std::span<const ReceivedEvent> events);
    /// Applies everything that no longer waits. If a revocation ends what was applied before, everything is applied
    /// anew. Throws DatabaseFailure.
    void settle();

    [[nodiscard]] const IntakeCounts &counts() const { return m_counts; }

private:
    struct Judged {
        LogStanding standing = LogStanding::Waiting;
        std::optional<LogEnds> ends;
    };

    bool takeOne(const ReceivedEvent &received);
    void refuse(const std::string &why);
    std::optional<LogInfo> infoOf(const Event &event, const Body &body);
    void judgeLogs();
    void applyReady();
    void openRoster();
    void takeWaitingKeys();
    void takeKeysOf(const StoredEvent &waiting, const LogInfo &log);
    bool advance(const LogRow &log, const Judged &judged);
    bool advanceSome(const std::vector<StoredEvent> &events, const LogRow &log, const Judged &judged);
    Validity judgeWaiting(const StoredEvent &waiting, const Body &body, const LogRow &log, const Judged &judged);
    Validity judgeAfter(const StoredEvent &waiting, const Body &body);
    bool applySafely(const StoredEvent &waiting, const Body &body);
    void mark(std::int64_t row, Validity validity);
    bool anyEnded();

    JournalSession &m_session;
    IntakeCounts m_counts;
    bool m_rosterChanged = false;
    std::map<std::int64_t, Judged> m_judged; ///< by row of the log
    StrictJson m_json;
};

} // namespace verdict
