#include <QTest>

#include "tests/team/invited.h"

#include <algorithm>
#include <functional>
#include <set>
#include <sodium.h>

using namespace verdict;

namespace {

const Time inTime = *fromIso("2026-11-24T12:00:00.000Z");

std::string replaced(std::string text, const std::string &part, const std::string &by)
{
    const auto at = text.find(part);
    return at == std::string::npos ? std::string() : text.replace(at, part.size(), by);
}

bool says(const Result<void> &checked, const std::string &words)
{
    if (!checked && checked.error().reason.find(words) != std::string::npos)
        return true;
    qWarning("%s", checked ? "it was accepted" : checked.error().reason.c_str());
    return false;
}

/// Ways in which a request can differ.
const std::vector<std::function<void(JoinRequest &)>> &changes()
{
    static const std::vector<std::function<void(JoinRequest &)>> all = {
        [](JoinRequest &r) { r.name = "Eve"; },
        [](JoinRequest &r) { r.device.boxKey = deviceNumber(7).boxPublic; },
        [](JoinRequest &r) { r.recovery->rosterKey = deviceNumber(7).roster.id(); },
        [](JoinRequest &r) { r.recovery->boxKey = deviceNumber(7).boxPublic; },
        [](JoinRequest &r) { r.recovery.reset(); },
        [](JoinRequest &r) { r.at = r.at + 1; },
        [](JoinRequest &r) { r.secondDevice = true; },
    };
    return all;
}

} // namespace

