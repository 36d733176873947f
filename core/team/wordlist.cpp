#include "core/team/wordlist.h"

#include "core/team/wordtable.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace verdict {
namespace {

constexpr std::size_t telling = 4; ///< letters that tell a word
constexpr std::size_t longestWord = 8;
constexpr std::size_t mostChanges = 2;
constexpr std::size_t bitsOfWord = 11;

static_assert(wordTable.size() == wordCount);

/// Without a locale: the words are ASCII.
std::string lower(std::string_view text)
{
    std::string low(text);
    for (char &letter : low)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return low;
}

/// Optimal string alignment distance: letters changed, left out, added, or swapped with their neighbour.
std::size_t changesBetween(std::string_view a, std::string_view b)
{
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const std::size_t changed = a[i - 1] == b[j - 1] ? 0 : 1;
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + changed});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    return cost[a.size()][b.size()];
}

bool beginsAlike(std::string_view typed, std::string_view word)
{
    return typed.size() >= telling && typed.substr(0, telling) == word.substr(0, telling);
}

} // namespace

std::string_view wordOf(std::size_t index)
{
    assert(index < wordCount);
    return wordTable[index];
}

std::optional<std::size_t> indexOf(std::string_view word)
{
    const std::string wanted = lower(word);
    const auto *const found = std::lower_bound(wordTable.begin(), wordTable.end(), std::string_view(wanted));
    if (found == wordTable.end() || *found != wanted)
        return std::nullopt;
    return static_cast<std::size_t>(found - wordTable.begin());
}

std::vector<std::string_view> wordsLike(std::string_view typed, std::size_t atMost)
{
    const std::string wanted = lower(typed.substr(0, 2 * longestWord));
    std::vector<std::pair<std::size_t, std::string_view>> near;
    for (const auto word : wordTable) {
        const std::size_t changes = beginsAlike(wanted, word) ? 0 : changesBetween(wanted, word);
        if (changes <= mostChanges && changes < wanted.size())
            near.emplace_back(changes, word);
    }
    std::sort(near.begin(), near.end());
    std::vector<std::string_view> words;
    for (const auto &[changes, word] : near)
        if (words.size() < atMost)
            words.push_back(word);
    return words;
}

std::string inWords(const std::vector<std::size_t> &indexes)
{
    std::string words;
    for (const std::size_t index : indexes)
        words.append(words.empty() ? "" : " ").append(wordOf(index));
    return words;
}

std::vector<std::size_t> wordIndexes(std::string_view bytes, std::size_t words)
{
    assert(bytes.size() * 8 >= words * bitsOfWord);
    std::vector<std::size_t> indexes(words, 0);
    for (std::size_t bit = 0; bit < words * bitsOfWord; ++bit) {
        const bool set = (static_cast<unsigned char>(bytes[bit / 8]) >> (7 - bit % 8) & 1) != 0;
        indexes[bit / bitsOfWord] = indexes[bit / bitsOfWord] << 1 | (set ? 1 : 0);
    }
    return indexes;
}

} // namespace verdict
