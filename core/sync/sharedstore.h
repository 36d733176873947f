#pragma once

#include "core/journal/event.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace verdict {

/// The first 16 of 32 bytes that name something, as far as file names and listings carry them.
template <class Name> struct NamePrefix {
    std::array<std::uint8_t, 16> bytes{};

    static NamePrefix of(const Name &name)
    {
        NamePrefix prefix;
        std::copy_n(name.bytes.begin(), prefix.bytes.size(), prefix.bytes.begin());
        return prefix;
    }
    friend auto operator<=>(const NamePrefix &, const NamePrefix &) = default;
    /// 32 lowercase hexadecimal digits.
    [[nodiscard]] std::string hex() const { return toHex(bytes.data(), bytes.size()); }
};

using LogPrefix = NamePrefix<LogId>;
using HashPrefix = NamePrefix<EventHash>;

/// A sealed attachment that belongs to an event.
struct SharedBlob {
    ObjectName name;
    std::int64_t bytes = 0; ///< as sealed; 1 to SharedStore::maxContentBytes

    friend bool operator==(const SharedBlob &, const SharedBlob &) = default;
};

/// An event as it travels, with the names of what belongs to it: its pack of sealed objects is fetched apart by the
/// event's hash, its attachments by their names. `log`, `seq` and `prev` repeat what the body says.
struct SharedEvent {
    Event event;
    LogId log;
    std::int64_t seq = 0;
    EventHash prev;
    std::int64_t packBytes = 0; ///< 0 = no pack
    std::vector<SharedBlob> blobs;
};

/// An event with `log`, `seq`, `prev` and the hash taken from its body; the signature is not looked at. BadInput if the
/// body is not canonical.
Result<SharedEvent> sharedEventOf(std::string bodyBytes);

/// Whether these events are one stretch of one chain, each saying of itself what its body says, all within the limits
/// of SharedStore; BadInput with the reason otherwise. Signatures and payloads are not looked at.
Result<void> checkStretch(std::span<const SharedEvent> events);

/// A stretch of one chain of one log in the store. Stretches may overlap; where a log forked, chains differ in `tip`.
struct StoredStretch {
    LogPrefix log;
    std::int64_t first = 0;
    std::int64_t last = 0;
    HashPrefix tip; ///< of the event `last`

    friend auto operator<=>(const StoredStretch &, const StoredStretch &) = default;
};

/// The stretch that these events make; there must be at least one.
StoredStretch stretchOf(std::span<const SharedEvent> events);

/// What a store holds of events.
struct StoreListing {
    std::vector<StoredStretch> stretches; ///< sorted
    std::int64_t strangers = 0; ///< names that are none of ours: a client's "conflicted copy", a directory …
    std::string stranger;       ///< one of them, as it is called: strangers' text

    /// A sentence about the strangers; empty if there are none.
    [[nodiscard]] std::string remark() const;
};

/// What sealed content is called: a pack by its event's hash, an attachment by its object's name.
struct ContentName {
    enum class Kind { Pack, Blob };

    Kind kind = Kind::Pack;
    std::array<std::uint8_t, 32> name{};

    static ContentName pack(const EventHash &event) { return {Kind::Pack, event.bytes}; }
    static ContentName blob(const ObjectName &object) { return {Kind::Blob, object.bytes}; }
    friend auto operator<=>(const ContentName &, const ContentName &) = default;
};

/// One version of some content. All content begins as generation 1; erasure puts a pack with fewer objects as the next
/// generation, and readers take the highest that verifies.
struct ContentVersion {
    std::int64_t generation = 1; ///< 1 to 2^31 − 1
    std::int64_t bytes = 0;      ///< 1 to SharedStore::maxContentBytes

    friend auto operator<=>(const ContentVersion &, const ContentVersion &) = default;
};

/// How much of a version is there.
struct HeldContent {
    ContentVersion version;
    std::int64_t held = 0; ///< bytes from the start on without a gap; all of them if it is `version.bytes`

    [[nodiscard]] bool isWhole() const { return held == version.bytes; }
    friend bool operator==(const HeldContent &, const HeldContent &) = default;
};

/// Answers `length` bytes of content from `offset` on; exactly as many, or the reason why not.
using ContentSource = std::function<Result<std::string>(std::int64_t offset, std::int64_t length)>;

/// Content that is to be put.
struct ContentPut {
    ContentName name;
    ContentVersion version;
    ContentSource read;
};

/// A letter's name: chosen by whoever writes it, unique within its kind.
using LetterName = std::array<std::uint8_t, 32>;

