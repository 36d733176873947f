#include "tests/sync/memorystore.h"

#include "core/sync/segment.h"
#include "core/sync/segmenttiers.h"

namespace verdict {
namespace {

std::int64_t chunkSize(const ContentVersion &version, std::int64_t index)
{
    return std::min(SharedStore::chunkBytes, version.bytes - index * SharedStore::chunkBytes);
}

std::int64_t chunkCount(const ContentVersion &version)
{
    return (version.bytes + SharedStore::chunkBytes - 1) / SharedStore::chunkBytes;
}

Error notThere(const char *what) { return {ErrorKind::NotFound, std::string(what) + " is not in the store."}; }

Error damagedPiece(const char *what) { return {ErrorKind::Damaged, std::string(what) + " is damaged."}; }

} // namespace

template <class Answer> Answer MemoryStore::call(std::string_view name, const std::function<Answer()> &act)
{
    const std::scoped_lock lock(m_mutex);
    if (m_hook)
        if (auto error = m_hook(name, Moment::Before))
            return *error;
    auto answer = act();
    if (m_hook)
        if (auto error = m_hook(name, Moment::After))
            return *error;
    return answer;
}

void MemoryStore::setHook(Hook hook)
{
    const std::scoped_lock lock(m_mutex);
    m_hook = std::move(hook);
}

void MemoryStore::lose(const StoredStretch &stretch)
{
    const std::scoped_lock lock(m_mutex);
    m_stretches.erase(stretch);
}

void MemoryStore::damage(const StoredStretch &stretch)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto found = m_stretches.find(stretch); found != m_stretches.end())
        found->second.damaged = true;
}

void MemoryStore::loseContent(const ContentName &name)
{
    const std::scoped_lock lock(m_mutex);
    m_content.erase(name);
}

void MemoryStore::damageContent(const ContentName &name, const ContentVersion &version)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_content.find(name);
    if (found == m_content.end() || !found->second.contains(version))
        return;
    for (auto &[index, chunk] : found->second[version])
        chunk.damaged = true;
}

void MemoryStore::addStranger(const std::string &name)
{
    const std::scoped_lock lock(m_mutex);
    m_strangers.insert(name);
}

void MemoryStore::loseEverything()
{
    const std::scoped_lock lock(m_mutex);
    m_team.reset();
    m_stretches.clear();
    m_strangers.clear();
    m_content.clear();
    m_letters.clear();
}

Result<void> MemoryStore::prepare(const TeamId &team, Use use)
{
    return call<Result<void>>("prepare", [&]() -> Result<void> {
        if (!m_team && use == Use::Again)
            return Error{ErrorKind::Unreachable, "The shared store is empty."};
        if (m_team && *m_team != team)
            return Error{ErrorKind::BadInput, "The shared store belongs to another team."};
        m_team = team;
        return {};
    });
}

Result<StoreListing> MemoryStore::list()
{
    return call<Result<StoreListing>>("list", [&]() -> Result<StoreListing> {
        StoreListing listing;
        for (const auto &[stretch, held] : m_stretches)
            listing.stretches.push_back(stretch);
        listing.strangers = static_cast<std::int64_t>(m_strangers.size());
        listing.stranger = m_strangers.empty() ? std::string() : *m_strangers.begin();
        return listing;
    });
}

Result<std::vector<SharedEvent>> MemoryStore::read(const StoredStretch &stretch, std::int64_t from)
{
    using Answer = Result<std::vector<SharedEvent>>;
    return call<Answer>("read", [&]() -> Answer {
        const auto found = m_stretches.find(stretch);
        if (found == m_stretches.end())
            return notThere("The stretch");
        if (from > stretch.last)
            return Error{ErrorKind::BadInput, "The stretch ends before the event that was asked for."};
        if (found->second.damaged)
            return damagedPiece("The stretch");
        const auto &events = found->second.events;
        const auto begin = static_cast<std::size_t>(std::max<std::int64_t>(0, from - stretch.first));
        const auto end = std::min(events.size(), begin + eventsPerRead);
        return std::vector<SharedEvent>(events.begin() + static_cast<std::ptrdiff_t>(begin),
                                        events.begin() + static_cast<std::ptrdiff_t>(end));
    });
}

Result<void> MemoryStore::append(std::span<const SharedEvent> events)
{
    return call<Result<void>>("append", [&]() -> Result<void> {
        if (auto checked = checkStretch(events); !checked)
            return checked;
        m_stretches[stretchOf(events)] = {std::vector<SharedEvent>(events.begin(), events.end()), false};
        return {};
    });
}

Result<void> MemoryStore::mergeNow(const LogId &log, const std::function<bool(const SharedEvent &)> &isMine)
{
    for (;;) {
        std::vector<SizedStretch> own;
        for (const auto &[stretch, held] : m_stretches) {
            std::int64_t bytes = 0;
            for (const auto &event : held.events)
                bytes += segmentBytesOf(event);
            if (!held.damaged && held.events.front().log == log &&
                std::all_of(held.events.begin(), held.events.end(), isMine))
                own.push_back({stretch, bytes});
        }
        const auto run = stretchesToMerge(std::move(own));
        std::vector<SharedEvent> together;
        for (const auto &stretch : run)
            together.insert(together.end(), m_stretches[stretch].events.begin(), m_stretches[stretch].events.end());
        if (run.empty() || !checkStretch(together))
            return {};
        for (const auto &stretch : run)
            m_stretches.erase(stretch);
        m_stretches[stretchOf(together)] = {together, false};
    }
}

