#include "core/journal/event.h"

#include <QTest>
#include <algorithm>
#include <sodium.h>
#include <vector>

using namespace verdict;

namespace {

template <std::size_t N> std::array<std::uint8_t, N> bytesOf(const std::string &hex)
{
    std::array<std::uint8_t, N> bytes{};
    std::size_t length = 0;
    sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &length, nullptr);
    return bytes;
}

struct Vector {
    std::string seed;
    std::string key;
    std::string message;
    std::string signature;
};

/// RFC 8032, section 7.1, tests 1 to 3.
const std::vector<Vector> &rfcVectors()
{
    static const std::vector<Vector> vectors{
        {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bb"
         "e24655141438e7a100b"},
        {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "\x72",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302"
         "aeeb00d291612bb0c00"},
        {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
         "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "\xAF\x82",
         "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed"
         "28dc027beceea1ec40a"}};
    return vectors;
}

Event sampleEvent(const LogKey &key, int epoch, const AudienceKey &audience)
{
    return makeEvent(key, TeamId{sha256("team")}, Head{4, EventHash{sha256("before")}, Time{2000}}, Time{1000}, epoch,
                     audience, R"({"type":"x"})");
}

} // namespace

class KeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }
    void hashesAsPublished();
    void signsAsPublished();
    void refusesOtherSignatures();
    void makesEventsThatVerify();
    void refusesChangedEvents();
};

void KeysTest::hashesAsPublished()
{
    // FIPS 180-4 examples.
    const auto hex = [](const Digest &digest) { return toHex(digest.data(), digest.size()); };
    QCOMPARE(hex(sha256("")), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(hex(sha256("abc")), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    Sha256 hash;
    QCOMPARE(hex(hash.add("a").add("").add("bc").finish()), hex(sha256("abc")));
    QCOMPARE(hex(hash.finish()), hex(sha256("")));
}

void KeysTest::signsAsPublished()
{
    for (const auto &vector : rfcVectors()) {
        const LogKey key = LogKey::fromSeed(bytesOf<32>(vector.seed));
        QCOMPARE(key.id().hex(), vector.key);
        QVERIFY(key.seed() == bytesOf<32>(vector.seed));
        const Signature signature = key.sign(std::string_view(vector.message));
        QCOMPARE(toHex(signature.data(), signature.size()), vector.signature);
        QVERIFY(verifySignature(key.id(), std::string_view(vector.message), signature));
    }
}

void KeysTest::refusesOtherSignatures()
{
    const LogKey key = LogKey::generate();
    const EventHash hash{sha256("event")};
    Signature signature = key.sign(hash);
    QVERIFY(verifySignature(key.id(), hash, signature));
    QVERIFY(!verifySignature(LogKey::generate().id(), hash, signature));
    QVERIFY(!verifySignature(key.id(), EventHash{sha256("other")}, signature));
    for (std::size_t bit = 0; bit < 8 * signature.size(); ++bit) {
        signature[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
        QVERIFY(!verifySignature(key.id(), hash, signature));
        signature[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    }
}

void KeysTest::makesEventsThatVerify()
{
    const LogKey key = LogKey::generate();
    const AudienceKey audience = AudienceKey::generate();
    for (const int epoch : {0, 1}) {
        const Event event = sampleEvent(key, epoch, audience);
        const auto body = checkEvent(event);
        QVERIFY(body);
        QCOMPARE(body->seq, 5);
        QVERIFY(body->prev == EventHash{sha256("before")});
        // A wall clock that went back does not take the log with it.
        QCOMPARE(body->clock.ms, 2000);
        QCOMPARE(openPayload(event, *body, audience)->plaintext, std::string(R"({"type":"x"})"));
        QVERIFY(epoch == 0 || !openPayload(event, *body, AudienceKey::generate()));
    }
}

void KeysTest::refusesChangedEvents()
{
    const LogKey key = LogKey::generate();
    const AudienceKey audience = AudienceKey::generate();
    const Event good = sampleEvent(key, 0, audience);
    const auto body = *checkEvent(good);
    for (std::size_t at = 0; at < good.bodyBytes.size(); ++at) {
        Event changed = good;
        changed.bodyBytes[at] = changed.bodyBytes[at] == '1' ? '2' : '1';
        const auto checked = checkEvent(changed);
        QVERIFY(!checked && checked.error().kind == ErrorKind::Damaged);
    }
    for (std::size_t at = 0; at < good.payload.size(); ++at) {
        Event changed = good;
        changed.payload[at] = static_cast<char>(changed.payload[at] ^ 1);
        QVERIFY(!openPayload(changed, body, audience));
        changed.payload.resize(at);
        QVERIFY(!openPayload(changed, body, audience));
    }
    // Another author's key over the same bytes.
    Event forged = good;
    forged.signature = LogKey::generate().sign(good.hash);
    QVERIFY(!checkEvent(forged));
}

QTEST_GUILESS_MAIN(KeysTest)
#include "test_keys.moc"
