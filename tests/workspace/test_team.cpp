#include "core/journal/publish.h"
#include "core/workspace/upkeep.h"
#include "tests/workspace/records.h"
#include "tests/workspace/wholeteam.h"

#include <QTest>

#include <filesystem>

using namespace verdict;
using namespace verdict::test;

namespace {

const std::vector<std::string> reviewer{"reviewer"};
const std::vector<std::string> lead{"lead"};
const std::vector<std::string> nothing;

std::string cases(int from, int to)
{
    std::string lines;
    for (int i = from; i < to; ++i)
        lines += recordLine("c" + std::to_string(i));
    return lines;
}

std::size_t countOf(const std::map<Token, std::vector<std::string>> &decisions)
{
    std::size_t count = 0;
    for (const auto &[token, labels] : decisions)
        count += labels.size();
    return count;
}

} // namespace

class TeamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sharesTheQueue();
    void worksAWeekOffline();
    void waitsToBeAdmitted();
    void admitsOnce();
    void losesNothingToAClone();
    void losesNothingToARestoredBackup();
    void endsAStolenLaptop();
    void endsWhatCameBeforeTheRevocationWasKnown();
    void secondLeadSeesTheSame();
    void handsTheRouterOver();
    void removedLeadReadsNothingLater();
    void expiredWorkMovesOnAndALateDecisionCounts();
    void healsWhatVanished();
    void keepsConcurrentRevisions();
    void refusesWhatARoleMayNot();
};

void TeamTest::sharesTheQueue()
{
    WholeTeam team;
    team.admit("ann", reviewer);
    team.admit("bob", reviewer);
    team.take(cases(0, 60));
    QCOMPARE(team.route().assigned, 60);
    team.syncAll();
    const auto ann = team.queue("ann").size();
    const auto bob = team.queue("bob").size();
    QCOMPARE(ann + bob, 60U);
    QVERIFY(ann >= 15 && bob >= 15);
    // The founder reviews no more once others do.
    QVERIFY(team.queue("lead").empty());
    QVERIFY(!team.desk("lead").member().reviewer);
    for (const auto *name : {"lead", "ann", "bob"})
        QCOMPARE(team.problems(name), nothing);
}

void TeamTest::worksAWeekOffline()
{
    WholeTeam team;
    team.admit("ann", reviewer);
    team.admit("bob", reviewer);
    team.take(cases(0, 20));
    team.route();
    team.syncAll();
    for (int day = 0; day < 5; ++day) {
        team.clock().step(24 * hour);
        team.decideNext("ann", "b");
        if (day % 2 == 0)
            team.decideNext("bob");
    }
    QCOMPARE(countOf(team.decisions("lead")), 0U);
    team.syncAll();
    QCOMPARE(countOf(team.decisions("lead")), 8U);
    QCOMPARE(countOf(team.decisions("ann")), 5U);
    QCOMPARE(team.problems("lead"), nothing);
    // A sync with nothing to do moves nothing.
    const auto again = team.sync("ann");
    QCOMPARE(again.sent + again.received + again.waiting + again.voided + again.behind, 0);
}

void TeamTest::waitsToBeAdmitted()
{
    WholeTeam team;
    team.join("ann", reviewer);
    team.sync("ann");
    QVERIFY(team.queue("ann").empty());
    QVERIFY(!team.desk("ann").member().reviewer);
    const auto routed = routeAll(team.desk("ann").parts(), [](auto) {}, {});
    QVERIFY(!routed && routed.error().kind == ErrorKind::NotAllowed);
    QCOMPARE(team.problems("ann"), nothing);
}

void TeamTest::admitsOnce()
{
    WholeTeam team;
    team.join("ann", reviewer);
    const auto requests = orThrow(waitingRequests(team.desk("lead").parts()));
    QCOMPARE(requests.size(), 1U);
    QCOMPARE(requests.front().name, std::string("ann"));
    orThrow(admitMember(team.desk("lead").parts(), requests.front().invitation));
    QVERIFY(!admitMember(team.desk("lead").parts(), requests.front().invitation));
    QCOMPARE(teamRows(team.desk("lead").parts()).size(), 2U);
}

void TeamTest::losesNothingToAClone()
{
    WholeTeam team;
    team.admit("ann", reviewer);
    team.take(cases(0, 10));
    team.route();
    team.syncAll();
    team.decideNext("ann");
    team.close("ann");
    team.copyFolder("ann", "clone");
    team.open("ann");
    team.open("clone");
    team.decideNext("ann", "a");
    team.decideNext("ann", "a");
    // The same first case once more, otherwise, on the other machine.
    team.decideNext("clone", "b");
    team.sync("ann");
    QVERIFY(team.sync("clone").continued);
    QVERIFY(team.sync("ann").continued);
    team.decideNext("ann", "a");
    team.decideNext("clone", "b");
    team.syncAll();
    QCOMPARE(countOf(team.decisions("lead")), 6U);
    for (const auto *name : {"lead", "ann", "clone"}) {
        QCOMPARE(team.problems(name), nothing);
        QCOMPARE(countOf(team.decisions(name)), 6U);
    }
    QCOMPARE(team.digest("ann"), team.digest("clone"));
}

