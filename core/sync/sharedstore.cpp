#include "core/sync/sharedstore.h"

#include <utility>

namespace verdict {
namespace {

Error refused(const SharedEvent &event, const std::string &why)
{
    return {ErrorKind::BadInput, "Event " + std::to_string(event.seq) + " of the log " + event.log.hex().substr(0, 16) +
                                     "… cannot travel: " + why};
}

Result<void> checkOne(const SharedEvent &event)
{
    const auto said = sharedEventOf(event.event.bodyBytes);
    if (!said)
        return said.error();
    if (said->log != event.log || said->seq != event.seq || said->prev != event.prev ||
        said->event.hash != event.event.hash)
        return refused(event, "its body says otherwise.");
    if (event.event.payload.size() > SharedStore::maxPayloadBytes)
        return refused(event, "its payload is larger than 8 MiB.");
    if (event.event.epoch < 0)
        return refused(event, "its epoch is below zero.");
    if (event.packBytes < 0 || event.packBytes > SharedStore::maxContentBytes)
        return refused(event, "its pack is larger than 320 MiB.");
    if (event.blobs.size() > SharedStore::maxBlobsPerEvent)
        return refused(event, "it names more than 100,000 attachments.");
    for (const auto &blob : event.blobs)
        if (blob.bytes < 1 || blob.bytes > SharedStore::maxContentBytes)
            return refused(event, "an attachment is empty or larger than 320 MiB.");
    return {};
}

} // namespace

Result<SharedEvent> sharedEventOf(std::string bodyBytes)
{
    const auto body = readBody(bodyBytes);
    if (!body)
        return body.error();
    SharedEvent event;
    event.log = body->log;
    event.seq = body->seq;
    event.prev = body->prev;
    event.event.hash = EventHash{sha256(bodyBytes)};
    event.event.bodyBytes = std::move(bodyBytes);
    return event;
}

Result<void> checkStretch(std::span<const SharedEvent> events)
{
    if (events.empty())
        return Error{ErrorKind::BadInput, "There are no events to put into the shared store."};
    const SharedEvent *before = nullptr;
    for (const auto &event : events) {
        if (auto checked = checkOne(event); !checked)
            return checked;
        if (before && (event.log != before->log || event.seq != before->seq + 1 || event.prev != before->event.hash))
            return refused(event, "it does not follow the event before it.");
        before = &event;
    }
    return {};
}

StoredStretch stretchOf(std::span<const SharedEvent> events)
{
    return {LogPrefix::of(events.front().log), events.front().seq, events.back().seq,
            HashPrefix::of(events.back().event.hash)};
}

std::string StoreListing::remark() const
{
    if (strangers == 0)
        return {};
    const bool one = strangers == 1;
    return std::to_string(strangers) + (one ? " name" : " names") + " in the shared store " + (one ? "is" : "are") +
           " none of Verdict's and " + (one ? "is" : "are") + " ignored" + (one ? ": \"" : ", for instance \"") +
           stranger + "\".";
}

Result<void> SharedStore::replaceContent(const ContentPut &content, std::stop_token stop)
{
    if (auto put = putContent({&content, 1}, std::move(stop)); !put)
        return put;
    const auto versions = contentHeld(content.name);
    if (!versions)
        return versions.error();
    for (const auto &held : *versions)
        if (held.version.generation < content.version.generation)
            if (auto removed = removeContent(content.name, held.version); !removed)
                return removed;
    return {};
}

Result<void> checkVersion(const ContentVersion &version)
{
    if (version.generation < 1 || version.generation > INT32_MAX)
        return Error{ErrorKind::BadInput, "A generation of content is a number from 1 to 2147483647."};
    if (version.bytes < 1 || version.bytes > SharedStore::maxContentBytes)
        return Error{ErrorKind::BadInput, "Content in the shared store has 1 byte to 320 MiB."};
    return {};
}

Result<void> checkChunk(const ContentVersion &version, std::int64_t offset)
{
    if (auto checked = checkVersion(version); !checked)
        return checked;
    if (offset < 0 || offset >= version.bytes || offset % SharedStore::chunkBytes != 0)
        return Error{ErrorKind::BadInput, "No chunk of this content begins there."};
    return {};
}

Result<void> checkLetterKind(std::string_view kind)
{
    const bool good = !kind.empty() && kind.size() <= 16 &&
                      std::all_of(kind.begin(), kind.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!good)
        return Error{ErrorKind::BadInput, "A kind of letter is 1 to 16 small letters from a to z."};
    return {};
}

Result<void> checkLetter(std::string_view kind, std::string_view bytes)
{
    if (bytes.size() > SharedStore::maxLetterBytes)
        return Error{ErrorKind::BadInput, "A letter has at most 64 KiB."};
    return checkLetterKind(kind);
}

} // namespace verdict
