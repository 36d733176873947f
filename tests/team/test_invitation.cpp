#include <QFile>
#include <QTest>

#include "core/team/storeurl.h"
#include "tests/team/invited.h"

#include <functional>
#include <sodium.h>

using namespace verdict;

namespace {

std::string invitationFile() { return writeInvitation(adaInvitesBen(), deviceNumber(1).roster); }

std::string replaced(std::string text, const std::string &part, const std::string &by)
{
    const auto at = text.find(part);
    return at == std::string::npos ? std::string() : text.replace(at, part.size(), by);
}

std::string signedAgain(const Invitation &invitation) { return writeInvitation(invitation, deviceNumber(1).roster); }

bool refuses(const std::string &json, const std::string &words)
{
    const auto read = readInvitation(json);
    if (!read && read.error().kind == ErrorKind::BadInput && read.error().reason.find(words) != std::string::npos)
        return true;
    qWarning("%s", read ? "it was accepted" : read.error().reason.c_str());
    return false;
}

std::string corpus(const char *name)
{
    QFile file(QStringLiteral(VERDICT_SOURCE_DIR "/tests/fuzz/corpus/invitation/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

class Inviting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }

    void theFileReadsBack()
    {
        const auto read = readInvitation(invitationFile());
        QVERIFY2(read, read.error().reason.c_str());
        QVERIFY(*read == adaInvitesBen());
    }

    /// Files made by this version must be readable by later ones, and signed the same way.
    void filesStayTheSame()
    {
        QCOMPARE(corpus("invitation.json"), invitationFile());
        QCOMPARE(corpus("request.json"), writeJoinRequest(benAnswers()));
    }

    void secretsAreDrawn()
    {
        Invitation one, two;
        drawSecrets(one);
        drawSecrets(two);
        QVERIFY(one.id != two.id && one.secret != two.secret);
        QVERIFY(one.id != InvitationId{} && one.secret != two.secret);
    }

    void everyChangeBreaksTheSignature()
    {
        const std::vector<std::function<void(Invitation &)>> changes = {
            [](Invitation &i) { i.team.bytes[0] ^= 1; },
            [](Invitation &i) { i.id[0] ^= 1; },
            [](Invitation &i) { i.secret[31] ^= 1; },
            [](Invitation &i) { i.memberName = "Bob"; },
            [](Invitation &i) { i.roles = {Role::Lead}; },
            [](Invitation &i) { i.skills.pop_back(); },
            [](Invitation &i) { i.tier = 3; },
            [](Invitation &i) { i.expires = i.expires + 1; },
            [](Invitation &i) { i.store = "folder:/srv/other"; },
            [](Invitation &i) { i.inviter = MemberId{"m-0000000000000000"}; },
            [](Invitation &i) { i.inviterName = "Eve"; },
        };
        const std::string file = invitationFile();
        const std::string signature = file.substr(file.find("\"signature\""));
        for (const auto &change : changes) {
            Invitation changed = adaInvitesBen();
            change(changed);
            std::string forged = signedAgain(changed);
            forged.replace(forged.find("\"signature\""), std::string::npos, signature);
            QVERIFY(refuses(forged, "was changed after it was signed"));
        }
        QVERIFY(refuses(replaced(file, deviceNumber(1).roster.id().hex(), deviceNumber(9).roster.id().hex()),
                        "was changed after it was signed"));
    }

    void fieldsAreRefusedWithPlaceAndReason_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *part, const char *by, const char *words) {
            QTest::newRow(name) << QString::fromUtf8(part) << QString::fromUtf8(by) << QString::fromUtf8(words);
        };
        row("kind", "verdict-invitation", "verdict-join-request", "kind: must be \"verdict-invitation\"");
        row("version", "\"version\": 1", "\"version\": 2", "version: must be");
        row("team", "\"team\": \"ab", "\"team\": \"AB", "team: must be 64 hexadecimal digits in lower case");
        row("id", "\"id\": \"11", "\"id\": \"1", "id: must be 32 hexadecimal digits");
        row("name", "Ben Ólafsson", "Ben\\u202e", "name: ");
        row("no name", "Ben Ólafsson", "", "name: must not be empty");
        row("role", "\"lead\"", "\"owner\"", "roles: must be of lead, router, reviewer");
        row("role twice", "\"lead\"", "\"reviewer\"", "roles: names reviewer twice");
        row("no role", "[\"reviewer\", \"lead\"]", "[]", "roles: must name at least one");
        row("skill twice", "\"german\"", "\"dermatology\"", "skills.1: stands there twice");
        row("skill type", "\"german\"", "7", "skills.1: must be a text");
        row("tier", "\"tier\": 2", "\"tier\": 4", "tier: must be");
        row("tier type", "\"tier\": 2", "\"tier\": \"2\"", "tier: must be");
        row("expires", "2026-11-29T", "2026-11-31T", "expires: must be a time");
        row("store", "ben@db", "ben:secret@db", "store: must not hold a password");
        row("inviter", "\"member\": \"m-", "\"member\": \"x-", "inviter.member: must be a member's id");
        row("unknown", "\"tier\"", "\"rank\": 1, \"tier\"", "rank: ");
        row("missing", "\"tier\": 2,", "", "tier: is missing");
        row("twice", "\"tier\": 2,", "\"tier\": 2, \"tier\": 2,", "tier");
    }
    void fieldsAreRefusedWithPlaceAndReason()
    {
        QFETCH(QString, part);
        QFETCH(QString, by);
        QFETCH(QString, words);
        const std::string changed = replaced(invitationFile(), part.toStdString(), by.toStdString());
        QVERIFY2(!changed.empty(), "the part is not in the file");
        QVERIFY(refuses(changed, words.toStdString()));
    }

