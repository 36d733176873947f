#include "core/team/fingerprint.h"

#include "core/journal/hash.h"
#include "core/team/wordlist.h"

#include <algorithm>

namespace verdict {
namespace {

constexpr std::string_view version = "verdict fingerprint v1\n";
constexpr std::size_t wordsOfFingerprint = 6;

void addPart(Sha256 &hash, std::string_view part) { hash.add(std::to_string(part.size()) + ':').add(part); }

} // namespace

std::string fingerprintOf(std::string_view purpose, const std::vector<std::string_view> &parts)
{
    Sha256 hash;
    hash.add(version);
    addPart(hash, purpose);
    for (const auto part : parts)
        addPart(hash, part);
    const Digest digest = hash.finish();
    return inWords(wordIndexes(asText(digest), wordsOfFingerprint));
}

std::string fingerprintOf(const LogId &rosterKey) { return fingerprintOf("roster key", {asText(rosterKey.bytes)}); }

std::string fingerprintOf(const TeamId &team, const LogId &one, const LogId &other)
{
    const auto [first, second] = std::minmax(one, other);
    return fingerprintOf("two members", {asText(team.bytes), asText(first.bytes), asText(second.bytes)});
}

} // namespace verdict
