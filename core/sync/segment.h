#pragma once

#include "core/sync/sharedstore.h"

namespace verdict {

/// The one form in which a stretch of events lies in a file. Integers are little-endian:
///
///   8 bytes "VDSEGMNT" · u32 version (1) · u32 number of events
///   for each event: u32 length of what follows of it · u32 length, body · 64 bytes signature · u32 epoch
///                   · u32 length, payload · u64 size of its pack · u32 number of attachments · each 32 bytes name,
///                   u64 size
///   32 bytes SHA-256 of everything before
///
/// Log, seq, prev and hash are not repeated: they follow from the body.
struct SegmentFormat {
    static constexpr std::uint32_t version = 1;
    static constexpr std::int64_t maxBytes = std::int64_t{64} << 20;
    /// What appending and merging aim at. A file is larger only if it holds a single event.
    static constexpr std::int64_t targetBytes = std::int64_t{4} << 20;
};

/// Bytes that this event takes in a segment.
std::int64_t segmentBytesOf(const SharedEvent &event);

/// Writes the events, which checkStretch() must have taken; the same events give the same bytes.
std::string writeSegment(std::span<const SharedEvent> events);

/// Reads what writeSegment() wrote. Nothing is used before the whole file's check sum fits, no length is believed
/// before it is compared with what is there. Damaged, with the end of a sentence, if anything differs; a newer format
/// too.
Result<std::vector<SharedEvent>> readSegment(std::string_view bytes);

} // namespace verdict