    void severalFaultsAreToldAtOnce()
    {
        std::string json = replaced(invitationFile(), "\"tier\": 2", "\"tier\": 9");
        json = replaced(json, "ben@db", "ben:pw@db");
        QVERIFY(refuses(json, "tier: "));
        QVERIFY(refuses(json, "store: "));
    }

    void whatIsNoDocumentIsRefused()
    {
        for (const std::string json : {"", "[]", "{}", "null", "{\"kind\":", "\xff"})
            QVERIFY(refuses(json, "This is no usable invitation."));
        QVERIFY(refuses(invitationFile() + std::string(70000, ' '), "64 KiB"));
    }

    void tooManySkillsAreRefused()
    {
        Invitation many = adaInvitesBen();
        many.skills.clear();
        for (int i = 0; i < 50; ++i)
            many.skills.push_back("skill " + std::to_string(i));
        QVERIFY(readInvitation(signedAgain(many)));
        many.skills.emplace_back("one more");
        QVERIFY(refuses(signedAgain(many), "skills: must be at most 50"));
    }

    void expiryIsTold()
    {
        const Invitation invitation = adaInvitesBen();
        QVERIFY(checkNotExpired(invitation, invitation.expires));
        const auto late = checkNotExpired(invitation, invitation.expires + 1);
        QCOMPARE(late.error().kind, ErrorKind::NotAllowed);
        QCOMPARE(late.error().reason, std::string("The invitation of Ada for Ben Ólafsson expired at "
                                                  "2026-11-29T09:30:00.000Z. A lead can make a new one."));
    }

    void storeAddresses_data()
    {
        QTest::addColumn<bool>("accepted");
        for (const char *good :
             {"folder:/srv/verdict", "folder:Z:\\verdict", "postgresql://db/verdict", "postgres://ada@db:5432/verdict",
              "postgresql://ada@[::1]:5432/v", "postgresql://ada@db/v?sslmode=verify-full&connect_timeout=10",
              "postgresql:///v?host=%2Fvar%2Frun%2Fpostgresql", "postgresql://a,b/v?target_session_attrs=read-write"})
            QTest::newRow(good) << true;
        for (const char *bad : {"",
                                "folder:",
                                "http://x/",
                                "/srv/verdict",
                                "postgresql:/x",
                                "POSTGRESQL://x",
                                "folder:a\nb",
                                "postgresql://ada:pw@db/v",
                                "postgresql://ada:@db/v",
                                "postgresql://host?x:y@db/v",
                                "postgresql://db/v?password=pw",
                                "postgresql://db/v?PASSWORD=pw",
                                "postgresql://db/v?%70assword=pw",
                                "postgresql://db/v?user=a&password=",
                                "postgresql://db/v?sslpassword=x",
                                "postgresql://db/v?sslmode=disable",
                                "postgresql://db/v?sslmode=prefer",
                                "postgresql://db/v?service=x",
                                "postgresql://db/v?passfile=/tmp/x",
                                "postgresql://db/v?options=-c",
                                "postgresql://db/v?sslmode=verify-full&service=x",
                                "postgresql://db/v?%zz=1",
                                "postgresql://db/v?user=%2"})
            QTest::newRow(*bad == 0 ? "empty" : bad) << false;
    }
    void storeAddresses()
    {
        QFETCH(bool, accepted);
        const std::string url = QTest::currentDataTag() == std::string("empty") ? "" : QTest::currentDataTag();
        const auto fault = faultOfStoreUrl(url);
        QCOMPARE(!fault.has_value(), accepted);
        QVERIFY(!fault || !fault->empty());
    }

    void aLongStoreAddressIsRefused()
    {
        QVERIFY(!faultOfStoreUrl("folder:" + std::string(993, 'x')));
        QVERIFY(faultOfStoreUrl("folder:" + std::string(994, 'x')));
    }
};

QTEST_APPLESS_MAIN(Inviting)
#include "test_invitation.moc"
