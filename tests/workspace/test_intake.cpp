#include "core/dispatch/routerun.h"
#include "core/journal/publish.h"
#include "core/workspace/exports.h"
#include "tests/workspace/records.h"

#include <QTest>

using namespace verdict;
using namespace verdict::test;

namespace {

RouteSetup setupOf(SoloTeam &team)
{
    WorkspaceParts &parts = team.desk().parts();
    return orThrow(parts.writer.submit<RouteSetup>(
        Writer::Class::Bulk, [policy = parts.policy.get()](JournalSession &session) -> Result<RouteSetup> {
            return prepareRoutes(session, *policy);
        }));
}

RoutePlan planAfter(SoloTeam &team, std::int64_t row, std::size_t limit)
{
    WorkspaceParts &parts = team.desk().parts();
    return orThrow(
        parts.bulk.submit<RoutePlan>([&, setup = setupOf(team), row, limit](ReadSession &session) -> Result<RoutePlan> {
            return planRoutes(session, setup, parts.files, row, limit);
        }));
}

Result<RouteCounts> append(SoloTeam &team, const RoutePlan &plan)
{
    return answerOf(team.desk().parts().writer.submit<RouteCounts>(
        Writer::Class::Bulk, [&, setup = setupOf(team)](JournalSession &session) -> Result<RouteCounts> {
            RouteCounts counts;
            appendPlan(session, setup, plan, counts);
            return counts;
        }));
}

} // namespace

class IntakeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsDuplicates();
    void takesRevisionsUntilDecided();
    void aNewerVersionIsNotDecidedUnseen();
    void exportsTellWhatWasSeen();
    void batchesMakeNoDifference();
    void rejectsWithoutStopping();
    void twoStretchesMayDrawTheSameToken();
};

void IntakeTest::countsDuplicates()
{
    SoloTeam team;
    const std::string line = recordLine("x");
    auto counts = team.take(line + line + recordLine("y") + line).counts;
    QCOMPARE(counts.accepted, 2);
    QCOMPARE(counts.duplicates, 2);
    counts = team.take(recordLine("y") + line).counts;
    QCOMPARE(counts.accepted, 0);
    QCOMPARE(counts.duplicates, 2);
    std::string spaced = line;
    for (std::size_t at = 0; (at = spaced.find(',', at)) != std::string::npos; at += 3)
        spaced.insert(at, " ").insert(at + 2, "\t");
    counts = team.take(spaced).counts;
    QCOMPARE(counts.duplicates, 1);
    QCOMPARE(counts.revised, 0);
    team.route();
    QCOMPARE(team.take(line).counts.duplicates, 1);
    team.decide(team.token("x"));
    counts = team.take(line).counts;
    QCOMPARE(counts.duplicates, 1);
    QCOMPARE(team.route().routed, 0);
    // The same id in another domain is another case.
    std::string elsewhere = line;
    elsewhere.replace(elsewhere.find("\"domain\":\"d\""), 12, "\"domain\":\"e\"");
    QCOMPARE(team.take(elsewhere).counts.accepted, 1);
}

void IntakeTest::takesRevisionsUntilDecided()
{
    SoloTeam team;
    team.take(recordLine("x"));
    QCOMPARE(team.take(titled("x", "second")).counts.revised, 1);
    team.route();
    QCOMPARE(team.titles(), std::string("second"));
    const Token old = team.token("second");
    // Three versions in one batch: the last stands.
    QCOMPARE(team.take(titled("x", "third") + titled("x", "fourth") + titled("x", "fourth")).counts.revised, 2);
    QCOMPARE(team.route().assigned, 1);
    QCOMPARE(team.titles(), std::string("fourth"));
    QVERIFY(reasonOf(team.desk().decide(old, complete("a"), {})).find("withdrawn") != std::string::npos);
    const Token token = team.token("fourth");
    QVERIFY(token != old);
    team.decide(token);
    auto report = team.take(titled("x", "fifth"));
    QCOMPARE(report.counts.revised, 0);
    QCOMPARE(report.rejected, 1);
    const auto rejects = readFile(report.rejectsFile);
    QVERIFY(rejects->find("\"line\":1,\"field\":\"id\"") != std::string::npos);
    QVERIFY(rejects->find("decided this case already") != std::string::npos);
    orThrow(team.desk().undo(token));
    QCOMPARE(team.take(titled("x", "fifth")).counts.revised, 1);
    team.route();
    QCOMPARE(team.titles(), std::string("fifth"));
}

