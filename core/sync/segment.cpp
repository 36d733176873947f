#include "core/sync/segment.h"

#include "core/journal/hash.h"

#include <cstring>

namespace verdict {
namespace {

constexpr std::string_view magic = "VDSEGMNT";
constexpr std::size_t headBytes = 16;
constexpr std::size_t sumBytes = 32;
/// Of an event with an empty body, payload and no attachments, its frame's length included.
constexpr std::size_t leastEventBytes = 4 + 4 + 64 + 4 + 4 + 8 + 4;
constexpr std::size_t blobBytes = 32 + 8;

template <class Unsigned> void putNumber(std::string &out, Unsigned value)
{
    for (std::size_t i = 0; i < sizeof value; ++i)
        out += static_cast<char>(value >> (8 * i) & 0xFF);
}

void putBytes(std::string &out, std::string_view bytes)
{
    putNumber(out, static_cast<std::uint32_t>(bytes.size()));
    out += bytes;
}

void putEvent(std::string &out, const SharedEvent &shared)
{
    putNumber(out, static_cast<std::uint32_t>(segmentBytesOf(shared) - 4));
    putBytes(out, shared.event.bodyBytes);
    out += asText(shared.event.signature);
    putNumber(out, static_cast<std::uint32_t>(shared.event.epoch));
    putBytes(out, shared.event.payload);
    putNumber(out, static_cast<std::uint64_t>(shared.packBytes));
    putNumber(out, static_cast<std::uint32_t>(shared.blobs.size()));
    for (const auto &blob : shared.blobs) {
        out += asText(blob.name.bytes);
        putNumber(out, static_cast<std::uint64_t>(blob.bytes));
    }
}

/// Takes pieces off the front of bytes; once something is missing, nothing more comes and ok() is false.
class Pieces {
public:
    explicit Pieces(std::string_view bytes) : m_rest(bytes) {}

    std::string_view bytes(std::size_t size)
    {
        if (size > m_rest.size()) {
            m_ok = false;
            m_rest = {};
            return {};
        }
        const auto piece = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return piece;
    }

    template <class Unsigned> Unsigned number()
    {
        Unsigned value = 0;
        const auto piece = bytes(sizeof value);
        for (std::size_t i = 0; i < piece.size(); ++i)
            value |= static_cast<Unsigned>(static_cast<unsigned char>(piece[i])) << (8 * i);
        return value;
    }

    template <std::size_t size> void into(std::array<std::uint8_t, size> &out)
    {
        const auto piece = bytes(size);
        if (piece.size() == size)
            std::memcpy(out.data(), piece.data(), size);
    }

    [[nodiscard]] std::size_t left() const { return m_rest.size(); }
    [[nodiscard]] bool ok() const { return m_ok; }

private:
    std::string_view m_rest;
    bool m_ok = true;
};

Error damaged(const std::string &why) { return {ErrorKind::Damaged, why}; }

/// The events' own bytes, after everything that can be said of the file as a whole.
Result<std::string_view> checkWhole(std::string_view bytes)
{
    if (bytes.size() > static_cast<std::size_t>(SegmentFormat::maxBytes))
        return damaged("is larger than 64 MiB.");
    if (bytes.size() < headBytes + sumBytes)
        return damaged("is cut short.");
    if (!bytes.starts_with(magic))
        return damaged("is no segment of events.");
    const auto version = Pieces(bytes.substr(magic.size())).number<std::uint32_t>();
    if (version > SegmentFormat::version)
        return damaged("has format " + std::to_string(version) +
                       ", and this version of Verdict reads format 1. Use a newer Verdict.");
    const auto content = bytes.substr(0, bytes.size() - sumBytes);
    if (version == 0 || asText(sha256(content)) != bytes.substr(content.size()))
        return damaged("does not fit its check sum.");
    return content.substr(magic.size() + 4);
}

bool readBlobs(Pieces &pieces, SharedEvent &event)
{
    const auto count = pieces.number<std::uint32_t>();
    if (count > SharedStore::maxBlobsPerEvent || pieces.left() != count * blobBytes)
        return false;
    event.blobs.resize(count);
    for (auto &blob : event.blobs) {
        pieces.into(blob.name.bytes);
        blob.bytes = static_cast<std::int64_t>(pieces.number<std::uint64_t>());
    }
    return pieces.ok();
}

Result<SharedEvent> readEvent(std::string_view frame)
{
    Pieces pieces(frame);
    const auto bodySize = pieces.number<std::uint32_t>();
    auto event = sharedEventOf(std::string(pieces.bytes(std::min<std::size_t>(bodySize, Body::maxBytes + 1))));
    if (!event)
        return damaged("holds a body that is none: " + event.error().reason);
    pieces.into(event->event.signature);
    const auto epoch = pieces.number<std::uint32_t>();
    if (epoch > INT32_MAX)
        return damaged("holds an event whose epoch cannot be.");
    event->event.epoch = static_cast<int>(epoch);
    event->event.payload = pieces.bytes(pieces.number<std::uint32_t>());
    event->packBytes = static_cast<std::int64_t>(pieces.number<std::uint64_t>());
    if (!readBlobs(pieces, *event) || pieces.left() > 0)
        return damaged("holds an event whose lengths do not fit.");
    return event;
}

} // namespace

std::int64_t segmentBytesOf(const SharedEvent &event)
{
    return static_cast<std::int64_t>(leastEventBytes + event.event.bodyBytes.size() + event.event.payload.size() +
                                     event.blobs.size() * blobBytes);
}

std::string writeSegment(std::span<const SharedEvent> events)
{
    std::size_t size = headBytes + sumBytes;
    for (const auto &event : events)
        size += static_cast<std::size_t>(segmentBytesOf(event));
    std::string out;
    out.reserve(size);
    out += magic;
    putNumber(out, SegmentFormat::version);
    putNumber(out, static_cast<std::uint32_t>(events.size()));
    for (const auto &event : events)
        putEvent(out, event);
    out += asText(sha256(out));
    return out;
}

Result<std::vector<SharedEvent>> readSegment(std::string_view bytes)
{
    const auto content = checkWhole(bytes);
    if (!content)
        return content.error();
    Pieces pieces(*content);
    const auto count = pieces.number<std::uint32_t>();
    if (count == 0 || count > pieces.left() / leastEventBytes)
        return damaged("counts more events than it can hold, or none.");
    std::vector<SharedEvent> events;
    events.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        auto event = readEvent(pieces.bytes(pieces.number<std::uint32_t>()));
        if (!event)
            return event.error();
        events.push_back(std::move(*event));
    }
    if (!pieces.ok() || pieces.left() > 0)
        return damaged("holds more or less than its events.");
    if (const auto checked = checkStretch(events); !checked)
        return damaged("holds events that are no chain: " + checked.error().reason);
    return events;
}

} // namespace verdict