Result<void> MemoryStore::merge(const LogId &log, const std::function<bool(const SharedEvent &)> &isMine)
{
    return call<Result<void>>("merge", [&] { return mergeNow(log, isMine); });
}

std::vector<HeldContent> MemoryStore::heldNow(const ContentName &name) const
{
    std::vector<HeldContent> held;
    const auto found = m_content.find(name);
    if (found == m_content.end())
        return held;
    for (const auto &[version, chunks] : found->second) {
        std::int64_t bytes = 0;
        for (std::int64_t index = 0; chunks.contains(index); ++index)
            bytes += chunkSize(version, index);
        held.push_back({version, bytes});
    }
    return held;
}

Result<std::vector<HeldContent>> MemoryStore::contentHeld(const ContentName &name)
{
    using Answer = Result<std::vector<HeldContent>>;
    return call<Answer>("contentHeld", [&]() -> Answer { return heldNow(name); });
}

Result<void> MemoryStore::putOne(const ContentPut &content, const std::stop_token &stop)
{
    if (auto checked = checkVersion(content.version); !checked)
        return checked;
    for (const auto &other : heldNow(content.name))
        if (other.version.generation > content.version.generation && other.isWhole())
            return {};
    for (std::int64_t index = 0; index < chunkCount(content.version); ++index) {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, "The transfer was stopped."};
        auto &chunks = m_content[content.name][content.version];
        if (const auto there = chunks.find(index); there != chunks.end() && !there->second.damaged)
            continue;
        const auto size = chunkSize(content.version, index);
        auto bytes = content.read(index * chunkBytes, size);
        if (!bytes)
            return bytes.error();
        if (static_cast<std::int64_t>(bytes->size()) != size)
            return Error{ErrorKind::BadInput, "Content is shorter or longer than was said."};
        chunks[index] = {std::move(*bytes), false};
    }
    return {};
}

Result<void> MemoryStore::putContent(std::span<const ContentPut> contents, std::stop_token stop)
{
    return call<Result<void>>("putContent", [&]() -> Result<void> {
        for (const auto &content : contents)
            if (auto put = putOne(content, stop); !put)
                return put;
        return {};
    });
}

Result<std::string> MemoryStore::getChunk(const ContentName &name, const ContentVersion &version, std::int64_t offset)
{
    return call<Result<std::string>>("getChunk", [&]() -> Result<std::string> {
        if (auto checked = checkChunk(version, offset); !checked)
            return checked.error();
        const auto versions = m_content.find(name);
        if (versions == m_content.end() || !versions->second.contains(version))
            return notThere("The content");
        const auto &chunks = versions->second.at(version);
        const auto chunk = chunks.find(offset / chunkBytes);
        if (chunk == chunks.end())
            return notThere("The content");
        if (chunk->second.damaged)
            return damagedPiece("The content");
        return chunk->second.bytes;
    });
}

Result<void> MemoryStore::removeContent(const ContentName &name, const ContentVersion &version)
{
    return call<Result<void>>("removeContent", [&]() -> Result<void> {
        if (auto checked = checkVersion(version); !checked)
            return checked;
        m_content[name].erase(version);
        return {};
    });
}

Result<void> MemoryStore::putLetter(std::string_view kind, const LetterName &name, std::string_view bytes)
{
    return call<Result<void>>("putLetter", [&]() -> Result<void> {
        if (auto checked = checkLetter(kind, bytes); !checked)
            return checked;
        m_letters[{std::string(kind), name}] = bytes;
        return {};
    });
}

Result<std::vector<LetterName>> MemoryStore::letters(std::string_view kind)
{
    using Answer = Result<std::vector<LetterName>>;
    return call<Answer>("letters", [&]() -> Answer {
        if (auto checked = checkLetterKind(kind); !checked)
            return checked.error();
        std::vector<LetterName> names;
        for (const auto &[key, bytes] : m_letters)
            if (key.first == kind && names.size() < maxLetters)
                names.push_back(key.second);
        return names;
    });
}

Result<std::string> MemoryStore::letter(std::string_view kind, const LetterName &name)
{
    return call<Result<std::string>>("letter", [&]() -> Result<std::string> {
        if (auto checked = checkLetterKind(kind); !checked)
            return checked.error();
        const auto found = m_letters.find({std::string(kind), name});
        if (found == m_letters.end())
            return notThere("The letter");
        return found->second;
    });
}

Result<void> MemoryStore::removeLetter(std::string_view kind, const LetterName &name)
{
    return call<Result<void>>("removeLetter", [&]() -> Result<void> {
        if (auto checked = checkLetterKind(kind); !checked)
            return checked;
        m_letters.erase({std::string(kind), name});
        return {};
    });
}

} // namespace verdict