void TeamTest::losesNothingToARestoredBackup()
{
    WholeTeam team;
    team.admit("ann", reviewer);
    team.take(cases(0, 10));
    team.route();
    team.syncAll();
    team.decideNext("ann");
    QVERIFY(backupTo(team.desk("ann").parts(), team.folderOf("backup")));
    team.decideNext("ann");
    team.decideNext("ann");
    team.sync("ann");
    team.close("ann");
    std::filesystem::remove_all(team.folderOf("ann"));
    team.moveFolder("backup", "ann");
    team.open("ann");
    QCOMPARE(countOf(team.decisions("ann")), 1U);
    const auto report = team.sync("ann");
    QVERIFY(report.continued);
    QCOMPARE(countOf(team.decisions("ann")), 3U);
    team.decideNext("ann");
    team.syncAll();
    QCOMPARE(countOf(team.decisions("lead")), 4U);
    QCOMPARE(team.problems("ann"), nothing);
    QCOMPARE(team.problems("lead"), nothing);
}

void TeamTest::endsAStolenLaptop()
{
    WholeTeam team;
    team.admit("ann", reviewer);
    team.admit("bob", reviewer);
    team.take(cases(0, 20));
    team.route();
    team.syncAll();
    team.decideNext("ann");
    team.syncAll();
    QVERIFY(revokeMember(team.desk("lead").parts(), team.idOf("ann")));
    team.sync("lead");
    // The thief decides, with a clock of long ago, and reaches the store.
    team.clock().step(-30 * 24 * hour);
    team.decideNext("ann", "b");
    team.sync("ann");
    team.clock().step(31 * 24 * hour);
    team.syncAll();
    QCOMPARE(countOf(team.decisions("lead")), 1U);
    QVERIFY(team.sync("lead").voided > 0);
    QCOMPARE(team.problems("lead"), nothing);
    // What was hers goes to others.
    const auto before = team.queue("bob").size();
    team.route();
    team.syncAll();
    QVERIFY(team.queue("bob").size() > before);
}

void TeamTest::endsWhatCameBeforeTheRevocationWasKnown()
{
    WholeTeam team;
    team.admit("ann", reviewer);
    team.admit("second", lead);
    team.take(cases(0, 10));
    team.route();
    team.syncAll();
    team.decideNext("ann");
    team.syncAll();
    QVERIFY(revokeMember(team.desk("lead").parts(), team.idOf("ann")));
    // The second lead takes in what came later before it hears of the revocation.
    team.decideNext("ann", "b");
    team.sync("ann");
    team.sync("second");
    QCOMPARE(countOf(team.decisions("second")), 2U);
    team.syncAll();
    QCOMPARE(countOf(team.decisions("second")), 1U);
    QCOMPARE(countOf(team.decisions("lead")), 1U);
    QCOMPARE(team.digest("second"), team.digest("lead"));
    QCOMPARE(team.problems("second"), nothing);
}

void TeamTest::secondLeadSeesTheSame()
{
    WholeTeam team;
    team.admit("ann", reviewer);
    team.take(cases(0, 10));
    team.route();
    team.syncAll();
    team.decideNext("ann", "b");
    team.syncAll();
    // Admitted late, with all of the past to read.
    team.admit("second", lead);
    team.syncAll();
    QCOMPARE(countOf(team.decisions("second")), 1U);
    QCOMPARE(team.digest("second"), team.digest("lead"));
    team.take(cases(10, 20), "second");
    team.syncAll();
    QCOMPARE(team.route().assigned, 10);
    team.syncAll();
    QCOMPARE(team.queue("ann").size(), 19U);
    QCOMPARE(team.digest("second"), team.digest("lead"));
    QCOMPARE(team.problems("second"), nothing);
}

void TeamTest::handsTheRouterOver()
{
    WholeTeam team;
    team.admit("ann", reviewer);
    team.admit("second", lead);
    team.take(cases(0, 5));
    team.route();
    team.syncAll();
    QVERIFY(nameRouterOf(team.desk("lead").parts(), team.idOf("second")));
    team.syncAll();
    team.take(cases(5, 10));
    const auto refused = routeAll(team.desk("lead").parts(), [](auto) {}, {});
    QVERIFY(!refused && refused.error().kind == ErrorKind::NotAllowed);
    team.syncAll();
    QCOMPARE(team.route("second").assigned, 5);
    team.syncAll();
    QCOMPARE(team.queue("ann").size(), 10U);
    for (int i = 0; i < 10; ++i)
        team.decideNext("ann");
    team.syncAll();
    QCOMPARE(countOf(team.decisions("lead")), 10U);
    QCOMPARE(team.digest("second"), team.digest("lead"));
}

