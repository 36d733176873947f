#include "core/journal/seal.h"

#include <QTest>
#include <algorithm>
#include <sodium.h>
#include <vector>

using namespace verdict;

namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20;

/// Sizes from which on one more byte of content takes a larger sealed piece.
std::vector<std::size_t> boundariesTo(std::size_t limit)
{
    std::vector<std::size_t> boundaries;
    std::size_t sealed = sealedSize(0);
    for (std::size_t size = 1; size <= limit; ++size) {
        const std::size_t next = sealedSize(size);
        if (next != sealed)
            boundaries.push_back(size - 1);
        sealed = next;
    }
    return boundaries;
}

std::string content(std::size_t size)
{
    std::string text(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        text[i] = static_cast<char>(i * 31 + (i >> 8));
    return text;
}

bool returns(const AudienceKey &key, const std::string &text)
{
    const Salted salted = saltAndName(text);
    const std::string sealed = seal(key, salted, text);
    const auto opened = open(key, salted.name, sealed);
    return sealed.size() == sealedSize(text.size()) && opened && opened->plaintext == text &&
           opened->salt == salted.salt;
}

bool isDamaged(const Result<Opened> &opened) { return !opened && opened.error().kind == ErrorKind::Damaged; }

} // namespace

class SealTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }
    void returnsWhatWasSealed();
    void sizesTellLittleAndCostLittle();
    void refusesEveryFlippedBit();
    void refusesChangedChunks();
    void refusesOtherKeysAndNames();
    void sealsTheSameAlike();
    void keepsSecrets();
    void namesByKeyAndPurpose();

private:
    const AudienceKey m_key = AudienceKey::generate();
};

void SealTest::returnsWhatWasSealed()
{
    const auto boundaries = boundariesTo(3 * mebibyte);
    QVERIFY(boundaries.size() > 100);
    for (const auto boundary : boundaries)
        for (std::size_t size = boundary - 1; size <= boundary + 1; ++size)
            QVERIFY2(returns(m_key, content(size)), std::to_string(size).c_str());
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, mebibyte - 36, mebibyte - 35, mebibyte, 2 * mebibyte - 36, 3 * mebibyte})
        QVERIFY2(returns(m_key, content(size)), std::to_string(size).c_str());
}

void SealTest::sizesTellLittleAndCostLittle()
{
    constexpr double atMost = 1.12;
    constexpr double constant = 320;
    std::size_t different = 0;
    std::size_t last = 0;
    for (std::size_t size = 0; size <= 3 * mebibyte; ++size) {
        const std::size_t sealed = sealedSize(size);
        QVERIFY(sealed >= last);
        QVERIFY2(double(sealed) <= atMost * double(size) + constant, std::to_string(size).c_str());
        different += sealed != last;
        last = sealed;
    }
    QVERIFY(different < 500);
}

void SealTest::refusesEveryFlippedBit()
{
    for (const std::size_t size : {std::size_t{0}, std::size_t{180}, std::size_t{600}}) {
        const std::string text = content(size);
        const Salted salted = saltAndName(text);
        std::string sealed = seal(m_key, salted, text);
        for (std::size_t bit = 0; bit < 8 * sealed.size(); ++bit) {
            sealed[bit / 8] = static_cast<char>(sealed[bit / 8] ^ 1 << bit % 8);
            QVERIFY(isDamaged(open(m_key, salted.name, sealed)));
            sealed[bit / 8] = static_cast<char>(sealed[bit / 8] ^ 1 << bit % 8);
        }
        QVERIFY(open(m_key, salted.name, sealed));
    }
}