class Joining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }

    void theFileReadsBack()
    {
        JoinRequest request = benAnswers();
        QVERIFY(readJoinRequest(writeJoinRequest(request)).value() == request);
        request.recovery.reset();
        request.secondDevice = true;
        QVERIFY(readJoinRequest(writeJoinRequest(request)).value() == request);
    }

    void anHonestRequestIsAccepted()
    {
        const auto checked = checkRequest(benAnswers(), adaInvitesBen(), inTime);
        QVERIFY2(checked, checked.error().reason.c_str());
    }

    void aLateRequestIsToldSo()
    {
        const Invitation invitation = adaInvitesBen();
        const auto late = checkRequest(benAnswers(), invitation, invitation.expires + 1);
        QCOMPARE(late.error().kind, ErrorKind::NotAllowed);
        QVERIFY(says(late, "expired at 2026-11-29T09:30:00.000Z"));
    }

    void anotherInvitationIsToldSo()
    {
        Invitation other = adaInvitesBen();
        other.id.fill(0x33);
        QVERIFY(says(checkRequest(benAnswers(other), adaInvitesBen(), inTime), "answers another invitation"));
    }

    void aRequestWithoutTheSecretIsToldSo()
    {
        Invitation guessed = adaInvitesBen();
        guessed.secret.fill(0x23);
        QVERIFY(says(checkRequest(benAnswers(guessed), adaInvitesBen(), inTime), "was not made with the invitation"));
        Invitation otherTeam = adaInvitesBen();
        otherTeam.team.bytes.fill(1);
        QVERIFY(says(checkRequest(benAnswers(otherTeam), adaInvitesBen(), inTime), "was not made with the invitation"));
    }

    void everyChangeOnTheWayIsNoticed()
    {
        for (const auto &change : changes()) {
            JoinRequest request = benAnswers();
            change(request);
            QVERIFY(says(checkRequest(request, adaInvitesBen(), inTime), "was changed on its way"));
        }
    }

    /// Who holds the secret still cannot bring a key of which the private half lies elsewhere.
    void aRequestSignedByAnotherKeyIsToldSo()
    {
        JoinRequest request = benAnswers();
        const std::string text = provenText(request, adaInvitesBen().team);
        request.signature = deviceNumber(7).roster.sign(std::string_view(text));
        QVERIFY(says(checkRequest(request, adaInvitesBen(), inTime), "not signed by the key it brings"));
    }

    void aBoxKeyForEverybodyIsRefused()
    {
        JoinRequest request = benAnswers();
        request.device.boxKey = {};
        prove(request, adaInvitesBen(), deviceNumber(3).roster);
        QVERIFY(says(checkRequest(request, adaInvitesBen(), inTime), "everybody can open"));
        request = benAnswers();
        request.recovery->boxKey = {};
        prove(request, adaInvitesBen(), deviceNumber(3).roster);
        QVERIFY(says(checkRequest(request, adaInvitesBen(), inTime), "everybody can open"));
    }

    void theKitMayNotBeTheMachine()
    {
        JoinRequest request = benAnswers();
        request.recovery = request.device;
        prove(request, adaInvitesBen(), deviceNumber(3).roster);
        QVERIFY(says(checkRequest(request, adaInvitesBen(), inTime), "same keys"));
    }

    /// Both machines read both documents from files, and the words must be equal then.
    void bothMachinesReadTheSameWords()
    {
        const auto invitation = readInvitation(writeInvitation(adaInvitesBen(), deviceNumber(1).roster));
        const auto request = readJoinRequest(writeJoinRequest(benAnswers(*invitation)));
        QCOMPARE(sixWords(*request, adaInvitesBen()), sixWords(benAnswers(), *invitation));
        const std::string words = sixWords(*request, *invitation);
        QCOMPARE(std::count(words.begin(), words.end(), ' '), std::ptrdiff_t{5});
    }

    void anyChangeOfEitherDocumentChangesTheWords()
    {
        std::set<std::string> seen{sixWords(benAnswers(), adaInvitesBen())};
        for (const auto &change : changes()) {
            JoinRequest request = benAnswers();
            change(request);
            QVERIFY(seen.insert(sixWords(request, adaInvitesBen())).second);
        }
        Invitation between = adaInvitesBen();
        between.inviterRosterKey = deviceNumber(8).roster.id();
        QVERIFY(seen.insert(sixWords(benAnswers(), between)).second);
        between = adaInvitesBen();
        between.roles = {Role::Reviewer};
        QVERIFY(seen.insert(sixWords(benAnswers(), between)).second);
    }

    void fieldsAreRefusedWithPlaceAndReason_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *part, const char *by, const char *words) {
            QTest::newRow(name) << QString::fromUtf8(part) << QString::fromUtf8(by) << QString::fromUtf8(words);
        };
        row("kind", "verdict-join-request", "verdict-invitation", "kind: must be");
        row("invitation", "\"invitation\": \"11", "\"invitation\": \"zz", "invitation: must be 32 hexadecimal digits");
        row("name", "\"Ben\"", "\"\"", "name: must not be empty");
        row("device", "\"device\": {", "\"device\": {\"cpu\": 1, ", "device.cpu: ");
        row("half a kit", "\"recovery\": {", "\"recovery\": {}, \"old\": {", "recovery.boxKey: is missing");
        row("no device", "\"device\"", "\"machine\"", "device: is missing");
        row("at", "2026-11-23T08", "2026-11-23T28", "at: must be a time");
        row("secondDevice", "false", "0", "secondDevice: must be");
        row("mac", "\"mac\": \"", "\"mac\": \"0", "mac: must be 64 hexadecimal digits");
        row("signature", "\"signature\"", "\"sig\"", "signature: is missing");
    }
    void fieldsAreRefusedWithPlaceAndReason()
    {
        QFETCH(QString, part);
        QFETCH(QString, by);
        QFETCH(QString, words);
        const std::string changed = replaced(writeJoinRequest(benAnswers()), part.toStdString(), by.toStdString());
        QVERIFY2(!changed.empty(), "the part is not in the file");
        const auto read = readJoinRequest(changed);
        QVERIFY(!read && read.error().kind == ErrorKind::BadInput);
        QVERIFY2(read.error().reason.find(words.toStdString()) != std::string::npos, read.error().reason.c_str());
    }
};

QTEST_APPLESS_MAIN(Joining)
#include "test_joinrequest.moc"