void TeamTest::removedLeadReadsNothingLater()
{
    WholeTeam team;
    team.admit("ann", reviewer);
    team.admit("second", lead);
    team.syncAll();
    QVERIFY(revokeMember(team.desk("lead").parts(), team.idOf("second")));
    team.take(cases(0, 5));
    team.route();
    team.sync("lead");
    team.sync("ann");
    team.decideNext("ann");
    team.sync("ann");
    const auto report = team.sync("second");
    QCOMPARE(countOf(team.decisions("second")), 0U);
    QVERIFY(report.waiting > 0);
    QVERIFY(!inviteMember(team.desk("second").parts(), {"x", {"reviewer"}}));
}

void TeamTest::expiredWorkMovesOnAndALateDecisionCounts()
{
    WholeTeam team;
    team.admit("ann", reviewer);
    team.admit("bob", reviewer);
    Policy policy = *team.desk("lead").parts().policy.get();
    policy.leads.otherDomains.assignmentExpiryHours = 24;
    orThrow(publishPolicy(team.desk("lead").parts(), policy));
    team.take(cases(0, 20));
    team.route();
    team.syncAll();
    const auto anns = team.queue("ann");
    QVERIFY(!anns.empty());
    while (!team.queue("bob").empty())
        team.decideNext("bob");
    team.syncAll();
    team.clock().step(25 * hour);
    QCOMPARE(team.route().assigned, static_cast<std::int64_t>(anns.size()));
    // Ann, offline, decides one that was taken back meanwhile.
    team.decide("ann", anns.front().token, "b");
    team.syncAll();
    QVERIFY(team.queue("ann").empty());
    QCOMPARE(team.queue("bob").size(), anns.size());
    QCOMPARE(team.decisions("lead").at(anns.front().token), std::vector<std::string>{"b"});
    // Bob decides the same case otherwise: both are kept.
    for (std::size_t i = 0; i < anns.size(); ++i)
        team.decideNext("bob", "a");
    team.syncAll();
    QCOMPARE(countOf(team.decisions("lead")), 21U);
    QCOMPARE(team.problems("lead"), nothing);
}

void TeamTest::healsWhatVanished()
{
    WholeTeam team;
    team.admit("ann", reviewer);
    team.take(cases(0, 10));
    team.route();
    team.syncAll();
    team.decideNext("ann");
    team.syncAll();
    for (const auto *part : {"segments", "content"})
        for (const auto &entry : std::filesystem::recursive_directory_iterator(team.storeFolder() + '/' + part))
            if (entry.is_regular_file())
                std::filesystem::remove(entry.path());
    team.syncAll();
    team.admit("second", lead);
    team.syncAll();
    QCOMPARE(team.digest("second"), team.digest("lead"));
    QCOMPARE(countOf(team.decisions("second")), 1U);
}

void TeamTest::keepsConcurrentRevisions()
{
    WholeTeam team;
    team.admit("ann", reviewer);
    team.admit("second", lead);
    team.syncAll();
    team.take(recordLine("c", ",\"subtitle\":\"one\""));
    team.take(recordLine("c", ",\"subtitle\":\"two\""), "second");
    team.take(recordLine("same"));
    team.take(recordLine("same"), "second");
    team.syncAll();
    QCOMPARE(team.digest("second"), team.digest("lead"));
    QCOMPARE(team.route().assigned, 2);
    team.take(recordLine("c", ",\"subtitle\":\"three\""), "second");
    team.syncAll();
    QCOMPARE(team.route().assigned, 1);
    team.syncAll();
    QCOMPARE(team.queue("ann").size(), 2U);
    QCOMPARE(team.digest("second"), team.digest("lead"));
    QCOMPARE(team.problems("second"), nothing);
}

void TeamTest::refusesWhatARoleMayNot()
{
    WholeTeam team;
    team.admit("ann", reviewer);
    auto &parts = team.desk("ann").parts();
    QCOMPARE(inviteMember(parts, {"x", {"reviewer"}}).error().kind, ErrorKind::NotAllowed);
    QCOMPARE(revokeMember(parts, team.idOf("lead")).error().kind, ErrorKind::NotAllowed);
    QCOMPARE(publishPolicy(parts, *parts.policy.get()).error().kind, ErrorKind::NotAllowed);
    const std::string path = team.folder() + "/mine.jsonl";
    QVERIFY(publish(path, cases(0, 1)));
    const auto taken = ingest(parts, {path, {}, false, {}}, [](std::int64_t, std::int64_t) {}, {});
    QCOMPARE(taken.error().kind, ErrorKind::NotAllowed);
    QCOMPARE(revokeMember(team.desk("lead").parts(), team.idOf("lead")).error().kind, ErrorKind::BadInput);
    QCOMPARE(inviteMember(team.desk("lead").parts(), {"x", {"king"}}).error().kind, ErrorKind::BadInput);
}

QTEST_GUILESS_MAIN(TeamTest)
#include "test_team.moc"
