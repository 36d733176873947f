#include <QTest>

#include "core/case/ids.h"
#include "core/journal/hash.h"
#include "core/team/wordlist.h"
#include "tests/team/homophones.h"

#include <algorithm>
#include <set>
#include <sstream>

using namespace verdict;

namespace {

std::vector<std::string_view> allWords()
{
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < wordCount; ++i)
        words.push_back(wordOf(i));
    return words;
}

bool isLower(std::string_view word)
{
    return std::all_of(word.begin(), word.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; });
}

std::vector<std::string> splitAtBlanks(std::string_view text)
{
    std::istringstream stream{std::string(text)};
    return {std::istream_iterator<std::string>(stream), {}};
}

} // namespace

class WordList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsAreShortLowerCaseAndSorted()
    {
        const auto words = allWords();
        for (const auto word : words)
            QVERIFY2(word.size() >= 4 && word.size() <= 8 && isLower(word), std::string(word).c_str());
        QVERIFY(std::adjacent_find(words.begin(), words.end(), std::greater_equal<>()) == words.end());
    }

    void fourLettersTellAWord()
    {
        std::set<std::string_view> beginnings;
        for (const auto word : allWords())
            QVERIFY2(beginnings.insert(word.substr(0, 4)).second, std::string(word).c_str());
    }

    void noTwoSoundAlike()
    {
        for (const auto group : homophones) {
            const auto words = splitAtBlanks(group);
            QVERIFY2(words.size() >= 2, std::string(group).c_str());
            const auto held = std::count_if(words.begin(), words.end(), [](const auto &word) { return indexOf(word); });
            QVERIFY2(held <= 1, std::string(group).c_str());
        }
    }

    /// Kits on paper name words by their places: another table would open other keys.
    void theTableIsThePublishedOne()
    {
        std::string all;
        for (const auto word : allWords())
            all.append(word).append("\n");
        const Digest digest = sha256(all);
        QCOMPARE(toHex(digest.data(), digest.size()),
                 std::string("9a320faddce2ce255592c784539e0602e12a40dd913fe11b88793737b860197a"));
    }

    void placesAndWordsAreEachOthersReverse()
    {
        for (std::size_t i = 0; i < wordCount; ++i)
            QCOMPARE(indexOf(wordOf(i)), std::optional(i));
        QCOMPARE(indexOf("ABacus"), std::optional<std::size_t>(0));
        QCOMPARE(indexOf("Zucchini"), std::optional(wordCount - 1));
    }

    void whatIsNoWordHasNoPlace()
    {
        for (const char *text : {"", "abacuses", "abac", "aaaa", "zzzz", "abacus ", "\xc3\xa4pple"})
            QVERIFY2(!indexOf(text), text);
    }

    void slipsFindTheirWord()
    {
        QCOMPARE(wordsLike("aple"), (std::vector<std::string_view>{"ample", "apple", "maple"}));
        QCOMPARE(wordsLike("ZINCP").front(), std::string_view("zinc"));
        QCOMPARE(wordsLike("zuchini").front(), std::string_view("zucchini"));
        QCOMPARE(wordsLike("Ubmrella").front(), std::string_view("umbrella"));
        QVERIFY(wordsLike("qqqqqqqq").empty());
        QVERIFY(wordsLike("").empty());
        QCOMPARE(wordsLike("band", 1).size(), std::size_t{1});
        QVERIFY(wordsLike(std::string(100000, 'a')).empty());
    }

    void bitsAreReadFromTheHighestOn()
    {
        QCOMPARE(wordIndexes(std::string(3, '\0'), 2), (std::vector<std::size_t>{0, 0}));
        QCOMPARE(wordIndexes("\xff\xff\xff", 2), (std::vector<std::size_t>{2047, 2047}));
        QCOMPARE(wordIndexes(std::string("\x00\x20\x0c", 3), 2), (std::vector<std::size_t>{1, 3}));
    }
};

QTEST_APPLESS_MAIN(WordList)
#include "test_wordlist.moc"
