#pragma once

#include "core/sync/sharedstore.h"

#include <map>
#include <mutex>
#include <set>

namespace verdict {

/// A shared store in memory, for many threads at once. A hook may let any call fail before it did anything or after it
/// did everything: the reply that is lost. What is stored can be taken away or damaged, as other people's hands do.
class MemoryStore final : public SharedStore {
public:
    enum class Moment { Before, After };
    /// The call's name as in SharedStore. Answers the error that the call is to give; nothing lets it be.
    using Hook = std::function<std::optional<Error>(std::string_view call, Moment moment)>;

    /// Events that one read() answers at most.
    static constexpr std::size_t eventsPerRead = 500;

    /// Called with the store's lock held; it must not call the store.
    void setHook(Hook hook);

    /// What others may do to a store. These do not ask the hook.
    void lose(const StoredStretch &stretch);
    /// The stretch is there and reads as Damaged until it is appended again.
    void damage(const StoredStretch &stretch);
    void loseContent(const ContentName &name);
    /// Flips a bit of what is held of a version.
    void damageContent(const ContentName &name, const ContentVersion &version);
    void addStranger(const std::string &name);
    void loseEverything();

    Result<void> prepare(const TeamId &team, Use use) override;
    Result<StoreListing> list() override;
    Result<std::vector<SharedEvent>> read(const StoredStretch &stretch, std::int64_t from) override;
    Result<void> append(std::span<const SharedEvent> events) override;
    Result<void> merge(const LogId &log, const std::function<bool(const SharedEvent &)> &isMine) override;
    Result<std::vector<HeldContent>> contentHeld(const ContentName &name) override;
    Result<void> putContent(std::span<const ContentPut> contents, std::stop_token stop) override;
    Result<std::string> getChunk(const ContentName &name, const ContentVersion &version, std::int64_t offset) override;
    Result<void> removeContent(const ContentName &name, const ContentVersion &version) override;
    Result<void> putLetter(std::string_view kind, const LetterName &name, std::string_view bytes) override;
    Result<std::vector<LetterName>> letters(std::string_view kind) override;
    Result<std::string> letter(std::string_view kind, const LetterName &name) override;
    Result<void> removeLetter(std::string_view kind, const LetterName &name) override;

private:
    struct Stretch {
        std::vector<SharedEvent> events;
        bool damaged = false;
    };
    struct Chunk {
        std::string bytes;
        bool damaged = false;
    };
    using Chunks = std::map<std::int64_t, Chunk>; ///< by index
    using Versions = std::map<ContentVersion, Chunks, std::greater<>>;

    template <class Answer> Answer call(std::string_view name, const std::function<Answer()> &act);
    Result<void> putOne(const ContentPut &content, const std::stop_token &stop);
    Result<void> mergeNow(const LogId &log, const std::function<bool(const SharedEvent &)> &isMine);
    std::vector<HeldContent> heldNow(const ContentName &name) const;

    std::mutex m_mutex;
    Hook m_hook;
    std::optional<TeamId> m_team;
    std::map<StoredStretch, Stretch> m_stretches;
    std::set<std::string> m_strangers;
    std::map<ContentName, Versions> m_content;
    std::map<std::pair<std::string, LetterName>, std::string> m_letters;
};

} // namespace verdict