void SealTest::refusesChangedChunks()
{
    constexpr std::size_t chunk = mebibyte + 16;
    const std::string text = content(5 * mebibyte / 2);
    const Salted salted = saltAndName(text);
    const std::string sealed = seal(m_key, salted, text);
    QVERIFY(sealed.size() > 2 * chunk);
    QVERIFY(isDamaged(open(m_key, salted.name, sealed.substr(0, chunk))));
    QVERIFY(isDamaged(open(m_key, salted.name, sealed.substr(0, 2 * chunk))));
    QVERIFY(isDamaged(open(m_key, salted.name, sealed.substr(chunk))));
    QVERIFY(isDamaged(
        open(m_key, salted.name, sealed.substr(chunk, chunk) + sealed.substr(0, chunk) + sealed.substr(2 * chunk))));
    QVERIFY(isDamaged(open(m_key, salted.name, sealed + sealed.substr(2 * chunk))));
    QVERIFY(isDamaged(open(m_key, salted.name, sealed + '\0')));
    QVERIFY(isDamaged(open(m_key, salted.name, sealed.substr(0, sealed.size() - 1))));
    QVERIFY(isDamaged(open(m_key, salted.name, sealed.substr(0, chunk + 16))));
    QVERIFY(isDamaged(open(m_key, salted.name, "")));
    QVERIFY(isDamaged(open(m_key, salted.name, sealed.substr(0, 16))));
    for (const std::size_t at : {std::size_t{0}, chunk - 1, chunk, 2 * chunk - 1, 2 * chunk, sealed.size() - 1}) {
        std::string changed = sealed;
        changed[at] = static_cast<char>(changed[at] ^ 0x40);
        QVERIFY2(isDamaged(open(m_key, salted.name, changed)), std::to_string(at).c_str());
    }
}

void SealTest::refusesOtherKeysAndNames()
{
    const Salted salted = saltAndName("one");
    const std::string sealed = seal(m_key, salted, "one");
    QVERIFY(isDamaged(open(AudienceKey::generate(), salted.name, sealed)));
    QVERIFY(isDamaged(open(m_key, saltAndName("one").name, sealed)));
    // Sealed under the name of another content: it opens, and does not fit.
    const Salted lying{salted.salt, nameOf(salted.salt, "two")};
    QVERIFY(isDamaged(open(m_key, lying.name, seal(m_key, lying, "one"))));
}

void SealTest::sealsTheSameAlike()
{
    const Salted salted = saltAndName("content");
    QCOMPARE(seal(m_key, salted, "content"), seal(m_key, salted, "content"));
    std::string pack = "before";
    sealInto(pack, m_key, salted, "content");
    QCOMPARE(pack, "before" + seal(m_key, salted, "content"));
    QVERIFY(saltAndName("content").name != salted.name);
}

void SealTest::keepsSecrets()
{
    const auto &key = m_key.bytes;
    const std::string sealed = sealSecret(key, "draft", "a thought");
    QCOMPARE(*openSecret(key, "draft", sealed), std::string("a thought"));
    QVERIFY(sealed.find("thought") == std::string::npos);
    QVERIFY(sealSecret(key, "draft", "a thought") != sealed);
    QVERIFY(!openSecret(key, "key", sealed));
    QVERIFY(!openSecret(AudienceKey::generate().bytes, "draft", sealed));
    QVERIFY(!openSecret(key, "draft", ""));
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        std::string changed = sealed;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        QVERIFY(!openSecret(key, "draft", changed));
        QVERIFY(!openSecret(key, "draft", sealed.substr(0, at)));
    }
}

void SealTest::namesByKeyAndPurpose()
{
    const auto name = keyedName(m_key, "case", "id");
    QVERIFY(name == keyedName(m_key, "case", "id"));
    QVERIFY(name != keyedName(m_key, "case", "id2"));
    QVERIFY(name != keyedName(m_key, "content", "id"));
    QVERIFY(keyedName(m_key, "ab", "c") != keyedName(m_key, "a", "bc"));
    QVERIFY(name != keyedName(AudienceKey::generate(), "case", "id"));
}

QTEST_GUILESS_MAIN(SealTest)
#include "test_seal.moc"
