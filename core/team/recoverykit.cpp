#include "core/team/recoverykit.h"

#include "core/journal/hash.h"
#include "core/team/wordlist.h"

#include <algorithm>
#include <optional>
#include <sodium.h>

namespace verdict {
namespace {

constexpr std::string_view checkPurpose = "verdict recovery kit check v1\n";
constexpr std::string_view rosterPurpose = "verdict recovery kit roster key v1";
constexpr std::string_view boxPurpose = "verdict recovery kit box key v1";
constexpr std::size_t bitsOfWord = 11;
constexpr std::size_t mostTypedBytes = 4096;
constexpr std::size_t quotedBytes = 40;

using Derived = std::array<std::uint8_t, 32>;

Derived derive(const RecoveryKit &kit, std::string_view purpose)
{
    Derived derived{};
    crypto_generichash(derived.data(), derived.size(), reinterpret_cast<const unsigned char *>(purpose.data()),
                       purpose.size(), kit.bytes().data(), kit.bytes().size());
    return derived;
}

std::uint8_t checkSum(const RecoveryKit::Bytes &bytes)
{
    return Sha256().add(checkPurpose).add(bytes).finish().front();
}

bool isLetter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
}

/// What stands between digits, blanks and punctuation.
std::vector<std::string_view> lettersIn(std::string_view typed)
{
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at < typed.size();) {
        std::size_t end = at;
        while (end < typed.size() && isLetter(typed[end]))
            ++end;
        if (end > at)
            found.push_back(typed.substr(at, end - at));
        at = end + 1;
    }
    return found;
}

std::string listed(const std::vector<std::string_view> &words)
{
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i)
        list.append(i == 0 ? "" : i + 1 == words.size() ? " or " : ", ").append(words[i]);
    return list;
}

std::string wrongWord(std::size_t number, std::string_view typed)
{
    const auto near = wordsLike(typed);
    return "Word " + std::to_string(number) + ", \"" + std::string(typed.substr(0, quotedBytes)) +
           "\", is no word of a kit" + (near.empty() ? "." : "; perhaps " + listed(near) + '.');
}

/// A sentence for each word that is none, and one for a wrong number of words; empty if all is well.
std::string faultsIn(const std::vector<std::string_view> &typed)
{
    std::string faults;
    for (std::size_t i = 0; i < typed.size() && i < RecoveryKit::words; ++i)
        if (!indexOf(typed[i]))
            faults += (faults.empty() ? "" : " ") + wrongWord(i + 1, typed[i]);
    if (typed.size() != RecoveryKit::words)
        faults += (faults.empty() ? "" : " ") + std::string("A kit has 24 words; these are ") +
                  std::to_string(typed.size()) + '.';
    return faults;
}

/// 24 words of 11 bits as 33 bytes: the kit's and the check sum.
std::array<std::uint8_t, 33> bytesOf(const std::vector<std::string_view> &words)
{
    std::array<std::uint8_t, 33> bytes{};
    for (std::size_t bit = 0; bit < words.size() * bitsOfWord; ++bit) {
        const std::size_t index = indexOf(words[bit / bitsOfWord]).value();
        const std::size_t set = index >> (bitsOfWord - 1 - bit % bitsOfWord) & 1;
        bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] | set << (7 - bit % 8));
    }
    return bytes;
}

} // namespace

RecoveryKit RecoveryKit::generate()
{
    Bytes bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    RecoveryKit kit(bytes);
    sodium_memzero(bytes.data(), bytes.size());
    return kit;
}

RecoveryKit::~RecoveryKit() { sodium_memzero(m_bytes.data(), m_bytes.size()); }

std::vector<std::string_view> wordsOf(const RecoveryKit &kit)
{
    std::array<char, 33> bits{};
    std::copy(kit.bytes().begin(), kit.bytes().end(), bits.begin());
    bits.back() = static_cast<char>(checkSum(kit.bytes()));
    std::vector<std::string_view> words;
    for (const std::size_t index : wordIndexes({bits.data(), bits.size()}, RecoveryKit::words))
        words.push_back(wordOf(index));
    sodium_memzero(bits.data(), bits.size());
    return words;
}

Result<RecoveryKit> kitFromWords(std::string_view typed)
{
    if (typed.size() > mostTypedBytes)
        return Error{ErrorKind::BadInput, "This is too long for the 24 words of a recovery kit."};
    const auto words = lettersIn(typed);
    if (const std::string faults = faultsIn(words); !faults.empty())
        return Error{ErrorKind::BadInput, faults};
    auto bits = bytesOf(words);
    RecoveryKit::Bytes bytes{};
    std::copy_n(bits.begin(), bytes.size(), bytes.begin());
    const bool fits = bits.back() == checkSum(bytes);
    RecoveryKit kit(bytes);
    sodium_memzero(bits.data(), bits.size());
    sodium_memzero(bytes.data(), bytes.size());
    if (!fits)
        return Error{ErrorKind::BadInput, "These words do not belong together: one is another than in the kit, or two "
                                          "changed places. Compare each with the kit."};
    return kit;
}

DeviceKeys deviceOf(const RecoveryKit &kit)
{
    Derived roster = derive(kit, rosterPurpose);
    Derived box = derive(kit, boxPurpose);
    DeviceKeys device = DeviceKeys::fromSecrets(roster, box);
    sodium_memzero(roster.data(), roster.size());
    sodium_memzero(box.data(), box.size());
    return device;
}

std::string sealToKit(const std::array<std::uint8_t, 32> &kitBoxPublic, const std::array<std::uint8_t, 32> &secret)
{
    return sealKeyFor(kitBoxPublic, secret);
}

Result<std::array<std::uint8_t, 32>> openWithKit(const RecoveryKit &kit, std::string_view sealedHex)
{
    return openKeyBox(deviceOf(kit), sealedHex);
}

} // namespace verdict
