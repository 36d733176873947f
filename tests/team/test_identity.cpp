#include <QTest>

#include "core/team/identity.h"

#include <algorithm>
#include <new>
#include <sodium.h>

using namespace verdict;

namespace {

std::array<std::uint8_t, 32> filled(std::uint8_t value)
{
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(value);
    return bytes;
}

} // namespace

class Identity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }

    void storedSecretsMakeTheSameDevice()
    {
        const DeviceKeys made = DeviceKeys::generate();
        const DeviceKeys again = DeviceKeys::fromSecrets(made.roster.seed(), made.boxSecret);
        QCOMPARE(again.roster.id(), made.roster.id());
        QCOMPARE(again.boxPublic, made.boxPublic);
        QCOMPARE(again.boxSecret, made.boxSecret);
    }

    void aBoxOpensForItsDeviceAlone()
    {
        const DeviceKeys ours = DeviceKeys::generate();
        const DeviceKeys theirs = DeviceKeys::generate();
        const std::string box = sealKeyFor(ours.boxPublic, filled(7));
        QCOMPARE(openKeyBox(ours, box).value(), filled(7));
        QCOMPARE(openKeyBox(theirs, box).error().kind, ErrorKind::Damaged);
    }

    void aChangedBoxIsNotOpened()
    {
        const DeviceKeys device = DeviceKeys::generate();
        const std::string box = sealKeyFor(device.boxPublic, filled(7));
        for (std::size_t at = 0; at < box.size(); ++at) {
            std::string changed = box;
            changed[at] = changed[at] == '0' ? '1' : '0';
            QVERIFY2(!openKeyBox(device, changed), changed.c_str());
        }
    }

    void whatIsNoBoxIsSaidSo()
    {
        const DeviceKeys device = DeviceKeys::generate();
        const std::string box = sealKeyFor(device.boxPublic, filled(7));
        for (const auto &text : {std::string(), box + "00", box.substr(2), std::string(160, 'g'), "0X" + box.substr(2)})
            QCOMPARE(openKeyBox(device, text).error().kind, ErrorKind::BadInput);
    }

    void boxKeysOfSmallOrderAreNotUsable()
    {
        QVERIFY(isUsableBoxKey(DeviceKeys::generate().boxPublic));
        QVERIFY(!isUsableBoxKey(filled(0)));
        auto one = filled(0);
        one[0] = 1;
        QVERIFY(!isUsableBoxKey(one));
    }

    void rolesAndNamesAreEachOthersReverse()
    {
        for (const auto role : {Role::Lead, Role::Router, Role::Reviewer})
            QCOMPARE(roleFromName(nameOf(role)), std::optional(role));
        QVERIFY(!roleFromName("owner") && !roleFromName("Lead") && !roleFromName(""));
    }

    void memberIdsAreKnownByTheirForm()
    {
        QVERIFY(isMemberId(memberIdOf(DeviceKeys::generate().roster.id()).value));
        for (const char *text : {"", "m-", "m-0123456789abcde", "m-0123456789abcdef0", "m-0123456789ABCDEF"})
            QVERIFY2(!isMemberId(text), text);
    }

    void secretsAreWiped()
    {
        alignas(DeviceKeys) std::array<unsigned char, sizeof(DeviceKeys)> place{};
        auto *device = new (place.data()) DeviceKeys(DeviceKeys::generate());
        const auto secret = device->boxSecret;
        const auto seed = device->roster.seed();
        device->~DeviceKeys();
        // A barrier, so that the compiler reads what is really there.
        asm volatile("" : : "r"(place.data()) : "memory");
        const auto holds = [&](const auto &bytes) {
            return std::search(place.begin(), place.end(), bytes.begin(), bytes.end()) != place.end();
        };
        QVERIFY(!holds(secret));
        QVERIFY(!holds(seed));
    }
};

QTEST_APPLESS_MAIN(Identity)
#include "test_identity.moc"