void IntakeTest::aNewerVersionIsNotDecidedUnseen()
{
    SoloTeam team;
    const Token old = team.bring("x");
    QCOMPARE(team.take(titled("x", "newer")).counts.revised, 1);
    team.decide(old);
    QCOMPARE(team.route().assigned, 1);
    QCOMPARE(team.titles(), std::string("newer"));
    team.decide(team.token("newer"));
    QCOMPARE(team.take(titled("x", "newest")).rejected, 1);
}

void IntakeTest::exportsTellWhatWasSeen()
{
    SoloTeam team;
    team.take(titled("x", "as it was"));
    team.route();
    const Token old = team.token("as it was");
    team.take(titled("x", "as it became"));
    team.decide(old);
    team.clock().step(hour);
    const ExportRequest request{ExportKind::Training, ExportFormat::JsonLines, team.folder() + "/training.jsonl"};
    const auto titlesIn = [&] {
        auto again = request;
        again.force = true;
        orThrow(exportTo(team.desk().parts(), again, {}));
        const std::string lines = *readFile(request.path);
        return std::pair(lines.find("as it was") != std::string::npos, lines.find("as it became") != std::string::npos);
    };
    QVERIFY(titlesIn() == std::pair(true, false));
    team.route();
    QVERIFY(titlesIn() == std::pair(true, false));
    team.decide(team.token("as it became"));
    team.clock().step(hour);
    QVERIFY(titlesIn() == std::pair(true, true));
}

void IntakeTest::batchesMakeNoDifference()
{
    std::string together;
    for (int i = 0; i < 12; ++i)
        together += recordLine("c" + std::to_string(i % 9), i > 9 ? ",\"kind\":\"revised\"" : "", i / 20.0);
    SoloTeam one;
    SoloTeam many;
    const auto counts = one.take(together).counts;
    IngestCounts sum;
    for (std::size_t at = 0; at < together.size();) {
        const auto end = together.find('\n', at) + 1;
        const auto part = many.take(together.substr(at, end - at)).counts;
        sum.accepted += part.accepted;
        sum.duplicates += part.duplicates;
        sum.revised += part.revised;
        at = end;
    }
    QVERIFY(sum.accepted == counts.accepted && sum.duplicates == counts.duplicates && sum.revised == counts.revised);
    QCOMPARE(counts.accepted, 9);
    QCOMPARE(one.route().assigned, 9);
    many.route();
    QCOMPARE(one.titles(), many.titles());
    // Salts and keys differ, so the digests do.
    QVERIFY(orThrow(digestOfWorkspace(one.desk().parts())).digest !=
            orThrow(digestOfWorkspace(many.desk().parts())).digest);
}

void IntakeTest::rejectsWithoutStopping()
{
    SoloTeam team;
    const auto report =
        team.take(recordLine("good") + "{broken\n" +
                  "{\"id\":\"x\",\"domain\":\"d\",\"prediction\":{\"label\":\"a\"}}" + "\n" + recordLine("fine"));
    QCOMPARE(report.read, 4);
    QCOMPARE(report.counts.accepted, 2);
    QCOMPARE(report.rejected, 2);
    const auto rejects = *readFile(report.rejectsFile);
    QCOMPARE(std::count(rejects.begin(), rejects.end(), '\n'), 2);
    QVERIFY(rejects.find("\"line\":3,\"field\":\"prediction.") != std::string::npos);
}

void IntakeTest::twoStretchesMayDrawTheSameToken()
{
    SoloTeam team;
    team.take(recordLine("one") + recordLine("two"));
    const RoutePlan first = planAfter(team, 0, 1);
    RoutePlan second = planAfter(team, first.lastRow, 1);
    QVERIFY(!first.end && second.cases.size() == 1);
    second.cases.front().assigned->token = first.cases.front().assigned->token;
    second.cases.front().routed.token = first.cases.front().routed.token;
    QCOMPARE(orThrow(append(team, first)).routed, 1);
    const auto counts = orThrow(append(team, second));
    QCOMPARE(counts.routed, 0);
    QCOMPARE(counts.left, 1);
    // Planned twice by two programs: the second finds it done.
    QCOMPARE(orThrow(append(team, first)).left, 1);
    QCOMPARE(team.route().routed, 1);
    QCOMPARE(team.queue().size(), 2u);
}

QTEST_GUILESS_MAIN(IntakeTest)
#include "test_intake.moc"