/// Where logs meet. The store is nobody's authority: it may lose, withhold or replace anything, and readers trust
/// signatures and hashes alone. Nothing in it is changed in place; what is lost comes back when somebody who holds it
/// puts it again.
///
/// All calls may wait for a disk or a network. One object serves one thread at a time; any number of objects, in any
/// number of processes, may work on the same store. No call throws. Errors: Unreachable where the store cannot be
/// reached (try again later), Storage where it refuses (full, read-only), Damaged where one piece does not verify
/// (leave it out, look again at the next sync), NotFound where it has vanished since it was listed.
class SharedStore {
public:
    static constexpr std::int64_t chunkBytes = std::int64_t{1} << 20;
    static constexpr std::int64_t maxContentBytes = std::int64_t{320} << 20; ///< an object of 256 MiB, sealed
    static constexpr std::size_t maxPayloadBytes = std::size_t{8} << 20;     ///< a payload of 4 MiB, sealed
    static constexpr std::size_t maxBlobsPerEvent = 100'000;
    static constexpr std::size_t maxLetterBytes = 64 * 1024;
    static constexpr std::size_t maxLetters = 10'000; ///< of one kind that letters() answers

    /// Whether this workspace has used the store before.
    enum class Use { First, Again };

    SharedStore() = default;
    virtual ~SharedStore() = default;
    SharedStore(const SharedStore &) = delete;
    SharedStore &operator=(const SharedStore &) = delete;

    /// Makes the layout in an empty place, or checks that the store is this team's. BadInput, with a sentence, for
    /// another team's store, a newer format, or a place that holds other things. With Use::Again an empty place is
    /// Unreachable: a drive that is not mounted looks like that.
    virtual Result<void> prepare(const TeamId &team, Use use) = 0;

    /// All stretches of all logs, at a cost that does not grow with the number of events.
    virtual Result<StoreListing> list() = 0;
    /// The stretch's events in order, from the seq `from` on. Answers at least one; whoever wants more than came asks
    /// again from the next seq. They are one chain that ends (once all came) in the stretch's tip, and each says of
    /// itself what its body says; signatures are not looked at.
    virtual Result<std::vector<SharedEvent>> read(const StoredStretch &stretch, std::int64_t from) = 0;
    /// Adds events that follow one another in one chain (BadInput if they do not). What is there already is no error,
    /// and is mended if it is damaged. Durable when it answers.
    virtual Result<void> append(std::span<const SharedEvent> events) = 0;
    /// Tidies one log of this workspace: replaces small stretches by larger ones, so that their number grows with the
    /// logarithm of the log's length, and removes those that others hold whole. Only stretches all of whose events
    /// `isMine` confirms are touched; it should compare the payload too.
    virtual Result<void> merge(const LogId &log, const std::function<bool(const SharedEvent &)> &isMine) = 0;

    /// The versions of this content that are there, highest generation first; empty if there are none.
    virtual Result<std::vector<HeldContent>> contentHeld(const ContentName &name) = 0;
    /// Puts content in chunks of 1 MiB. Chunks that are there and sound are skipped, so that a cut-off transfer
    /// resumes; damaged ones are mended. Content of which a higher generation is there whole is left as it is. All is
    /// durable when it answers; Cancelled if `stop` asked, and what was put by then stays.
    virtual Result<void> putContent(std::span<const ContentPut> contents, std::stop_token stop) = 0;
    /// One chunk (1 MiB, the last one what is left), its check sum checked. `offset` is a multiple of chunkBytes.
    virtual Result<std::string> getChunk(const ContentName &name, const ContentVersion &version,
                                         std::int64_t offset) = 0;
    /// Removes one version; that there is none is no error.
    virtual Result<void> removeContent(const ContentName &name, const ContentVersion &version) = 0;
    /// Erasure: puts a version, then removes all lower generations.
    Result<void> replaceContent(const ContentPut &content, std::stop_token stop);

    /// Leaves a small message (a request to join); one of the same kind and name is replaced. `kind` is 1 to 16 small
    /// letters a to z. Anybody who reaches the store can write letters: what they say must prove itself.
    virtual Result<void> putLetter(std::string_view kind, const LetterName &name, std::string_view bytes) = 0;
    /// Names of the letters of one kind, sorted; the first maxLetters of them.
    virtual Result<std::vector<LetterName>> letters(std::string_view kind) = 0;
    virtual Result<std::string> letter(std::string_view kind, const LetterName &name) = 0;
    /// That there is none is no error.
    virtual Result<void> removeLetter(std::string_view kind, const LetterName &name) = 0;
};

/// BadInput if content cannot have this version.
Result<void> checkVersion(const ContentVersion &version);
/// BadInput unless a chunk of this version begins at `offset`.
Result<void> checkChunk(const ContentVersion &version, std::int64_t offset);
/// BadInput if letters cannot have this kind.
Result<void> checkLetterKind(std::string_view kind);
/// BadInput if no letter can be of this kind and size.
Result<void> checkLetter(std::string_view kind, std::string_view bytes);

} // namespace verdict
