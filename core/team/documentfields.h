#pragma once

#include "core/case/clock.h"
#include "core/case/jsonobjectreader.h"
#include "core/case/result.h"
#include "core/case/text.h"
#include "core/team/hexarray.h"

#include <string>
#include <string_view>
#include <vector>

/// What invitations and join requests read alike: every field is required, every fault is noted with its place.
namespace verdict::teamdocument {

/// Documents above this size are refused unread, in bytes.
constexpr std::size_t maxBytes = 64 * 1024;

template <std::size_t N>
void readHex(JsonObjectReader &reader, std::string_view name, std::array<std::uint8_t, N> &into)
{
    std::string text;
    reader.require(name);
    reader.text(name, text);
    if (const auto bytes = arrayFromHex<N>(text))
        into = *bytes;
    else if (reader.member(name))
        reader.fault(name, "must be " + std::to_string(2 * N) + " hexadecimal digits in lower case");
}

inline void readTime(JsonObjectReader &reader, std::string_view name, Time &into)
{
    std::string text;
    reader.require(name);
    reader.text(name, text);
    if (const auto time = fromIso(text))
        into = *time;
    else if (reader.member(name))
        reader.fault(name, "must be a time such as 2026-11-22T09:30:00.000Z");
}

inline void readName(JsonObjectReader &reader, std::string_view name, std::string &into)
{
    reader.require(name);
    reader.text(name, into);
    if (const auto fault = faultOfName(into); fault && reader.member(name))
        reader.fault(name, *fault);
}

/// The field `name` must be this text: it says what the document is.
inline void readMark(JsonObjectReader &reader, std::string_view name, std::string_view mark)
{
    std::string text;
    reader.require(name);
    reader.text(name, text);
    if (text != mark && reader.member(name))
        reader.fault(name, "must be \"" + std::string(mark) + '"');
}

inline void readVersion(JsonObjectReader &reader)
{
    int version = 0;
    reader.require("version");
    reader.integer("version", version, 1, 1);
}

/// "This is no usable invitation. tier: must be …; name: is missing."
inline Error refused(std::string_view what, const std::vector<JsonFault> &faults)
{
    std::string reason = "This is no usable " + std::string(what) + '.';
    for (const auto &[path, words] : faults)
        reason += (&path == &faults.front().path ? " " : "; ") + (path.empty() ? words : path + ": " + words);
    return {ErrorKind::BadInput, reason + '.'};
}

/// Parses the document strictly and reads its members with `read`; the faults, if any, as an error.
template <class ReadMembers> Result<void> readDocument(std::string_view what, std::string_view json, ReadMembers read)
{
    std::vector<JsonFault> faults;
    if (json.size() > maxBytes)
        return refused(what, {{"", "it is larger than 64 KiB"}});
    StrictJson parser;
    JsonFault broken;
    const auto root = parser.parse(json, broken);
    if (!root)
        return refused(what, {broken});
    JsonObjectReader reader(*root, {}, faults);
    read(reader);
    reader.refuseOthers();
    return faults.empty() ? Result<void>() : refused(what, faults);
}

} // namespace verdict::teamdocument
