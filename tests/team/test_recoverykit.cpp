#include <QTest>

#include "core/team/recoverykit.h"
#include "core/team/wordlist.h"

#include <rapidcheck.h>
#include <set>
#include <sodium.h>

using namespace verdict;

namespace {

RecoveryKit kitOf(std::uint8_t start)
{
    RecoveryKit::Bytes bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(start + 7 * i);
    return RecoveryKit(bytes);
}

std::string joined(const std::vector<std::string_view> &words, const std::string &between = " ")
{
    std::string text;
    for (const auto word : words)
        text.append(text.empty() ? "" : between).append(word);
    return text;
}

KitFile fileOf(const RecoveryKit &kit)
{
    TeamId team;
    team.bytes.fill(0xab);
    return {team, MemberId{"m-0123456789abcdef"}, "Ana Sofía Ribeiro", Time{1795339800000}, kit};
}

std::string without(std::string text, std::string_view part)
{
    const auto at = text.find(part);
    return at == std::string::npos ? text : text.erase(at, part.size());
}

bool has(const Error &error, const char *part) { return error.reason.find(part) != std::string::npos; }

} // namespace

class Kit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }

    void wordsGiveTheKitBack()
    {
        QVERIFY(rc::check("words of a kit read back as that kit", [] {
            const auto bytes = *rc::gen::container<std::vector<std::uint8_t>>(32, rc::gen::arbitrary<std::uint8_t>());
            RecoveryKit::Bytes array{};
            std::copy(bytes.begin(), bytes.end(), array.begin());
            const RecoveryKit kit(array);
            RC_ASSERT(wordsOf(kit).size() == RecoveryKit::words);
            RC_ASSERT(kitFromWords(joined(wordsOf(kit))).value().bytes() == array);
        }));
        QVERIFY(RecoveryKit::generate().bytes() != RecoveryKit::generate().bytes());
    }

    void typingIsTakenAsPeopleType()
    {
        const RecoveryKit kit = kitOf(1);
        const auto words = wordsOf(kit);
        std::string shouted = joined(words, "\n\t  ");
        for (char &letter : shouted)
            letter = static_cast<char>(toupper(letter));
        std::string numbered;
        for (std::size_t i = 0; i < words.size(); ++i)
            numbered += std::to_string(i + 1) + (i % 2 == 0 ? ") " : ".") + std::string(words[i]) + ", ";
        for (const auto &typed : {shouted, numbered, joined(words, "-"), "  " + joined(words, "\r\n") + "\r\n"})
            QCOMPARE(kitFromWords(typed).value().bytes(), kit.bytes());
    }

    void aWrongWordIsNamedWithItsNeighbours()
    {
        auto words = wordsOf(kitOf(1));
        words[4] = "aple";
        words[6] = "qqqqqq";
        const Error error = kitFromWords(joined(words)).error();
        QCOMPARE(error.kind, ErrorKind::BadInput);
        QVERIFY2(has(error, "Word 5, \"aple\", is no word of a kit; perhaps ample, apple or maple."),
                 error.reason.c_str());
        QVERIFY2(has(error, "Word 7, \"qqqqqq\", is no word of a kit."), error.reason.c_str());
    }

    void wordsMissingOrTooManyAreCounted()
    {
        auto words = wordsOf(kitOf(1));
        words.pop_back();
        QCOMPARE(kitFromWords(joined(words)).error().reason, std::string("A kit has 24 words; these are 23."));
        QVERIFY(has(kitFromWords(joined(words) + " apple acid").error(), "these are 25"));
        QVERIFY(has(kitFromWords("").error(), "these are 0"));
        QVERIFY(has(kitFromWords(std::string(5000, 'a')).error(), "too long"));
    }

    /// The check sum has 8 bits: one word changed goes unnoticed once in 256 at most.
    void anotherWordIsNoticed()
    {
        const auto words = wordsOf(kitOf(3));
        int noticed = 0;
        for (std::size_t at = 0; at < words.size(); ++at)
            for (std::size_t step = 1; step <= 100; ++step) {
                auto changed = words;
                changed[at] = wordOf((*indexOf(words[at]) + step * 17) % wordCount);
                noticed += kitFromWords(joined(changed)) ? 0 : 1;
            }
        QVERIFY2(noticed >= 2370, std::to_string(noticed).c_str());
        auto swapped = words;
        std::swap(swapped[0], swapped[1]);
        QVERIFY(has(kitFromWords(joined(swapped)).error(), "do not belong together"));
    }

    /// A kit on paper must open the same keys in every later version.
    void keysStayTheSame()
    {
        const DeviceKeys device = deviceOf(kitOf(1));
        QCOMPARE(joined(wordsOf(kitOf(1))),
                 std::string("abundant duchess sergeant destiny echo omit tonight annex fancy poster blunt staff "
                             "bitter drift border quince ornament behind humid impulse twice tour federal dwarf"));
        QCOMPARE(device.roster.id().hex(),
                 std::string("665b3e488e06c99d32dd342cb25663a53224ffcdea6157190ec8e39d05fc1f46"));
        QCOMPARE(toHex(device.boxPublic.data(), device.boxPublic.size()),
                 std::string("57f0da87401d0eae97de610e6d8d19950bc5bea66b1e38e946e031f405ab5f3c"));
    }

    void eachKitIsItsOwnDevice()
    {
        std::set<LogId> rosterKeys;
        std::set<std::array<std::uint8_t, 32>> boxKeys;
        for (std::uint8_t i = 0; i < 50; ++i) {
            const DeviceKeys device = deviceOf(kitOf(i));
            QVERIFY(rosterKeys.insert(device.roster.id()).second);
            QVERIFY(boxKeys.insert(device.boxPublic).second);
            QVERIFY(device.boxSecret != device.roster.seed());
            QVERIFY(device.boxSecret != kitOf(i).bytes() && device.roster.seed() != kitOf(i).bytes());
        }
    }

    void theKitOpensWhatWasSealedToIt()
    {
        std::array<std::uint8_t, 32> secret{};
        secret.fill(0x5a);
        const std::string sealed = sealToKit(deviceOf(kitOf(1)).boxPublic, secret);
        const auto typed = kitFromWords(joined(wordsOf(kitOf(1))));
        QCOMPARE(openWithKit(*typed, sealed).value(), secret);
        QCOMPARE(openWithKit(kitOf(2), sealed).error().kind, ErrorKind::Damaged);
    }

    void theFileReadsBack()
    {
        const KitFile file = fileOf(kitOf(9));
        const std::string text = writeKitFile(file);
        const auto read = readKitFile(text);
        QVERIFY2(read, read.error().reason.c_str());
        QCOMPARE(read->team, file.team);
        QCOMPARE(read->member, file.member);
        QCOMPARE(read->memberName, file.memberName);
        QCOMPARE(read->made, file.made);
        QCOMPARE(read->kit.bytes(), file.kit.bytes());
    }

    void theFileOfAnotherEditorReadsBack()
    {
        std::string windows;
        for (const char c : writeKitFile(fileOf(kitOf(9))))
            windows += c == '\n' ? "\r\n" : std::string(1, c);
        QCOMPARE(readKitFile(windows).value().kit.bytes(), kitOf(9).bytes());
    }

    void theFileNumbersItsWordsAndWarns()
    {
        const std::string text = writeKitFile(fileOf(kitOf(9)));
        const auto words = wordsOf(kitOf(9));
        for (std::size_t i = 0; i < words.size(); ++i)
            QVERIFY(text.find(' ' + std::to_string(i + 1) + ". " + std::string(words[i])) != std::string::npos);
        QVERIFY(text.find("Warning: as long as this file lies on the machine") != std::string::npos);
        for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
            QVERIFY2(text.find('\n', at) - at <= 92, text.substr(at, 100).c_str());
    }

    void aMaimedFileIsRefusedWithItsReason()
    {
        const std::string text = writeKitFile(fileOf(kitOf(9)));
        const auto reasonWithout = [&](std::string_view part) { return readKitFile(without(text, part)).error(); };
        QVERIFY(has(reasonWithout("Verdict recovery kit"), "is missing"));
        QVERIFY(has(reasonWithout("Team"), "\"Team\""));
        QVERIFY(has(reasonWithout("m-0"), "\"Member\""));
        QVERIFY(has(reasonWithout("Name    Ana Sofía Ribeiro"), "\"Name\""));
        QVERIFY(has(reasonWithout("Made"), "\"Made\""));
        QVERIFY(has(reasonWithout(wordsOf(kitOf(9))[5]), "these are 23"));
        QVERIFY(has(readKitFile(text + std::string(70000, ' ')).error(), "64 KiB"));
    }
};

QTEST_APPLESS_MAIN(Kit)
#include "test_recoverykit.moc"
